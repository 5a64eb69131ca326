const LEAST_CAPACITY = 8

/**
 * A sequence that grows and shrinks at both ends in O(1), with O(1) access by index. Inserting and
 * removing in the middle moves the shorter side.
 */
export class RingBuffer<Item> {
  /** A power of two long, so that a mask wraps an index. */
  #slots: (Item | undefined)[] = new Array(LEAST_CAPACITY)
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The item at an index from 0 to size - 1. */
  at(index: number): Item {
    return this.#slots[this.#slot(index)] as Item
  }

  replace(index: number, item: Item): void {
    this.#slots[this.#slot(index)] = item
  }

  pushTail(item: Item): void {
    this.#makeRoom()
    this.#slots[this.#slot(this.#size)] = item
    this.#size++
  }

  pushHead(item: Item): void {
    this.#makeRoom()
    this.#head = this.#slot(-1)
    this.#slots[this.#head] = item
    this.#size++
  }

  popTail(): Item | undefined {
    if (this.#size === 0) return undefined
    this.#size--
    const slot = this.#slot(this.#size)
    const item = this.#slots[slot]
    this.#slots[slot] = undefined
    this.#giveBackRoom()
    return item
  }

  popHead(): Item | undefined {
    if (this.#size === 0) return undefined
    const item = this.#slots[this.#head]
    this.#slots[this.#head] = undefined
    this.#head = this.#slot(1)
    this.#size--
    this.#giveBackRoom()
    return item
  }

  /** Puts an item before the one at an index; at the end where the index is the size. */
  insert(index: number, item: Item): void {
    if (index < this.#size / 2) {
      this.pushHead(item)
      for (let i = 0; i < index; i++) this.replace(i, this.at(i + 1))
    } else {
      this.pushTail(item)
      for (let i = this.#size - 1; i > index; i--) this.replace(i, this.at(i - 1))
    }
    this.replace(index, item)
  }

  /** The items from an index up to, but without, another one; both within the size. */
  slice(from: number, to: number): Item[] {
    const items: Item[] = new Array(Math.max(0, to - from))
    for (let i = from; i < to; i++) items[i - from] = this.at(i)
    return items
  }

  /** Removes the items at some indexes, given in either order; the shorter side moves together. */
  removeAt(indexes: readonly number[]): void {
    if (indexes.length === 0) return
    const removed = new Set(indexes)
    const first = Math.min(indexes[0], indexes[indexes.length - 1])
    const last = Math.max(indexes[0], indexes[indexes.length - 1])
    if (last < this.#size - first) this.#closeToTail(removed, last)
    else this.#closeToHead(removed, first)
  }

  /** Moves the items up to the last removed one towards the tail, over those removed. */
  #closeToTail(removed: ReadonlySet<number>, last: number): void {
    let free = last
    for (let i = last; i >= 0; i--) if (!removed.has(i)) this.replace(free--, this.at(i))
    for (let i = 0; i < removed.size; i++) this.popHead()
  }

  /** Moves the items from the first removed one on towards the head, over those removed. */
  #closeToHead(removed: ReadonlySet<number>, first: number): void {
    let free = first
    for (let i = first; i < this.#size; i++) if (!removed.has(i)) this.replace(free++, this.at(i))
    for (let i = 0; i < removed.size; i++) this.popTail()
  }

  #slot(index: number): number {
    return (this.#head + index) & (this.#slots.length - 1)
  }

  #makeRoom(): void {
    if (this.#size === this.#slots.length) this.#resize(this.#size * 2)
  }

  #giveBackRoom(): void {
    const capacity = this.#slots.length
    if (capacity > LEAST_CAPACITY && this.#size * 8 <= capacity) this.#resize(capacity / 2)
  }

  #resize(capacity: number): void {
    const items: (Item | undefined)[] = this.slice(0, this.#size)
    items.length = capacity
    this.#slots = items
    this.#head = 0
  }
}
