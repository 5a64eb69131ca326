import type { LuaState } from '../state.js'
import { LuaTable } from '../table.js'
import { NativeClosure } from '../values.js'

/**
 * What a vararg function of Lua 5.1 calls for its table `arg`: the arguments, and `n`, their count.
 * @see https://www.lua.org/manual/5.1/manual.html#7.1
 */
export const ARG_TABLE = new NativeClosure(argTable)

function argTable(L: LuaState): number {
  const count = L.top - L.base
  const table = new LuaTable(count, 1)
  for (let i = 1; i <= count; i++) table.setIndex(i, L.stack[L.base + i - 1])
  table.set('n', count)
  L.stack[L.top++] = table
  return 1
}
