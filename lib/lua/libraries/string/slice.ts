import { argumentError, checkBytes, checkInteger, optionalInteger, raise } from '../../arguments.js'
import { checkStack, type LuaState, pushBytes, pushNumber, top } from '../../stack.js'
import { checkInt32 } from '../int32.js'
import { absolutePosition } from './positions.js'

/** `string.sub (s, i [, j])` */
export function sub(L: LuaState): number {
  const text = checkBytes(L, 1)
  const start = Math.max(absolutePosition(checkInteger(L, 2), text.length), 1)
  const end = absolutePosition(optionalInteger(L, 3, -1), text.length)
  pushBytes(L, start <= end ? text.slice(start - 1, end) : '')
  return 1
}

/** `string.byte (s [, i [, j]])` */
export function byte(L: LuaState): number {
  const text = checkBytes(L, 1)
  const position = absolutePosition(optionalInteger(L, 2, 1), text.length)
  const start = Math.max(position, 1)
  const end = Math.min(absolutePosition(optionalInteger(L, 3, position), text.length), text.length)
  if (start > end) return 0
  const count = end - start + 1
  if (!checkStack(L, count)) raise(L, 'stack overflow (string slice too long)')
  for (let at = start; at <= end; at++) pushNumber(L, text.charCodeAt(at - 1))
  return count
}

/** `string.char (···)` */
export function char(L: LuaState): number {
  const count = top(L)
  let text = ''
  for (let place = 1; place <= count; place++) {
    const code = checkInt32(L, place)
    if (code < 0 || code > 255) argumentError(L, place, 'invalid value')
    text += String.fromCharCode(code)
  }
  pushBytes(L, text)
  return 1
}
