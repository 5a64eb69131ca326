import { checkTable, checkType, checkWritable, raise } from '../arguments.js'
import { makeCalls } from '../call.js'
import { lessThan } from '../metamethods.js'
import { booleanAt, type LuaState, pop, pushCopy, pushValue, valueAt } from '../stack.js'
import { countSteps, STEPS_AT_ONCE } from '../steps.js'
import type { LuaTable } from '../table.js'
import type { LuaValue } from '../values.js'

/** `table.sort (table [, comp])` */
export function sort(L: LuaState): number {
  const table = checkTable(L, 1)
  const sorting = new Sorting(L, table)
  if (valueAt(L, 2) !== undefined) {
    checkType(L, 2, 'function')
    return makeCalls(L, callsForPairs(L, sorting))
  }
  const pairs = sorting.sort(1, table.length())
  for (let count = 1; !pairs.next().done; count++) {
    sorting.isLess = lessThan(L, sorting.left, sorting.right)
    if (count % STEPS_AT_ONCE === 0) countSteps(L, STEPS_AT_ONCE)
  }
  return 0
}

/** The calls of a function that says of each pair whether the one is less than the other. */
function* callsForPairs(L: LuaState, sorting: Sorting): Generator<number, number> {
  const pairs = sorting.sort(1, sorting.table.length())
  while (!pairs.next().done) {
    pushCopy(L, 2)
    pushValue(L, sorting.left)
    pushValue(L, sorting.right)
    yield 2
    sorting.isLess = booleanAt(L, -1)
    pop(L)
  }
  return 0
}

/**
 * Quicksort as Lua 5.1 does it: which elements it compares, in which order, and what becomes of a
 * table whose order function contradicts itself are all visible to a script.
 *
 * It stops at each pair of elements, until somebody says which is less.
 */
class Sorting {
  readonly table: LuaTable
  left: LuaValue
  right: LuaValue
  /** Whether the left one is less than the right one. */
  isLess = false
  readonly #L: LuaState

  constructor(L: LuaState, table: LuaTable) {
    this.#L = L
    this.table = table
  }

  /** Sorts the elements from one index to another; calls itself for the smaller part only. */
  *sort(from: number, to: number): Generator<void, void> {
    let low = from
    let high = to
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (yield* this.#orderThree(low, middle, high)) return
      const at = yield* this.#partition(low, middle, high)
      if (at - low < high - at) {
        yield* this.sort(low, at - 1)
        low = at + 1
      } else {
        yield* this.sort(at + 1, high)
        high = at - 1
      }
    }
  }

  /** Puts the first, middle and last element in order. Returns whether these are all. */
  *#orderThree(low: number, middle: number, high: number): Generator<void, boolean> {
    yield this.#compare(high, low)
    this.#exchangeIfLess(low, high)
    if (high - low === 1) return true
    yield this.#compare(middle, low)
    if (!this.#exchangeIfLess(low, middle)) {
      yield this.#compare(high, middle)
      this.#exchangeIfLess(middle, high)
    }
    return high - low === 2
  }

  #compare(a: number, b: number): void {
    this.left = this.table.getIndex(a)
    this.right = this.table.getIndex(b)
  }

  /** Exchanges two elements where the second was found to be less. */
  #exchangeIfLess(a: number, b: number): boolean {
    if (!this.isLess) return false
    const { left, right } = this
    this.#set(a, left)
    this.#set(b, right)
    return true
  }

  /** Divides the elements at the middle one. Returns where that comes to stand. */
  *#partition(low: number, middle: number, high: number): Generator<void, number> {
    const { table } = this
    const pivot = table.getIndex(middle)
    this.#set(middle, table.getIndex(high - 1))
    this.#set(high - 1, pivot)
    let i = low
    let j = high - 1
    for (;;) {
      for (yield this.#pair(table.getIndex(++i), pivot); this.isLess; ) {
        if (i > high) this.#refuseOrder()
        yield this.#pair(table.getIndex(++i), pivot)
      }
      for (yield this.#pair(pivot, table.getIndex(--j)); this.isLess; ) {
        if (j < low) this.#refuseOrder()
        yield this.#pair(pivot, table.getIndex(--j))
      }
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

  #pair(left: LuaValue, right: LuaValue): void {
    this.left = left
    this.right = right
  }

  #refuseOrder(): never {
    return raise(this.#L, 'invalid order function for sorting')
  }

  #set(index: number, value: LuaValue): void {
    checkWritable(this.#L, this.table)
    this.table.setIndex(index, value)
  }
}
