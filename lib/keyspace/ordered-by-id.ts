import type { StreamId } from './stream-id.js'

/** What an ID of a stream stands for. */
export interface Identified {
  readonly id: StreamId
}

/** How many items a leaf holds at most. */
const LEAF = 128

/**
 * Items in the order of their IDs, each ID once. They stand in leaves, so that an item is found, put
 * in or taken out anywhere by looking at the heads of the leaves and at one leaf.
 */
export class OrderedById<Item extends Identified> {
  #leaves: Item[][] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  get first(): Item | undefined {
    return this.#leaves[0]?.[0]
  }

  get last(): Item | undefined {
    return this.#leaves.at(-1)?.at(-1)
  }

  get(id: StreamId): Item | undefined {
    const leaf = this.#leaves[this.#leafOf(id)]
    const item = leaf?.[placeIn(leaf, id)]
    return item?.id === id ? item : undefined
  }

  /** Puts an item in whose ID is not there yet. */
  add(item: Item): void {
    const { id } = item
    const place = Math.max(0, this.#leafOf(id))
    const leaf = this.#leaves[place]
    this.#size++
    if (leaf === undefined) this.#leaves.push([item])
    else if (leaf.length < LEAF) leaf.splice(placeIn(leaf, id), 0, item)
    else this.#addToFull(place, leaf, item)
  }

  /** Whether there was such an item. */
  delete(id: StreamId): boolean {
    const place = this.#leafOf(id)
    const leaf = this.#leaves[place]
    if (leaf === undefined) return false
    const at = placeIn(leaf, id)
    if (leaf[at]?.id !== id) return false
    leaf.splice(at, 1)
    if (leaf.length === 0) this.#leaves.splice(place, 1)
    this.#size--
    return true
  }

  /** The first item with an ID at or above one. */
  firstFrom(id: StreamId): Item | undefined {
    return this.from(id).next().value ?? undefined
  }

  /** The items with IDs at or above one, in ascending order; none may come or go meanwhile. */
  *from(id: StreamId): Generator<Item, void> {
    for (let place = Math.max(0, this.#leafOf(id)); place < this.#leaves.length; place++) {
      const leaf = this.#leaves[place]
      for (let at = placeIn(leaf, id); at < leaf.length; at++) yield leaf[at]
    }
  }

  /** A leaf at the end stays full, as most items come in their order; others are divided. */
  #addToFull(place: number, leaf: Item[], item: Item): void {
    if (place === this.#leaves.length - 1 && item.id > leaf[LEAF - 1].id) {
      this.#leaves.push([item])
      return
    }
    const upper = leaf.splice(LEAF / 2)
    this.#leaves.splice(place + 1, 0, upper)
    const half = item.id > upper[0].id ? upper : leaf
    half.splice(placeIn(half, item.id), 0, item)
  }

  /** The place of the last leaf that begins at or below an ID, -1 where all begin above. */
  #leafOf(id: StreamId): number {
    let low = 0
    let high = this.#leaves.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#leaves[middle][0].id <= id) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

/** The place of the first item with an ID at or above one. */
function placeIn(leaf: readonly Identified[], id: StreamId): number {
  let low = 0
  let high = leaf.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (leaf[middle].id < id) low = middle + 1
    else high = middle
  }
  return low
}
