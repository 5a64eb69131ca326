import type { ByteString } from '../reply/byte-string.js'

/**
 * A map from byte strings whose entries also stand in slots 0 to size - 1, so that a random entry
 * and a scan are O(1) a step.
 *
 * While it holds at most `ordered` entries, deleting keeps the order of insertion, as Redis's
 * listpack encodings do; above that the last entry moves into the hole, so deleting is O(1).
 */
export class IndexedMap<Value> {
  readonly #slots = new Map<ByteString, number>()
  readonly #keys: ByteString[] = []
  readonly #values: Value[] = []
  readonly #ordered: number

  constructor(ordered = 0) {
    this.#ordered = ordered
  }

  get size(): number {
    return this.#keys.length
  }

  has(key: ByteString): boolean {
    return this.#slots.has(key)
  }

  get(key: ByteString): Value | undefined {
    const slot = this.#slots.get(key)
    return slot === undefined ? undefined : this.#values[slot]
  }

  set(key: ByteString, value: Value): void {
    const slot = this.#slots.get(key)
    if (slot !== undefined) {
      this.#values[slot] = value
      return
    }
    this.#slots.set(key, this.#keys.length)
    this.#keys.push(key)
    this.#values.push(value)
  }

  delete(key: ByteString): boolean {
    const slot = this.#slots.get(key)
    if (slot === undefined) return false
    this.#slots.delete(key)
    if (this.#keys.length <= this.#ordered) this.#closeGap(slot)
    else this.#fillFromEnd(slot)
    return true
  }

  clear(): void {
    this.#slots.clear()
    this.#keys.length = 0
    this.#values.length = 0
  }

  keyAt(slot: number): ByteString {
    return this.#keys[slot]
  }

  valueAt(slot: number): Value {
    return this.#values[slot]
  }

  keys(): readonly ByteString[] {
    return this.#keys
  }

  values(): readonly Value[] {
    return this.#values
  }

  /** A copy that shares no entry with it. */
  clone(): IndexedMap<Value> {
    const copy = new IndexedMap<Value>(this.#ordered)
    for (let slot = 0; slot < this.size; slot++) copy.set(this.#keys[slot], this.#values[slot])
    return copy
  }

  /**
   * One step of SCAN: the keys of up to `count` slots and the next cursor, 0 at the end.
   *
   * The scan walks from the last slot down. A deletion fills its hole from the end, which is behind
   * the cursor, so an entry that stays is never missed, and the cursor needs no state.
   */
  scan(cursor: number, count: number): { keys: ByteString[]; cursor: number } {
    const from = cursor === 0 ? this.size : Math.min(cursor, this.size)
    const to = Math.max(0, from - count)
    return { keys: this.#keys.slice(to, from).reverse(), cursor: to }
  }

  #closeGap(slot: number): void {
    this.#keys.splice(slot, 1)
    this.#values.splice(slot, 1)
    for (let i = slot; i < this.#keys.length; i++) this.#slots.set(this.#keys[i], i)
  }

  #fillFromEnd(slot: number): void {
    const key = this.#keys.pop() as ByteString
    const value = this.#values.pop() as Value
    if (slot === this.#keys.length) return
    this.#keys[slot] = key
    this.#values[slot] = value
    this.#slots.set(key, slot)
  }
}
