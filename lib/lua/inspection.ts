import { frameAt } from './call-site.js'
import type { Proto } from './compiler/proto.js'
import type { Frame, LuaState } from './state.js'
import { Closure, type LuaValue } from './values.js'
import { nameOfCalled } from './variable-name.js'

/** A local variable of a running function. */
export interface Local {
  readonly name: string
  readonly value: LuaValue
}

/**
 * The local variables of the function at a level, in the order of their declaration, those of the
 * language's own included: `(for index)`.
 *
 * @returns undefined where there are not so many levels.
 * @see https://www.lua.org/manual/5.1/manual.html#lua_getlocal
 */
export function localsAt(L: LuaState, level: number): readonly Local[] | undefined {
  const frame = frameAt(L, level)
  if (frame === undefined) return undefined
  if (frame === 'tail call' || !(frame.closure instanceof Closure)) return []
  return localNames(frame.closure.proto, frame.pc - 1).map((name, i) => ({
    name,
    value: L.stack[frame.base + i],
  }))
}

function localNames({ locals }: Proto, pc: number): string[] {
  return locals.filter(({ from, to }) => from <= pc && pc < to).map(({ name }) => name)
}

/**
 * What the function at a level is called where it was called; only Lua code calls by a name.
 * @see https://www.lua.org/manual/5.1/manual.html#lua_getinfo
 */
export function functionNameAt(L: LuaState, level: number): string | undefined {
  const frame = frameAt(L, level)
  if (frame === undefined || frame === 'tail call' || frame.tailCalls > 0) return undefined
  const caller = frame.previous as Frame
  if (!(caller.closure instanceof Closure)) return undefined
  return nameOfCalled(caller.closure.proto, caller.pc - 1)
}

/** Whether what runs can be left where it stands: no call of the host's own is under way. */
export function canBeLeft({ global }: LuaState): boolean {
  return global.solidCalls === 0
}
