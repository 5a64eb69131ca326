import { HASH_SLOTS } from '../../command/hash-slot.js'

/** The slots that a node serves. */
export class OwnedSlots {
  readonly #isOwned = new Uint8Array(HASH_SLOTS).fill(1)
  #count = HASH_SLOTS

  get count(): number {
    return this.#count
  }

  has(slot: number): boolean {
    return this.#isOwned[slot] === 1
  }

  set(slot: number, isOwned: boolean): void {
    if (this.has(slot) === isOwned) return
    this.#isOwned[slot] = Number(isOwned)
    this.#count += isOwned ? 1 : -1
  }

  releaseAll(): void {
    this.#isOwned.fill(0)
    this.#count = 0
  }

  /** The slots as ranges, from the first to the last of each. */
  ranges(): readonly (readonly [first: number, last: number])[] {
    const ranges: [number, number][] = []
    for (let slot = 0; slot < HASH_SLOTS; slot++) {
      if (!this.has(slot)) continue
      const range = ranges[ranges.length - 1]
      if (range !== undefined && range[1] === slot - 1) range[1] = slot
      else ranges.push([slot, slot])
    }
    return ranges
  }
}
