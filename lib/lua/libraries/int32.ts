import { checkInteger, optionalInteger } from '../arguments.js'
import type { LuaState } from '../stack.js'

/** An argument that C's `int` holds: of a larger integer the low 32 bits count. */
export function checkInt32(L: LuaState, place: number): number {
  return checkInteger(L, place) | 0
}

/** As {@link checkInt32}, for an argument that may be left out. */
export function optionalInt32(L: LuaState, place: number, other: number): number {
  return optionalInteger(L, place, other) | 0
}
