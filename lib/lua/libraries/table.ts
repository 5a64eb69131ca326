import { checkFunction, checkTable, checkWritable, optionalBytes, raise } from '../arguments.js'
import { makeCalls } from '../call.js'
import type { LuaLibrary } from '../library.js'
import { textOf } from '../metamethods.js'
import {
  type LuaState,
  nextEntry,
  pop,
  pushBytes,
  pushCopy,
  pushNil,
  pushNumber,
  pushValue,
  top,
  valueAt,
} from '../stack.js'
import { countSteps, STEPS_AT_ONCE } from '../steps.js'
import type { LuaTable } from '../table.js'
import { typeName } from '../values.js'
import { checkInt32, optionalInt32 } from './int32.js'
import { sort } from './table-sort.js'

/** The table library. @see https://www.lua.org/manual/5.1/manual.html#5.5 */
export function createTableLibrary(): LuaLibrary {
  return {
    name: 'table',
    functions: { concat, foreach, foreachi, getn, maxn, insert, remove, setn, sort },
  }
}

function concat(L: LuaState): number {
  const separator = optionalBytes(L, 2, '')
  const table = checkTable(L, 1)
  const first = optionalInt32(L, 3, 1)
  const last = valueAt(L, 4) === undefined ? table.length() : checkInt32(L, 4)
  let text = ''
  for (let i = first; i < last; i++) {
    text += itemText(L, table, i) + separator
    if (i % STEPS_AT_ONCE === 0) countSteps(L, STEPS_AT_ONCE)
  }
  if (first <= last) text += itemText(L, table, last)
  pushBytes(L, text)
  return 1
}

function itemText(L: LuaState, table: LuaTable, index: number): string {
  const value = table.getIndex(index)
  if (typeof value === 'string') return value
  const text = textOf(value)
  if (text !== undefined) return text
  const type = typeName(value)
  return raise(L, `invalid value (${type}) at index ${index} in table for 'concat'`)
}

function foreach(L: LuaState): number {
  checkTable(L, 1)
  checkFunction(L, 2)
  return makeCalls(L, callsForEntries(L))
}

function* callsForEntries(L: LuaState): Generator<number, number> {
  pushNil(L)
  while (nextEntry(L, 1)) {
    pushCopy(L, 2)
    pushCopy(L, -3)
    pushCopy(L, -3)
    yield 2
    if (valueAt(L, -1) !== undefined) return 1
    pop(L, 2)
  }
  return 0
}

function foreachi(L: LuaState): number {
  const table = checkTable(L, 1)
  const length = table.length()
  checkFunction(L, 2)
  return makeCalls(L, callsForItems(L, table, length))
}

function* callsForItems(L: LuaState, table: LuaTable, length: number): Generator<number, number> {
  for (let i = 1; i <= length; i++) {
    pushCopy(L, 2)
    pushNumber(L, i)
    pushValue(L, table.getIndex(i))
    yield 2
    if (valueAt(L, -1) !== undefined) return 1
    pop(L)
  }
  return 0
}

function getn(L: LuaState): number {
  pushNumber(L, checkTable(L, 1).length())
  return 1
}

function maxn(L: LuaState): number {
  const table = checkTable(L, 1)
  let most = 0
  for (let place = table.nextPlace(undefined); place >= 0; ) {
    const key = table.keyAt(place)
    if (typeof key === 'number' && key > most) most = key
    place = table.nextPlace(key)
  }
  pushNumber(L, most)
  return 1
}

function insert(L: LuaState): number {
  const table = checkTable(L, 1)
  const end = table.length() + 1
  const count = top(L)
  if (count === 2) {
    checkWritable(L, table)
    table.setIndex(end, valueAt(L, 2))
    return 0
  }
  if (count !== 3) return raise(L, "wrong number of arguments to 'insert'")
  const position = checkInt32(L, 2)
  checkWritable(L, table)
  for (let i = end; i > position; i--) {
    table.setIndex(i, table.getIndex(i - 1))
    if (i % STEPS_AT_ONCE === 0) countSteps(L, STEPS_AT_ONCE)
  }
  table.setIndex(position, valueAt(L, 3))
  return 0
}

function remove(L: LuaState): number {
  const table = checkTable(L, 1)
  const end = table.length()
  const position = optionalInt32(L, 2, end)
  if (position < 1 || position > end) return 0
  pushValue(L, table.getIndex(position))
  checkWritable(L, table)
  for (let i = position; i < end; i++) {
    table.setIndex(i, table.getIndex(i + 1))
    if (i % STEPS_AT_ONCE === 0) countSteps(L, STEPS_AT_ONCE)
  }
  table.setIndex(end, undefined)
  return 1
}

function setn(L: LuaState): number {
  checkTable(L, 1)
  return raise(L, "'setn' is obsolete")
}
