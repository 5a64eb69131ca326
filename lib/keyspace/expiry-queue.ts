import type { ByteString } from '../reply/byte-string.js'

interface Entry {
  readonly name: ByteString
  readonly at: number
}

/** Entries that no longer hold are swept once there are this many more than names. */
const MOST_STALE = 16

/** Names with a time each, in milliseconds since 1970; the earliest is found in O(1). */
export class ExpiryQueue {
  readonly #times: Map<ByteString, number>
  /** A binary heap by time. An entry whose time is not the name's any more is stale. */
  #heap: Entry[]

  constructor(times: Iterable<readonly [ByteString, number]> = []) {
    this.#times = new Map(times)
    this.#heap = this.#entriesInOrder()
  }

  get size(): number {
    return this.#times.size
  }

  get(name: ByteString): number | undefined {
    return this.#times.get(name)
  }

  set(name: ByteString, at: number): void {
    this.#times.set(name, at)
    this.#heap.push({ name, at })
    this.#rise(this.#heap.length - 1)
    if (this.#heap.length > 2 * this.#times.size + MOST_STALE) this.#heap = this.#entriesInOrder()
  }

  delete(name: ByteString): boolean {
    return this.#times.delete(name)
  }

  /** The earliest time of all, or undefined where there is none. */
  get next(): number | undefined {
    this.#dropStale()
    return this.#heap[0]?.at
  }

  /** Takes the name with the earliest time where that lies before a moment. */
  takeBefore(moment: number): ByteString | undefined {
    const next = this.next
    if (next === undefined || next >= moment) return undefined
    const { name } = this.#heap[0]
    this.#times.delete(name)
    return name
  }

  entries(): Iterable<[ByteString, number]> {
    return this.#times.entries()
  }

  #dropStale(): void {
    while (this.#heap.length > 0 && this.#times.get(this.#heap[0].name) !== this.#heap[0].at) {
      const last = this.#heap.pop() as Entry
      if (this.#heap.length === 0) return
      this.#heap[0] = last
      this.#sink(0)
    }
  }

  /** A sorted array is a heap. */
  #entriesInOrder(): Entry[] {
    return Array.from(this.#times, ([name, at]) => ({ name, at })).sort((a, b) => a.at - b.at)
  }

  #rise(from: number): void {
    const heap = this.#heap
    const entry = heap[from]
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (heap[parent].at <= entry.at) break
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  #sink(from: number): void {
    const heap = this.#heap
    const entry = heap[from]
    let place = from
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1].at < heap[child].at) child++
      if (heap[child].at >= entry.at) break
      heap[place] = heap[child]
      place = child
    }
    heap[place] = entry
  }
}
