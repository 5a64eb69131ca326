import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import { EMPTY_LISTPACK_BYTES, listpackEntryBytes } from './listpack-size.js'
import { RingBuffer } from './ring-buffer.js'
import type { Value } from './value.js'

export type ListEnd = 'LEFT' | 'RIGHT'

/** Most bytes of a listpack by `list-max-listpack-size` -1 to -5. */
const BYTES_BY_FILL = [4096, 8192, 16384, 32768, 65536]
/** Most bytes of a listpack where the parameter counts elements. */
const SAFE_BYTES = 8192

/** A list: O(1) at both ends and by index. */
export class ListValue implements Value {
  readonly type = 'list'
  usage = 0
  #elements = new RingBuffer<ByteString>()
  #listpackBytes = EMPTY_LISTPACK_BYTES
  #isQuicklist = false

  get size(): number {
    return this.#elements.size
  }

  get isEmpty(): boolean {
    return this.size === 0
  }

  /** The bytes that its elements take in a listpack. */
  get listpackBytes(): number {
    return this.#listpackBytes
  }

  /** The element at an index from 0 to size - 1. */
  at(index: number): ByteString {
    return this.#elements.at(index)
  }

  push(end: ListEnd, element: ByteString): void {
    this.#listpackBytes += listpackEntryBytes(element)
    if (end === 'LEFT') this.#elements.pushHead(element)
    else this.#elements.pushTail(element)
  }

  /** Takes the element at an end of a list that has one. */
  pop(end: ListEnd): ByteString {
    const element = end === 'LEFT' ? this.#elements.popHead() : this.#elements.popTail()
    this.#listpackBytes -= listpackEntryBytes(element as ByteString)
    return element as ByteString
  }

  replace(index: number, element: ByteString): void {
    this.#listpackBytes += listpackEntryBytes(element) - listpackEntryBytes(this.at(index))
    this.#elements.replace(index, element)
  }

  /** Puts an element before the one at an index. */
  insert(index: number, element: ByteString): void {
    this.#listpackBytes += listpackEntryBytes(element)
    this.#elements.insert(index, element)
  }

  /** The elements from an index up to, but without, another one; both within the size. */
  slice(from: number, to: number): ByteString[] {
    return this.#elements.slice(from, to)
  }

  /** Keeps the elements from an index up to, but without, another one. */
  trim(from: number, to: number): void {
    while (this.size > to) this.pop('RIGHT')
    for (let i = 0; i < from && this.size > 0; i++) this.pop('LEFT')
  }

  /**
   * Takes up to `most` elements equal to one, looking from an end.
   * @returns how many it took.
   */
  remove(element: ByteString, most: number, from: ListEnd): number {
    const taken = this.positionsOf(element, { most, from, skip: 0, look: this.size })
    this.#elements.removeAt(taken)
    this.#listpackBytes -= taken.length * listpackEntryBytes(element)
    return taken.length
  }

  /**
   * The indexes of elements equal to one, looking from an end at `look` elements, without the first
   * `skip` matches.
   */
  positionsOf(
    element: ByteString,
    { most, from, skip, look }: { most: number; from: ListEnd; skip: number; look: number },
  ): number[] {
    const positions: number[] = []
    const end = Math.min(look, this.size)
    let toSkip = skip
    for (let step = 0; step < end && positions.length < most; step++) {
      const index = from === 'LEFT' ? step : this.size - 1 - step
      if (this.at(index) !== element) continue
      if (toSkip > 0) toSkip--
      else positions.push(index)
    }
    return positions
  }

  /**
   * Becomes a quicklist where the elements about to come would not fit into one listpack.
   * @param fill the parameter `list-max-listpack-size`.
   */
  makeRoom(incoming: readonly ByteString[], fill: number): void {
    if (this.#isQuicklist) return
    const bytes = incoming.reduce((sum, { length }) => sum + length, this.#listpackBytes)
    const isTooMany = fill >= 0 && this.size + incoming.length > Math.max(fill, 1)
    this.#isQuicklist = isTooMany || bytes > (fill < 0 ? bytesOf(fill) : SAFE_BYTES)
  }

  /** Becomes a listpack again where elements went and what stays needs half of one at most. */
  giveBackRoom(fill: number): void {
    if (!this.#isQuicklist) return
    this.#isQuicklist =
      fill < 0
        ? this.#listpackBytes > bytesOf(fill) / 2
        : this.size > Math.floor(Math.max(fill, 1) / 2)
  }

  /** The name that OBJECT ENCODING answers: lists without a quicklist came with 7.2. */
  encoding(version: RedisVersion): string {
    return version < '7.2' || this.#isQuicklist ? 'quicklist' : 'listpack'
  }

  clone(): ListValue {
    const copy = new ListValue()
    for (let i = 0; i < this.size; i++) copy.#elements.pushTail(this.at(i))
    copy.#listpackBytes = this.#listpackBytes
    copy.#isQuicklist = this.#isQuicklist
    return copy
  }
}

/** How many bytes a listpack may have by a negative `list-max-listpack-size`. */
function bytesOf(fill: number): number {
  return BYTES_BY_FILL[Math.min(-fill, BYTES_BY_FILL.length) - 1]
}
