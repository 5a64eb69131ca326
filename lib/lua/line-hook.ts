import type { Frame, LuaState } from './state.js'
import type { Closure } from './values.js'

/**
 * Tells of a line where Lua's line hook would: when a function is entered, at another line than
 * before, and after a jump back.
 *
 * @param isEntry whether the function begins there.
 * @see https://www.lua.org/manual/5.1/manual.html#lua_Hook
 */
export function beginLine(L: LuaState, frame: Frame, isEntry: boolean): void {
  const { pc, linePc } = frame
  const { lines } = (frame.closure as Closure).proto
  frame.linePc = pc
  if (isEntry || pc <= linePc || lines[pc - 1] !== lines[linePc - 1]) L.global.onLine?.(L)
}
