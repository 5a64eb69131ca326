import { hashSlot } from '../../command/hash-slot.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/** The keys of a node of a cluster, by their slots. */
export class SlotKeys {
  readonly #version: RedisVersion
  readonly #slots = new Map<number, Set<ByteString>>()

  constructor(version: RedisVersion) {
    this.#version = version
  }

  countIn(slot: number): number {
    return this.#slots.get(slot)?.size ?? 0
  }

  /** Up to `most` keys of a slot: by name in 6.2, the newest first in 7.0 and 7.2. */
  keysIn(slot: number, most: number): readonly ByteString[] {
    const keys = [...(this.#slots.get(slot) ?? [])]
    if (this.#version === '6.2') keys.sort()
    else if (this.#version < '7.4') keys.reverse()
    return keys.slice(0, most)
  }

  add(key: ByteString): void {
    const slot = hashSlot(key)
    const keys = this.#slots.get(slot)
    if (keys === undefined) this.#slots.set(slot, new Set([key]))
    else keys.add(key)
  }

  delete(key: ByteString): void {
    const slot = hashSlot(key)
    const keys = this.#slots.get(slot)
    if (keys?.delete(key) && keys.size === 0) this.#slots.delete(slot)
  }

  clear(): void {
    this.#slots.clear()
  }
}
