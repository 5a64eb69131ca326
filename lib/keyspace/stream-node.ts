import type { ByteString } from '../reply/byte-string.js'
import { EMPTY_LISTPACK_BYTES, listpackEntryBytes, listpackIntegerBytes } from './listpack-size.js'
import { millisecondsOf, type StreamId, sequenceOf } from './stream-id.js'

/** An entry: its fields and values in turns. */
export interface StreamEntry {
  readonly id: StreamId
  readonly fields: readonly ByteString[]
}

/** How large a node may grow. */
export interface StreamNodeLimits {
  /** `stream-node-max-entries`, 0 for any. */
  readonly entries: number
  /** `stream-node-max-bytes`, 0 for any. */
  readonly bytes: number
}

/** An integer of one digit takes a byte for itself and one for its length. */
const SMALL_INTEGER_BYTES = 2

/**
 * Some entries in a row, as Redis packs them: trimming with `~` takes whole nodes away, so where one
 * ends is something that users see.
 */
export class StreamNode {
  readonly firstId: StreamId
  readonly #entries: StreamEntry[] = []
  /** Deleted entries stay, marked as such, as long as the node does. */
  readonly #deleted: StreamEntry[] = []
  /** The ID of the last entry that was put in. */
  #lastId: StreamId
  readonly #fieldNames: readonly ByteString[]
  /** Entries that were ever put in, deleted ones included. */
  #total = 0
  #bytes: number

  constructor(first: StreamEntry) {
    this.firstId = first.id
    this.#lastId = first.id
    this.#fieldNames = first.fields.filter((_, i) => i % 2 === 0)
    const names = this.#fieldNames.reduce((sum, name) => sum + listpackEntryBytes(name), 0)
    const count = listpackIntegerBytes(this.#fieldNames.length)
    this.#bytes = EMPTY_LISTPACK_BYTES + 3 * SMALL_INTEGER_BYTES + count + names
  }

  /** The names of the first entry's fields, which others need not repeat. */
  get fieldNames(): readonly ByteString[] {
    return this.#fieldNames
  }

  get entries(): readonly StreamEntry[] {
    return this.#entries
  }

  get deleted(): readonly StreamEntry[] {
    return this.#deleted
  }

  /** The ID of the last entry that was put in, which may be deleted. */
  get lastId(): StreamId {
    return this.#lastId
  }

  /** The bytes that its entries take in a listpack. */
  get bytes(): number {
    return this.#bytes
  }

  /** Whether an entry may still be put in. */
  hasRoomFor({ fields }: StreamEntry, limits: StreamNodeLimits): boolean {
    const length = fields.reduce((sum, text) => sum + text.length, 0)
    if (limits.bytes > 0 && this.#bytes + length >= limits.bytes) return false
    return limits.entries === 0 || this.#total < limits.entries
  }

  push(entry: StreamEntry): void {
    this.#entries.push(entry)
    this.#lastId = entry.id
    this.#total++
    this.#bytes += this.#bytesOf(entry)
  }

  /** Deletes some entries, from a place on. */
  delete(at: number, count: number): void {
    this.#deleted.push(...this.#entries.splice(at, count))
  }

  /** A copy that shares nothing with it but entries, which never change. */
  clone(): StreamNode {
    const names = this.#fieldNames.flatMap((name) => [name, ''])
    const copy = new StreamNode({ id: this.firstId, fields: names })
    copy.#entries.push(...this.#entries)
    copy.#deleted.push(...this.#deleted)
    copy.#lastId = this.#lastId
    copy.#total = this.#total
    copy.#bytes = this.#bytes
    return copy
  }

  /** The place of the first entry with an ID at or above one. */
  placeOf(id: StreamId): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#entries[middle].id < id) low = middle + 1
      else high = middle
    }
    return low
  }

  #bytesOf({ id, fields }: StreamEntry): number {
    const names = this.#fieldNames
    const pairs = fields.length / 2
    const hasSameNames = pairs === names.length && names.every((name, i) => name === fields[2 * i])
    const texts = hasSameNames ? pairs : fields.length
    let bytes = SMALL_INTEGER_BYTES
    bytes += listpackIntegerBytes(Number(millisecondsOf(id) - millisecondsOf(this.firstId)))
    bytes += listpackIntegerBytes(Number(sequenceOf(id) - sequenceOf(this.firstId)))
    if (!hasSameNames) bytes += listpackIntegerBytes(pairs)
    for (let i = hasSameNames ? 1 : 0; i < fields.length; i += hasSameNames ? 2 : 1) {
      bytes += listpackEntryBytes(fields[i])
    }
    // The flags stand before the two parts of the ID, the count of all elements behind.
    return bytes + listpackIntegerBytes(3 + texts + (hasSameNames ? 0 : 1))
  }
}
