import { argumentError, checkAny, checkTable, checkWritable, raise } from '../../arguments.js'
import { metamethod } from '../../metamethods.js'
import {
  getMetatable,
  type LuaState,
  pushNil,
  pushValue,
  setMetatable,
  setTop,
  typeAt,
  valueAt,
} from '../../stack.js'

/** `getmetatable (object)` */
export function getmetatable(L: LuaState): number {
  checkAny(L, 1)
  if (!getMetatable(L, 1)) {
    pushNil(L)
    return 1
  }
  const shown = metamethod(L, valueAt(L, 1), '__metatable')
  if (shown !== undefined) pushValue(L, shown)
  return 1
}

/** `setmetatable (table, metatable)` */
export function setmetatable(L: LuaState): number {
  const table = checkTable(L, 1)
  const type = typeAt(L, 2)
  if (type !== 'nil' && type !== 'table') argumentError(L, 2, 'nil or table expected')
  if (metamethod(L, table, '__metatable') !== undefined) {
    raise(L, 'cannot change a protected metatable')
  }
  checkWritable(L, table)
  setTop(L, 2)
  setMetatable(L, 1)
  return 1
}
