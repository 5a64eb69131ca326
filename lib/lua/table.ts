import { mainPosition } from './table-hash.js'
import { sizesWith } from './table-sizes.js'
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

/** So many nodes are looked through one by one: to make a map takes longer, and more memory than they do. */
const FEW_NODES = 8
/** No nodes, or no values; nothing is written to it. To the engine it is an array of anything. */
const NONE: undefined[] = [undefined]
NONE.length = 0

/**
 * A table in the layout of Lua 5.1: an array part, and a hash part whose collisions move into free
 * nodes. The layout is what decides the order of `pairs` and the border that `#` finds, and scripts
 * see both. Where the nodes are many, keys are found through a map beside them.
 */
export class LuaTable {
  readonly type = 'table'
  metatable: LuaTable | undefined
  /** Refuses writes, as Redis protects its globals. */
  isReadOnly = false
  /** Values of the keys 1 to its length. */
  array: LuaValue[]
  #nodes: (TableNode | undefined)[]
  #byKey: Map<LuaValue, TableNode> | undefined
  /** All nodes from here on were free once, and are not searched again. */
  #lastFree: number

  constructor(arraySize = 0, hashSize = 0) {
    this.array = arraySize === 0 ? NONE : new Array<LuaValue>(arraySize).fill(undefined)
    this.#nodes = NONE
    this.#lastFree = 0
    if (hashSize > 0) this.#emptyHash(hashSize)
  }

  get(key: LuaValue): LuaValue {
    if (typeof key === 'number') return this.getIndex(key)
    return this.#find(key)?.value
  }

  getIndex(key: number): LuaValue {
    const { array } = this
    if (key >= 1 && key <= array.length && key === Math.floor(key)) return array[key - 1]
    return this.#find(key)?.value
  }

  getString(key: string): LuaValue {
    return this.#find(key)?.value
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
    const node = this.#find(key)
    if (node !== undefined) node.value = value
    else this.#insert(new TableNode(key, value, 0))
  }

  setIndex(key: number, value: LuaValue): void {
    const { array } = this
    if (key >= 1 && key <= array.length && key === Math.floor(key)) {
      array[key - 1] = value
      return
    }
    const node = this.#find(key)
    if (node !== undefined) node.value = value
    else this.#insert(new TableNode(key, value, 0))
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
    const node = this.#find(key)
    return node === undefined ? -1 : length + node.place
  }

  #borderInHash(from: number): number {
    if (this.#nodes.length === 0) return from
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

  #find(key: LuaValue): TableNode | undefined {
    if (this.#byKey !== undefined) return this.#byKey.get(key)
    const nodes = this.#nodes
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]
      if (node !== undefined && node.key === key) return node
    }
    return undefined
  }

  #insert(node: TableNode): void {
    const nodes = this.#nodes
    if (nodes.length === 0) {
      this.#rehash(node)
      return
    }
    const main = mainPosition(node.key, nodes.length)
    const occupant = nodes[main]
    if (occupant === undefined) this.#fill(main, node)
    else if (occupant.value === undefined) this.#replace(occupant, node)
    else this.#collide(occupant, main, node)
  }

  #collide(occupant: TableNode, main: number, node: TableNode): void {
    const free = this.#freePlace()
    if (free < 0) {
      this.#rehash(node)
      return
    }
    if (mainPosition(occupant.key, this.#nodes.length) === main) {
      this.#fill(free, node)
      return
    }
    // The occupant is only a guest here: it moves, and the key gets its own main position.
    this.#nodes[free] = occupant
    occupant.place = free
    this.#fill(main, node)
  }

  #fill(place: number, node: TableNode): void {
    node.place = place
    this.#nodes[place] = node
    this.#byKey?.set(node.key, node)
  }

  /** A node whose value went keeps its key, for `next`, until another key needs the place. */
  #replace(occupant: TableNode, node: TableNode): void {
    this.#byKey?.delete(occupant.key)
    this.#fill(occupant.place, node)
  }

  #freePlace(): number {
    while (this.#lastFree > 0) {
      this.#lastFree--
      if (this.#nodes[this.#lastFree] === undefined) return this.#lastFree
    }
    return -1
  }

  /** Chooses new sizes for both parts, counting the key that did not fit, and puts it in. */
  #rehash(node: TableNode): void {
    const { array, hash } = sizesWith(node.key, this.array, this.#nodes)
    this.#resize(array, hash)
    this.#put(node)
  }

  /** Puts an entry of a key that the table has not where it belongs. */
  #put(node: TableNode): void {
    const { key } = node
    const { array } = this
    if (typeof key === 'number' && key >= 1 && key <= array.length && key === Math.floor(key)) {
      array[key - 1] = node.value
    } else {
      this.#insert(node)
    }
  }

  #resize(arraySize: number, hashSize: number): void {
    const { array } = this
    const nodes = this.#nodes
    const spilled = arraySize < array.length ? array.splice(arraySize) : NONE
    if (array !== NONE) while (array.length < arraySize) array.push(undefined)
    else if (arraySize > 0) this.array = new Array<LuaValue>(arraySize).fill(undefined)
    this.#emptyHash(hashSize)
    for (let i = 0; i < spilled.length; i++) {
      const value = spilled[i]
      if (value !== undefined) this.#put(new TableNode(arraySize + i + 1, value, 0))
    }
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i]
      if (node?.value !== undefined) this.#put(node)
    }
  }

  #emptyHash(atLeast: number): void {
    const size = atLeast === 0 ? 0 : 2 ** Math.ceil(Math.log2(atLeast))
    this.#nodes = size === 0 ? NONE : new Array<undefined>(size).fill(undefined)
    this.#byKey = size > FEW_NODES ? new Map() : undefined
    this.#lastFree = size
  }
}
