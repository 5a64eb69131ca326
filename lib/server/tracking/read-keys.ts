import { IndexedMap } from '../../keyspace/indexed-map.js'
import type { ByteString } from '../../reply/byte-string.js'

/** Once over the limit, this many keys go, and this many more with each time in a row. */
const EFFORT = 100

/**
 * The keys that clients have read, and may hold in their caches, with the ids of those clients.
 * Whose client is gone stays until its keys are written: to look for them would cost too much.
 */
export class ReadKeys {
  readonly #readers = new IndexedMap<Set<number>>()
  #items = 0
  #timesOver = 0

  /** The number of keys. */
  get size(): number {
    return this.#readers.size
  }

  /** The number of clients of all keys together. */
  get items(): number {
    return this.#items
  }

  add(key: ByteString, id: number): void {
    const readers = this.#readers.get(key)
    if (readers?.has(id)) return
    this.#items++
    if (readers === undefined) this.#readers.set(key, new Set([id]))
    else readers.add(id)
  }

  /** Forgets a key. @returns who has read it. */
  take(key: ByteString): ReadonlySet<number> | undefined {
    const readers = this.#readers.get(key)
    if (readers === undefined) return undefined
    this.#readers.delete(key)
    this.#items -= readers.size
    return readers
  }

  clear(): void {
    this.#readers.clear()
    this.#items = 0
  }

  /** Keys at random that have to go so that no more than `most` remain; not all of them at once. */
  surplus(most: number, random: () => number): readonly ByteString[] {
    const over = most === 0 ? 0 : this.size - most
    if (over <= 0) {
      this.#timesOver = 0
      return []
    }
    const effort = EFFORT * (this.#timesOver + 1)
    this.#timesOver = over > effort ? this.#timesOver + 1 : 0
    const chosen = new Set<ByteString>()
    while (chosen.size < Math.min(over, effort)) {
      chosen.add(this.#readers.keyAt(Math.floor(random() * this.size)))
    }
    return [...chosen]
  }
}
