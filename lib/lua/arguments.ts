import lapi from 'fengari/src/lapi.js'
import type { ByteString } from './bytes.js'
import { bytesAt, type LuaState, numberAt, pushBytes, typeAt } from './stack.js'

export function raise(L: LuaState, message: ByteString, _level = 1): never {
  pushBytes(L, message)
  return lapi.lua_error(L)
}

export function raiseValue(L: LuaState): never {
  return lapi.lua_error(L)
}

export function argumentError(L: LuaState, place: number, message: ByteString): never {
  return raise(L, `bad argument #${place} to '?' (${message})`)
}

export function typeError(L: LuaState, place: number, expected: ByteString): never {
  return argumentError(L, place, `${expected} expected, got ${typeAt(L, place)}`)
}

export function checkNumber(L: LuaState, place: number): number {
  return numberAt(L, place) ?? typeError(L, place, 'number')
}

export function checkInteger(L: LuaState, place: number): number {
  return Math.trunc(checkNumber(L, place))
}

const isAbsent = (L: LuaState, place: number) => ['nil', 'no value'].includes(typeAt(L, place))

export function optionalNumber(L: LuaState, place: number, other: number): number {
  return isAbsent(L, place) ? other : checkNumber(L, place)
}

export function optionalInteger(L: LuaState, place: number, other: number): number {
  return isAbsent(L, place) ? other : checkInteger(L, place)
}

export function checkBytes(L: LuaState, place: number): ByteString {
  return bytesAt(L, place) ?? typeError(L, place, 'string')
}

export function optionalBytes(L: LuaState, place: number, other: ByteString): ByteString {
  return isAbsent(L, place) ? other : checkBytes(L, place)
}

export function checkTable(L: LuaState, place: number): void {
  if (typeAt(L, place) !== 'table') typeError(L, place, 'table')
}

export function checkFunction(L: LuaState, place: number): void {
  if (typeAt(L, place) !== 'function') typeError(L, place, 'function')
}

export function checkAny(L: LuaState, place: number): void {
  if (typeAt(L, place) === 'no value') argumentError(L, place, 'value expected')
}
