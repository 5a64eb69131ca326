import { frameAt } from './call-site.js'
import type { LuaState } from './state.js'
import type { LuaTable } from './table.js'
import { Closure, type LuaValue, type NativeClosure } from './values.js'

/**
 * The function at a level of the stack, as `getfenv` and `setfenv` count them: 1 is their caller.
 * @returns undefined where there is none, and `tail call` where a tail call replaced it.
 */
export function functionAtLevel(
  L: LuaState,
  level: number,
): Closure | NativeClosure | 'tail call' | undefined {
  const frame = frameAt(L, level)
  return frame === undefined || frame === 'tail call' ? frame : frame.closure
}

/** The table of a function's globals; native functions have that of the whole environment. */
export function environmentOf(L: LuaState, value: LuaValue): LuaTable {
  return value instanceof Closure ? value.environment : L.global.globals
}

/** Gives a Lua function other globals. @returns false for a function that cannot have them. */
export function setEnvironmentOf(value: LuaValue, environment: LuaTable): boolean {
  if (!(value instanceof Closure)) return false
  value.environment = environment
  return true
}
