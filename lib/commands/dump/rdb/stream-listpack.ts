import { isInt64Text } from '../../../keyspace/int64-text.js'
import { makeId, millisecondsOf, type StreamId, sequenceOf } from '../../../keyspace/stream-id.js'
import { type StreamEntry, StreamNode } from '../../../keyspace/stream-node.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import type { ByteString } from '../../../reply/byte-string.js'
import { readListpack, writeListpack } from './listpack.js'

/** What the flags of an entry say. */
const DELETED = 1
const SAME_FIELDS = 2
/** Stands behind the names of fields that a node begins with. */
const END_OF_NAMES = '0'

/**
 * A node of a stream: first a master entry with the names of fields that others need not repeat,
 * then the entries, each with how far its ID is from the node's.
 */
export function writeStreamNode({ firstId, fieldNames, entries, deleted }: StreamNode): Buffer {
  const counts = [entries.length, deleted.length, fieldNames.length].map(String)
  const elements = [...counts, ...fieldNames, END_OF_NAMES]
  const gone = new Set(deleted)
  for (const entry of [...entries, ...deleted].sort(byId)) {
    const { id, fields } = entry
    const hasSameFields = isSame(fields, fieldNames)
    const values = fields.filter((_, i) => i % 2 === 1)
    const parts = hasSameFields ? values : [String(fields.length / 2), ...fields]
    const flags = (hasSameFields ? SAME_FIELDS : 0) | (gone.has(entry) ? DELETED : 0)
    const head = [
      String(flags),
      difference(millisecondsOf(id), millisecondsOf(firstId)),
      difference(sequenceOf(id), sequenceOf(firstId)),
    ]
    elements.push(...head, ...parts, String(head.length + parts.length))
  }
  return writeListpack(elements)
}

function byId(a: StreamEntry, b: StreamEntry): number {
  return a.id < b.id ? -1 : 1
}

/** It wraps around where it does not fit into 64 bits with a sign. */
function difference(part: bigint, from: bigint): ByteString {
  return String(BigInt.asIntN(64, part - from))
}

function isSame(fields: readonly ByteString[], names: readonly ByteString[]): boolean {
  return fields.length === 2 * names.length && names.every((name, i) => fields[2 * i] === name)
}

/** Reads a node whose master entry has an ID. */
export function readStreamNode(firstId: StreamId, listpack: Buffer): StreamNode {
  const reader = new NodeReader(firstId, readListpack(listpack))
  return reader.read()
}

class NodeReader {
  readonly #firstId: StreamId
  readonly #elements: readonly ByteString[]
  #at = 0

  constructor(firstId: StreamId, elements: readonly ByteString[]) {
    this.#firstId = firstId
    this.#elements = elements
  }

  read(): StreamNode {
    const live = this.#count()
    const all = live + this.#count()
    const names = this.#texts(this.#count())
    if (this.#text() !== END_OF_NAMES) throw new CorruptPayload('names of fields')
    const fields = names.flatMap((name) => [name, ''])
    const node = new StreamNode({ id: this.#firstId, fields })
    for (let i = 0; i < all; i++) this.#readEntry(node, names)
    const isWhole = this.#at === this.#elements.length && node.entries.length === live
    if (!isWhole) throw new CorruptPayload('entries of a node')
    return node
  }

  #readEntry(node: StreamNode, names: readonly ByteString[]): void {
    const from = this.#at
    const flags = this.#count()
    const milliseconds = millisecondsOf(this.#firstId) + this.#integer()
    const sequence = BigInt.asUintN(64, sequenceOf(this.#firstId) + this.#integer())
    const id = makeId(BigInt.asUintN(64, milliseconds), sequence)
    const fields =
      (flags & SAME_FIELDS) === 0
        ? this.#texts(2 * this.#count())
        : names.flatMap((name) => [name, this.#text()])
    if (this.#at - from !== this.#count()) throw new CorruptPayload('size of an entry')
    node.push({ id, fields })
    if ((flags & DELETED) !== 0) node.delete(node.entries.length - 1, 1)
  }

  #text(): ByteString {
    if (this.#at >= this.#elements.length) throw new CorruptPayload('end of a node')
    return this.#elements[this.#at++]
  }

  #texts(count: number): ByteString[] {
    if (count > this.#elements.length - this.#at) throw new CorruptPayload('end of a node')
    return Array.from({ length: count }, () => this.#text())
  }

  #integer(): bigint {
    const text = this.#text()
    if (!isInt64Text(text)) throw new CorruptPayload('integer of a node')
    return BigInt(text)
  }

  #count(): number {
    const count = Number(this.#integer())
    if (count < 0) throw new CorruptPayload('count of a node')
    return count
  }
}
