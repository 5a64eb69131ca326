import { checkTable, checkType, checkWritable, raise } from '../arguments.js'
import { lessThan } from '../metamethods.js'
import { booleanAt, call, type LuaState, pop, pushValue, valueAt } from '../stack.js'
import type { LuaTable } from '../table.js'
import type { LuaValue } from '../values.js'

/** `table.sort (table [, comp])` */
export function sort(L: LuaState): number {
  const table = checkTable(L, 1)
  if (valueAt(L, 2) !== undefined) checkType(L, 2, 'function')
  new Sorting(L, table, valueAt(L, 2)).sort(1, table.length())
  return 0
}

/**
 * Quicksort as Lua 5.1 does it: which elements it compares, in which order, and what becomes of a
 * table whose order function contradicts itself are all visible to a script.
 */
class Sorting {
  readonly #L: LuaState
  readonly #table: LuaTable
  readonly #comparator: LuaValue

  constructor(L: LuaState, table: LuaTable, comparator: LuaValue) {
    this.#L = L
    this.#table = table
    this.#comparator = comparator
  }

  /** Sorts the elements from one index to another; calls itself for the smaller part only. */
  sort(from: number, to: number): void {
    let low = from
    let high = to
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.#orderThree(low, middle, high)) return
      const at = this.#partition(low, middle, high)
      if (at - low < high - at) {
        this.sort(low, at - 1)
        low = at + 1
      } else {
        this.sort(at + 1, high)
        high = at - 1
      }
    }
  }

  /** Puts the first, middle and last element in order. Returns whether these are all. */
  #orderThree(low: number, middle: number, high: number): boolean {
    this.#order(low, high)
    if (high - low === 1) return true
    if (!this.#order(low, middle)) this.#order(middle, high)
    return high - low === 2
  }

  /** Exchanges two elements where the second is less. Returns whether it is. */
  #order(a: number, b: number): boolean {
    const first = this.#table.getIndex(a)
    const second = this.#table.getIndex(b)
    if (!this.#isLess(second, first)) return false
    this.#set(a, second)
    this.#set(b, first)
    return true
  }

  /** Divides the elements at the middle one. Returns where that comes to stand. */
  #partition(low: number, middle: number, high: number): number {
    const table = this.#table
    const pivot = table.getIndex(middle)
    this.#set(middle, table.getIndex(high - 1))
    this.#set(high - 1, pivot)
    let i = low
    let j = high - 1
    for (;;) {
      i = this.#skipLess(i, high, pivot)
      j = this.#skipGreater(j, low, pivot)
      if (j < i) break
      const left = table.getIndex(i)
      this.#set(i, table.getIndex(j))
      this.#set(j, left)
    }
    const last = table.getIndex(high - 1)
    this.#set(high - 1, table.getIndex(i))
    this.#set(i, last)
    return i
  }

  #skipLess(from: number, high: number, pivot: LuaValue): number {
    let i = from + 1
    while (this.#isLess(this.#table.getIndex(i), pivot)) {
      if (i > high) this.#refuseOrder()
      i++
    }
    return i
  }

  #skipGreater(from: number, low: number, pivot: LuaValue): number {
    let j = from - 1
    while (this.#isLess(pivot, this.#table.getIndex(j))) {
      if (j < low) this.#refuseOrder()
      j--
    }
    return j
  }

  #refuseOrder(): never {
    return raise(this.#L, 'invalid order function for sorting')
  }

  #isLess(a: LuaValue, b: LuaValue): boolean {
    const L = this.#L
    if (this.#comparator === undefined) return lessThan(L, a, b)
    pushValue(L, this.#comparator)
    pushValue(L, a)
    pushValue(L, b)
    call(L, 2, 1)
    const isLess = booleanAt(L, -1)
    pop(L)
    return isLess
  }

  #set(index: number, value: LuaValue): void {
    checkWritable(this.#L, this.#table)
    this.#table.setIndex(index, value)
  }
}
