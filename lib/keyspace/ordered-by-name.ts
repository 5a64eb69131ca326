import type { ByteString } from '../reply/byte-string.js'

/** What has a name of its own. */
export interface Named {
  readonly name: ByteString
}

/** Items by their names: found by one at once, and walked in the order of their bytes. */
export class OrderedByName<Item extends Named> {
  readonly #items = new Map<ByteString, Item>()
  /** All of them in order, until one comes or goes. */
  #inOrder: readonly Item[] | undefined

  get size(): number {
    return this.#items.size
  }

  get(name: ByteString): Item | undefined {
    return this.#items.get(name)
  }

  /** Puts an item in whose name is not there yet. */
  add(item: Item): void {
    this.#items.set(item.name, item)
    this.#inOrder = undefined
  }

  /** Whether there was such an item. */
  delete(name: ByteString): boolean {
    this.#inOrder = undefined
    return this.#items.delete(name)
  }

  /** All items, in the order of their names. */
  get all(): readonly Item[] {
    this.#inOrder ??= [...this.#items.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    return this.#inOrder
  }
}
