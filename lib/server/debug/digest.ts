import { createHash } from 'node:crypto'
import { doubleText } from '../../commands/double-reply.js'
import type { Database } from '../../keyspace/database.js'
import { HashValue } from '../../keyspace/hash-value.js'
import type { Keyspace } from '../../keyspace/keyspace.js'
import { ListValue } from '../../keyspace/list-value.js'
import { SetValue } from '../../keyspace/set-value.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import { MAX_ID, MIN_ID, millisecondsOf, sequenceOf } from '../../keyspace/stream-id.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { Value } from '../../keyspace/value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

const BYTES = 20
const EXPIRES = '!!expire!!'
const FIELD_EXPIRES = '!!hexpire!!'
/** The numbers that Redis has for types. */
const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  string: 0,
  list: 1,
  set: 2,
  zset: 3,
  hash: 4,
  stream: 6,
}

/** A digest to which parts are added: so that their order counts, or so that it does not. */
class Digest {
  readonly bytes = Buffer.alloc(BYTES)

  /** Adds a part whose place among others means nothing. */
  addUnordered(part: ByteString | Buffer): this {
    const hash = sha1(part)
    for (let i = 0; i < BYTES; i++) this.bytes[i] ^= hash[i]
    return this
  }

  /** Adds a part that comes behind those that are there. */
  add(part: ByteString | Buffer): this {
    this.addUnordered(part)
    sha1(this.bytes).copy(this.bytes)
    return this
  }

  addNumber(number: number): this {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(number)
    return this.add(bytes)
  }
}

/** The digest of all data, for DEBUG DIGEST: equal data of equal databases have the same. */
export function digestOf({ databases }: Keyspace, version: RedisVersion): string {
  const digest = new Digest()
  for (const database of databases) {
    if (database.size === 0) continue
    digest.addNumber(database.index)
    for (const key of database.keys()) {
      digest.addUnordered(addValue(new Digest().add(key), database, key, version).bytes)
    }
  }
  return digest.bytes.toString('hex')
}

/** The digest of a key's value, its name aside, for DEBUG DIGEST-VALUE; zeros where there is none. */
export function valueDigestOf(db: Database, key: ByteString, version: RedisVersion): string {
  return addValue(new Digest(), db, key, version).bytes.toString('hex')
}

function addValue(digest: Digest, db: Database, key: ByteString, version: RedisVersion): Digest {
  const value = db.stored(key)
  if (value === undefined) return digest
  digest.addNumber(TYPE_NUMBERS[value.type])
  addParts(digest, value, version)
  return db.expiryOf(key) === undefined ? digest : digest.addUnordered(EXPIRES)
}

function addParts(digest: Digest, value: Value, version: RedisVersion): void {
  if (value instanceof StringValue) digest.add(value.bytes)
  if (value instanceof ListValue) {
    for (const element of value.slice(0, value.size)) digest.add(element)
  }
  if (value instanceof SetValue) {
    for (const member of value.members()) digest.addUnordered(member)
  }
  if (value instanceof SortedSetValue) addScores(digest, value, version)
  if (value instanceof HashValue) addFields(digest, value)
  if (value instanceof StreamValue) addEntries(digest, value)
}

function addScores(digest: Digest, sortedSet: SortedSetValue, version: RedisVersion): void {
  for (const { member, score } of sortedSet.entries()) {
    digest.addUnordered(new Digest().add(member).add(doubleText(score, version)).bytes)
  }
}

function addEntries(digest: Digest, stream: StreamValue): void {
  for (const { id, fields } of stream.ascending(MIN_ID, MAX_ID)) {
    digest.add(`${millisecondsOf(id)}.${sequenceOf(id)}`)
    for (const text of fields) digest.add(text)
  }
}

function addFields(digest: Digest, hash: HashValue): void {
  for (const field of hash.fields()) {
    const ofField = new Digest().add(field).add(hash.get(field) as ByteString)
    if (hash.expiryOf(field) !== undefined) ofField.addUnordered(FIELD_EXPIRES)
    digest.addUnordered(ofField.bytes)
  }
}

function sha1(part: ByteString | Buffer): Buffer {
  const hash = createHash('sha1')
  return (typeof part === 'string' ? hash.update(part, 'latin1') : hash.update(part)).digest()
}
