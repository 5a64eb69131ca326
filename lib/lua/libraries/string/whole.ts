import { checkBytes } from '../../arguments.js'
import { type LuaState, pushBytes, pushNumber } from '../../stack.js'
import { checkInt32 } from '../int32.js'

// Case is that of the C locale: only ASCII letters have one.
const UPPER_LETTERS = /[A-Z]+/g
const LOWER_LETTERS = /[a-z]+/g
const BEYOND_ASCII = /[\x80-\xff]/

/** `string.len (s)` */
export function len(L: LuaState): number {
  pushNumber(L, checkBytes(L, 1).length)
  return 1
}

/** `string.lower (s)` */
export function lower(L: LuaState): number {
  const text = checkBytes(L, 1)
  const isAscii = !BEYOND_ASCII.test(text)
  pushBytes(L, isAscii ? text.toLowerCase() : text.replace(UPPER_LETTERS, toLower))
  return 1
}

/** `string.upper (s)` */
export function upper(L: LuaState): number {
  const text = checkBytes(L, 1)
  const isAscii = !BEYOND_ASCII.test(text)
  pushBytes(L, isAscii ? text.toUpperCase() : text.replace(LOWER_LETTERS, toUpper))
  return 1
}

const toLower = (letters: string): string => letters.toLowerCase()
const toUpper = (letters: string): string => letters.toUpperCase()

/** `string.rep (s, n)`: what is too long for the host's strings ends as Lua runs out of memory. */
export function rep(L: LuaState): number {
  const text = checkBytes(L, 1)
  const times = checkInt32(L, 2)
  pushBytes(L, times > 0 ? text.repeat(times) : '')
  return 1
}

/** `string.reverse (s)` */
export function reverse(L: LuaState): number {
  const bytes = Buffer.from(checkBytes(L, 1), 'latin1')
  pushBytes(L, bytes.reverse().toString('latin1'))
  return 1
}
