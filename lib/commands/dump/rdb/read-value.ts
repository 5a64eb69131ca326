import { type HashLimits, HashValue } from '../../../keyspace/hash-value.js'
import { isInt64Text } from '../../../keyspace/int64-text.js'
import { ListValue } from '../../../keyspace/list-value.js'
import { type SetLimits, SetValue } from '../../../keyspace/set-value.js'
import { type SortedSetLimits, SortedSetValue } from '../../../keyspace/sorted-set-value.js'
import { StringValue } from '../../../keyspace/string-value.js'
import type { Value } from '../../../keyspace/value.js'
import type { ByteReader } from '../../../rdb/byte-reader.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import { readBlob, readLength, readString } from '../../../rdb/rdb-string.js'
import type { ByteString } from '../../../reply/byte-string.js'
import { ErrorReply } from '../../../reply/reply.js'
import { parseFloat64 } from '../../parse.js'
import { readIntset } from './intset.js'
import { readListpack } from './listpack.js'
import { readStream } from './stream.js'
import { NodeKind, ValueKind } from './value-types.js'
import { readZiplist } from './ziplist.js'
import { readZipmap } from './zipmap.js'

/** Up to which sizes the server that reads keeps small encodings. */
export interface ReadOptions {
  readonly hashLimits: HashLimits
  readonly setLimits: SetLimits
  readonly sortedSetLimits: SortedSetLimits
  /** The parameter `list-max-listpack-size`. */
  readonly listFill: number
}

/** The latest time at which a field of a hash may expire, in milliseconds since 1970. */
const LATEST_EXPIRY = 2 ** 48 - 1

type Read = (from: ByteReader, options: ReadOptions) => Value

/** Reads a value with its type in front. Throws CorruptPayload where the bytes make none. */
export function readValue(from: ByteReader, options: ReadOptions): Value {
  const read = READERS.get(from.byte())
  if (read === undefined) throw new CorruptPayload('type')
  const value = read(from, options)
  if (value.isEmpty) throw new CorruptPayload('empty value')
  return value
}

const READERS: ReadonlyMap<number, Read> = new Map<number, Read>([
  [ValueKind.string, (from) => new StringValue(readString(from))],
  [ValueKind.list, (from, options) => listOf(readTexts(from, 1), options)],
  [ValueKind.listZiplist, (from, options) => listOf(readZiplist(readBlob(from)), options)],
  [ValueKind.listZiplists, readListOfZiplists],
  [ValueKind.listNodes, readListOfNodes],
  [ValueKind.set, (from, options) => setOf(readTexts(from, 1), options)],
  [ValueKind.setIntset, (from, options) => setOf(readIntset(readBlob(from)), options)],
  [ValueKind.setListpack, (from, options) => setOf(readListpack(readBlob(from)), options)],
  [ValueKind.sortedSet, readSortedSet],
  [ValueKind.sortedSetTexts, readSortedSetOfTexts],
  [ValueKind.sortedSetZiplist, (from, options) => zipped(readZiplist(readBlob(from)), options)],
  [ValueKind.sortedSetListpack, (from, options) => zipped(readListpack(readBlob(from)), options)],
  [ValueKind.hash, (from, options) => hashOf(readTexts(from, 2), options)],
  [ValueKind.hashZipmap, (from, options) => hashOf(readZipmap(readBlob(from)), options)],
  [ValueKind.hashZiplist, (from, options) => hashOf(readZiplist(readBlob(from)), options)],
  [ValueKind.hashListpack, (from, options) => hashOf(readListpack(readBlob(from)), options)],
  [ValueKind.stream, (from) => readStream(from, ValueKind.stream)],
  [ValueKind.streamWithCounts, (from) => readStream(from, ValueKind.streamWithCounts)],
  [ValueKind.streamWithActiveTimes, (from) => readStream(from, ValueKind.streamWithActiveTimes)],
  [ValueKind.expiringHash, readExpiringHash],
  [ValueKind.expiringHashListpack, readExpiringHashListpack],
])

/** A count, and so many times as many strings. */
function readTexts(from: ByteReader, times: number): ByteString[] {
  const count = readLength(from) * times
  const texts: ByteString[] = []
  while (texts.length < count) texts.push(readString(from))
  return texts
}

function listOf(elements: readonly ByteString[], { listFill }: ReadOptions): ListValue {
  const list = new ListValue()
  for (const element of elements) {
    list.makeRoom([element], listFill)
    list.push('RIGHT', element)
  }
  return list
}

function readListOfZiplists(from: ByteReader, options: ReadOptions): ListValue {
  const elements: ByteString[] = []
  const nodes = readLength(from)
  for (let node = 0; node < nodes; node++) elements.push(...readZiplist(readBlob(from)))
  return listOf(elements, options)
}

function readListOfNodes(from: ByteReader, options: ReadOptions): ListValue {
  const elements: ByteString[] = []
  const nodes = readLength(from)
  for (let node = 0; node < nodes; node++) {
    const kind = readLength(from)
    if (kind === NodeKind.plain) elements.push(readString(from))
    else if (kind === NodeKind.packed) elements.push(...readListpack(readBlob(from)))
    else throw new CorruptPayload('list node')
  }
  return listOf(elements, options)
}

function setOf(members: readonly ByteString[], { setLimits }: ReadOptions): SetValue {
  const set = SetValue.for(members[0] ?? '', members.length, setLimits)
  for (const member of members) {
    if (!set.add(member, setLimits)) throw new CorruptPayload('member twice')
  }
  return set
}

function readSortedSet(from: ByteReader, options: ReadOptions): SortedSetValue {
  const entries: [ByteString, number][] = []
  const count = readLength(from)
  for (let i = 0; i < count; i++) entries.push([readString(from), from.double()])
  return sortedSetOf(entries, options)
}

/** Before Redis 3.2 scores were texts behind a byte of length, with names for what is no number. */
const NO_NUMBERS: ReadonlyMap<number, number> = new Map([
  [253, Number.NaN],
  [254, Number.POSITIVE_INFINITY],
  [255, Number.NEGATIVE_INFINITY],
])

function readSortedSetOfTexts(from: ByteReader, options: ReadOptions): SortedSetValue {
  const entries: [ByteString, number][] = []
  const count = readLength(from)
  for (let i = 0; i < count; i++) {
    const member = readString(from)
    const length = from.byte()
    entries.push([member, NO_NUMBERS.get(length) ?? scoreOf(from.text(length))])
  }
  return sortedSetOf(entries, options)
}

/** Scores in a small encoding stay as they are, a negative zero too. */
function zipped(elements: readonly ByteString[], { sortedSetLimits }: ReadOptions): SortedSetValue {
  return sortedSetOf(
    inPairs(elements).map(([member, score]) => [member, packedScoreOf(score)]),
    { sortedSetLimits: { ...sortedSetLimits, losesNegativeZero: false } },
  )
}

function sortedSetOf(
  entries: readonly (readonly [ByteString, number])[],
  { sortedSetLimits }: Pick<ReadOptions, 'sortedSetLimits'>,
): SortedSetValue {
  const sortedSet = new SortedSetValue()
  for (const [member, score] of entries) {
    if (Number.isNaN(score)) throw new CorruptPayload('score')
    if (sortedSet.score(member) !== undefined) throw new CorruptPayload('member twice')
    sortedSet.set(member, score, sortedSetLimits)
  }
  return sortedSet
}

function scoreOf(text: ByteString): number {
  const score = parseFloat64(text)
  if (score instanceof ErrorReply) throw new CorruptPayload('score')
  return score
}

/** Redis takes what looks like a number at the start of such a text, or 0. */
function packedScoreOf(text: ByteString): number {
  const score = parseFloat64(text)
  return score instanceof ErrorReply ? Number.parseFloat(text) || 0 : score
}

function hashOf(texts: readonly ByteString[], { hashLimits }: ReadOptions): HashValue {
  const hash = new HashValue(hashLimits)
  for (const [field, value] of inPairs(texts)) addField(hash, field, value, hashLimits)
  return hash
}

function addField(hash: HashValue, field: ByteString, value: ByteString, limits: HashLimits): void {
  if (!hash.set(field, value, limits)) throw new CorruptPayload('field twice')
}

function readExpiringHash(from: ByteReader, { hashLimits }: ReadOptions): HashValue {
  const earliest = readEarliest(from)
  const count = readLength(from)
  const hash = new HashValue(hashLimits)
  const expiries: [ByteString, number][] = []
  for (let i = 0; i < count; i++) {
    const left = readLength(from)
    const field = readString(from)
    addField(hash, field, readString(from), hashLimits)
    if (left > 0) expiries.push([field, timeOf(earliest + left - 1)])
  }
  return expiring(hash, expiries)
}

function readExpiringHashListpack(from: ByteReader, { hashLimits }: ReadOptions): HashValue {
  from.signed(8)
  const texts = readListpack(readBlob(from))
  if (texts.length % 3 !== 0) throw new CorruptPayload('field without a time')
  const hash = new HashValue(hashLimits)
  const expiries: [ByteString, number][] = []
  let before = 0
  for (let i = 0; i < texts.length; i += 3) {
    addField(hash, texts[i], texts[i + 1], hashLimits)
    const time = timeOf(texts[i + 2])
    const isInOrder = time === 0 || (time >= before && expiries.length === i / 3)
    if (!isInOrder) throw new CorruptPayload('order of times')
    if (time > 0) expiries.push([texts[i], time])
    before = time
  }
  return expiring(hash, expiries)
}

/** The earliest time of expiry, or one more than the latest that may be for none. */
function readEarliest(from: ByteReader): number {
  const earliest = Number(from.signed(8))
  if (earliest < 0 || earliest > LATEST_EXPIRY + 1) throw new CorruptPayload('earliest time')
  return earliest
}

function timeOf(text: ByteString | number): number {
  if (typeof text === 'string' && !isInt64Text(text)) throw new CorruptPayload('time')
  const time = Number(text)
  if (time < 0 || time > LATEST_EXPIRY) throw new CorruptPayload('time')
  return time
}

/** Of fields that expire together the one that got its time last stands first. */
function expiring(hash: HashValue, expiries: readonly (readonly [ByteString, number])[]) {
  hash.makeExpiring()
  for (const [field, at] of [...expiries].reverse()) hash.setExpiry(field, at)
  return hash
}

function inPairs(texts: readonly ByteString[]): [ByteString, ByteString][] {
  if (texts.length % 2 !== 0) throw new CorruptPayload('half a pair')
  return texts.flatMap((text, i) => (i % 2 === 0 ? [[text, texts[i + 1]]] : []))
}
