import { HashValue } from '../../../keyspace/hash-value.js'
import { ListValue } from '../../../keyspace/list-value.js'
import { SetValue } from '../../../keyspace/set-value.js'
import { SortedSetValue } from '../../../keyspace/sorted-set-value.js'
import type { StreamValue } from '../../../keyspace/stream-value.js'
import { StringValue } from '../../../keyspace/string-value.js'
import type { Value } from '../../../keyspace/value.js'
import { ByteWriter } from '../../../rdb/byte-writer.js'
import { writeLength, writeString } from '../../../rdb/rdb-string.js'
import type { ByteString } from '../../../reply/byte-string.js'
import type { RedisVersion } from '../../../reply/version.js'
import { writeIntset } from './intset.js'
import { listNodes } from './list-nodes.js'
import { writeListpack } from './listpack.js'
import { scoreText } from './score-text.js'
import { writeStream } from './stream.js'
import type { StreamKind } from './stream-id.js'
import { NodeKind, ValueKind } from './value-types.js'
import { writeZiplist } from './ziplist.js'

/** How a server writes values. */
export interface WriteOptions {
  readonly version: RedisVersion
  readonly isCompressed: boolean
  /** The parameter `list-max-listpack-size`. */
  readonly listFill: number
}

/** A value as Redis saves it, with its type in front. */
export function writeValue(value: Value, options: WriteOptions): Buffer {
  const writer = new ValueWriter(options)
  if (value instanceof StringValue) writer.string(value)
  else if (value instanceof ListValue) writer.list(value)
  else if (value instanceof SetValue) writer.set(value)
  else if (value instanceof SortedSetValue) writer.sortedSet(value)
  else if (value instanceof HashValue) writer.hash(value)
  else writer.stream(value as StreamValue)
  return writer.bytes
}

const STREAM_KINDS: Readonly<Record<RedisVersion, StreamKind>> = {
  '6.2': ValueKind.stream,
  '7.0': ValueKind.streamWithCounts,
  '7.2': ValueKind.streamWithActiveTimes,
  '7.4': ValueKind.streamWithActiveTimes,
}

class ValueWriter {
  readonly #to = new ByteWriter()
  readonly #options: WriteOptions

  constructor(options: WriteOptions) {
    this.#options = options
  }

  get bytes(): Buffer {
    return this.#to.bytes
  }

  string(value: StringValue): void {
    this.#to.byte(ValueKind.string)
    this.#text(value.bytes)
  }

  list(value: ListValue): void {
    const { version, listFill } = this.#options
    const nodes = listNodes(value.slice(0, value.size), version, listFill)
    const hasListpacks = version >= '7.0'
    this.#to.byte(hasListpacks ? ValueKind.listNodes : ValueKind.listZiplists)
    this.#length(nodes.length)
    for (const node of nodes) {
      if (hasListpacks) this.#length(node.isPlain ? NodeKind.plain : NodeKind.packed)
      if (node.isPlain) this.#text(node.elements[0])
      else this.#packed(node.elements)
    }
  }

  set(value: SetValue): void {
    const encoding = value.encoding()
    if (encoding === 'intset') {
      this.#to.byte(ValueKind.setIntset)
      this.#blob(writeIntset(value.members()))
    } else if (encoding === 'listpack') {
      this.#to.byte(ValueKind.setListpack)
      this.#packed(value.members())
    } else {
      this.#to.byte(ValueKind.set)
      this.#length(value.size)
      for (const member of value.members()) this.#text(member)
    }
  }

  /** The large encoding goes from the highest score down. */
  sortedSet(value: SortedSetValue): void {
    const { version } = this.#options
    if (value.encoding(version) === 'skiplist') {
      this.#to.byte(ValueKind.sortedSet)
      this.#length(value.size)
      for (const { member, score } of value.entries().reverse()) {
        this.#text(member)
        this.#to.double(score)
      }
      return
    }
    this.#to.byte(version < '7.0' ? ValueKind.sortedSetZiplist : ValueKind.sortedSetListpack)
    const entries = value.entries()
    this.#packed(entries.flatMap(({ member, score }) => [member, scoreText(score, version)]))
  }

  hash(value: HashValue): void {
    const { version } = this.#options
    const encoding = value.encoding(version)
    if (encoding === 'hashtable') this.#hashTable(value)
    else if (encoding === 'listpackex') this.#expiringListpack(value)
    else {
      this.#to.byte(version < '7.0' ? ValueKind.hashZiplist : ValueKind.hashListpack)
      this.#packed(value.fields().flatMap((field) => [field, value.get(field) as ByteString]))
    }
  }

  /** Times of expiry count from the earliest of them, plus one; 0 stands for none. */
  #hashTable(value: HashValue): void {
    const earliest = value.nextExpiry
    this.#to.byte(earliest === undefined ? ValueKind.hash : ValueKind.expiringHash)
    if (earliest !== undefined) this.#to.little(earliest, 8)
    this.#length(value.size)
    for (const field of value.fields()) {
      const at = value.expiryOf(field)
      if (earliest !== undefined) this.#length(at === undefined ? 0 : at - earliest + 1)
      this.#text(field)
      this.#text(value.get(field) as ByteString)
    }
  }

  #expiringListpack(value: HashValue): void {
    this.#to.byte(ValueKind.expiringHashListpack).little(value.nextExpiry ?? 0, 8)
    const triples = value
      .fields()
      .flatMap((field) => [
        field,
        value.get(field) as ByteString,
        String(value.expiryOf(field) ?? 0),
      ])
    this.#packed(triples)
  }

  stream(value: StreamValue): void {
    const { version, isCompressed } = this.#options
    const kind = STREAM_KINDS[version]
    this.#to.byte(kind)
    writeStream(this.#to, value, kind, isCompressed)
  }

  #packed(elements: readonly ByteString[]): void {
    this.#blob(this.#options.version < '7.0' ? writeZiplist(elements) : writeListpack(elements))
  }

  #blob(bytes: Buffer): void {
    this.#text(bytes.toString('latin1'))
  }

  #text(text: ByteString): void {
    writeString(this.#to, text, this.#options.isCompressed)
  }

  #length(length: number): void {
    writeLength(this.#to, length)
  }
}
