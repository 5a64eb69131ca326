import { checkAny, optionalBytes, raise } from '../../arguments.js'
import { positionAt, throwValue } from '../../error.js'
import { textOf } from '../../metamethods.js'
import { booleanAt, type LuaState, top, valueAt } from '../../stack.js'
import { cString } from '../c-string.js'
import { optionalInt32 } from '../int32.js'

/** `assert (v [, message])` */
export function assert(L: LuaState): number {
  checkAny(L, 1)
  if (booleanAt(L, 1)) return top(L)
  return raise(L, cString(optionalBytes(L, 2, 'assertion failed!')))
}

/** `error (message [, level])` */
export function error(L: LuaState): number {
  const level = optionalInt32(L, 2, 1)
  const value = valueAt(L, 1)
  const text = textOf(value)
  return throwValue(L, text === undefined || level <= 0 ? value : positionAt(L, level) + text)
}
