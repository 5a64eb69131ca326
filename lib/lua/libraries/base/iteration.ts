import { checkTable, raise } from '../../arguments.js'
import type { NativeFunction } from '../../stack.js'
import {
  checkStack,
  type LuaState,
  nextEntry,
  pushNil,
  pushNumber,
  pushValue,
  setTop,
  valueAt,
} from '../../stack.js'
import { NativeClosure } from '../../values.js'
import { checkInt32, optionalInt32 } from '../int32.js'

/** `next (table [, index])` */
export function next(L: LuaState): number {
  checkTable(L, 1)
  setTop(L, 2)
  if (nextEntry(L, 1)) return 2
  pushNil(L)
  return 1
}

/** `pairs (t)`: the function that it returns is one for all, and not the global `next`. */
export function createPairs(): NativeFunction {
  const iterator = new NativeClosure(next)
  return (L) => {
    const table = checkTable(L, 1)
    pushValue(L, iterator)
    pushValue(L, table)
    pushNil(L)
    return 3
  }
}

/** `ipairs (t)` */
export function createIpairs(): NativeFunction {
  const iterator = new NativeClosure(nextItem)
  return (L) => {
    const table = checkTable(L, 1)
    pushValue(L, iterator)
    pushValue(L, table)
    pushNumber(L, 0)
    return 3
  }
}

function nextItem(L: LuaState): number {
  const index = (checkInt32(L, 2) + 1) | 0
  const value = checkTable(L, 1).getIndex(index)
  if (value === undefined) return 0
  pushNumber(L, index)
  pushValue(L, value)
  return 2
}

/** `unpack (list [, i [, j]])` */
export function unpack(L: LuaState): number {
  const table = checkTable(L, 1)
  const first = optionalInt32(L, 2, 1)
  const last = valueAt(L, 3) === undefined ? table.length() : checkInt32(L, 3)
  if (first > last) return 0
  const count = last - first + 1
  if (!checkStack(L, count)) raise(L, 'too many results to unpack')
  for (let i = first; i <= last; i++) pushValue(L, table.getIndex(i))
  return count
}
