import { mainPosition } from './table-hash.js'
import { arraySizeFor, countIntegerKeys } from './table-sizes.js'
import type { LuaValue } from './values.js'

/** An entry of the hash part, at a place of its node array. */
export class TableNode {
  key: LuaValue
  value: LuaValue
  place: number

  constructor(key: LuaValue, value: LuaValue, place: number) {
    this.key = key
    this.value = value
    this.place = place
  }
}

const MAX_ARRAY = 2 ** 26

/**
 * A table in the layout of Lua 5.1: an array part, and a hash part whose collisions move into free
 * nodes. The layout is what decides the order of `pairs` and the border that `#` finds, and scripts
 * see both. Keys are found through a map beside it.
 */
export class LuaTable {
  readonly type = 'table'
  metatable: LuaTable | undefined
  /** Refuses writes, as Redis protects its globals. */
  isReadOnly = false
  /** Values of the keys 1 to its length. */
  array: LuaValue[]
  #nodes: (TableNode | undefined)[]
  #places: Map<LuaValue, TableNode> | undefined
  /** All nodes from here on were free once, and are not searched again. */
  #lastFree: number

  constructor(arraySize = 0, hashSize = 0) {
    this.array = arraySize === 0 ? [] : new Array<LuaValue>(arraySize).fill(undefined)
    this.#nodes = emptyNodes(hashSize)
    this.#lastFree = this.#nodes.length
  }

  get(key: LuaValue): LuaValue {
    if (typeof key === 'number') return this.getIndex(key)
    return this.#places?.get(key)?.value
  }

  getIndex(key: number): LuaValue {
    const { array } = this
    if (key >= 1 && key <= array.length && key === Math.floor(key)) return array[key - 1]
    return this.#places?.get(key)?.value
  }

  getString(key: string): LuaValue {
    return this.#places?.get(key)?.value
  }

  /**
   * Writes a value; the key is neither nil nor NaN. As in Lua 5.1 a nil takes a node as well, where
   * its key has none: a later key may find its place taken.
   */
  set(key: LuaValue, value: LuaValue): void {
    if (typeof key === 'number') {
      this.setIndex(key, value)
      return
    }
    const node = this.#places?.get(key)
    if (node !== undefined) node.value = value
    else this.#insert(key, value)
  }

  setIndex(key: number, value: LuaValue): void {
    const { array } = this
    if (key >= 1 && key <= array.length && key === Math.floor(key)) {
      array[key - 1] = value
      return
    }
    const node = this.#places?.get(key)
    if (node !== undefined) node.value = value
    else this.#insert(key, value)
  }

  /**
   * A border: a key with a value, followed by one without.
   * @see https://www.lua.org/manual/5.1/manual.html#2.5.5
   */
  length(): number {
    const { array } = this
    let high = array.length
    if (high === 0 || array[high - 1] !== undefined) return this.#borderInHash(high)
    let low = 0
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (array[middle - 1] === undefined) high = middle
      else low = middle
    }
    return low
  }

  /**
   * The place of the entry behind a key in the order of `pairs`, to start at with `undefined`.
   * Places below the array's length are array entries, the others hash nodes.
   * @returns -1 behind the last entry, -2 for a key that the table has not.
   */
  nextPlace(key: LuaValue): number {
    const found = key === undefined ? 0 : this.#placeOf(key) + 1
    if (found === 0 && key !== undefined) return -2
    const { array } = this
    for (let i = found; i < array.length; i++) if (array[i] !== undefined) return i
    for (let i = Math.max(found - array.length, 0); i < this.#nodes.length; i++) {
      if (this.#nodes[i]?.value !== undefined) return array.length + i
    }
    return -1
  }

  keyAt(place: number): LuaValue {
    const { length } = this.array
    return place < length ? place + 1 : this.#nodes[place - length]?.key
  }

  valueAt(place: number): LuaValue {
    const { length } = this.array
    return place < length ? this.array[place] : this.#nodes[place - length]?.value
  }

  /** Makes room for a list that a constructor is about to write. */
  growArray(size: number): void {
    if (size > this.array.length) this.#resize(size, this.#nodes.length)
  }

  #placeOf(key: LuaValue): number {
    const { length } = this.array
    if (typeof key === 'number' && key >= 1 && key <= length && key === Math.floor(key)) {
      return key - 1
    }
    const node = this.#places?.get(key)
    return node === undefined ? -1 : length + node.place
  }

  #borderInHash(from: number): number {
    if (this.#places === undefined) return from
    let low = from
    let high = from + 1
    while (this.getIndex(high) !== undefined) {
      low = high
      high *= 2
      if (high > 2 ** 31 - 3) return this.#linearBorder()
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.getIndex(middle) === undefined) high = middle
      else low = middle
    }
    return low
  }

  /** What is left where keys were chosen to defeat the doubling search. */
  #linearBorder(): number {
    let i = 1
    while (this.getIndex(i) !== undefined) i++
    return i - 1
  }

  #insert(key: LuaValue, value: LuaValue): void {
    const size = this.#nodes.length
    if (size === 0) {
      this.#rehash(key, value)
      return
    }
    const main = mainPosition(key, size)
    const occupant = this.#nodes[main]
    if (occupant === undefined) this.#fill(main, key, value)
    else if (occupant.value === undefined) this.#reuse(occupant, key, value)
    else this.#collide(occupant, main, key, value)
  }

  #collide(occupant: TableNode, main: number, key: LuaValue, value: LuaValue): void {
    const free = this.#freePlace()
    if (free < 0) {
      this.#rehash(key, value)
      return
    }
    if (mainPosition(occupant.key, this.#nodes.length) === main) {
      this.#fill(free, key, value)
      return
    }
    // The occupant is only a guest here: it moves, and the key gets its own main position.
    this.#nodes[free] = occupant
    occupant.place = free
    this.#fill(main, key, value)
  }

  #fill(place: number, key: LuaValue, value: LuaValue): void {
    const node = new TableNode(key, value, place)
    this.#nodes[place] = node
    this.#places ??= new Map()
    this.#places.set(key, node)
  }

  /** A node whose value went keeps its key, for `next`, until another key needs the place. */
  #reuse(node: TableNode, key: LuaValue, value: LuaValue): void {
    this.#places?.delete(node.key)
    node.key = key
    node.value = value
    this.#places?.set(key, node)
  }

  #freePlace(): number {
    while (this.#lastFree > 0) {
      this.#lastFree--
      if (this.#nodes[this.#lastFree] === undefined) return this.#lastFree
    }
    return -1
  }

  /** Chooses new sizes for both parts, counting the key that did not fit, and writes it. */
  #rehash(key: LuaValue, value: LuaValue): void {
    const { counts, integers, others } = countIntegerKeys(this.array, this.#nodes, key)
    const { size, used } = arraySizeFor(counts, integers)
    this.#resize(Math.min(size, MAX_ARRAY), integers + others - used)
    this.set(key, value)
  }

  #resize(arraySize: number, hashSize: number): void {
    const nodes = this.#nodes
    const spilled = this.array.splice(arraySize)
    while (this.array.length < arraySize) this.array.push(undefined)
    this.#nodes = emptyNodes(hashSize)
    this.#lastFree = this.#nodes.length
    this.#places = undefined
    spilled.forEach((value, i) => {
      if (value !== undefined) this.setIndex(arraySize + i + 1, value)
    })
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i]
      if (node?.value !== undefined) this.set(node.key, node.value)
    }
  }
}

function emptyNodes(atLeast: number): undefined[] {
  if (atLeast === 0) return []
  return new Array<undefined>(2 ** Math.ceil(Math.log2(atLeast))).fill(undefined)
}
