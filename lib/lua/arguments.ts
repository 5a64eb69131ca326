import { frameAt } from './call-site.js'
import { positionAt, throwRuntimeError, throwValue } from './error.js'
import { bytesAt, numberAt, typeAt, valueAt } from './stack.js'
import type { LuaState } from './state.js'
import { LuaTable } from './table.js'
import { Closure, type LuaTypeName } from './values.js'
import { calledRegister, nameOfRegister } from './variable-name.js'

/**
 * Raises an error with the position of the function at a level: 1 is the caller of the native one.
 * @see https://www.lua.org/manual/5.1/manual.html#luaL_error
 */
export function raise(L: LuaState, message: string, level = 1): never {
  throwValue(L, positionAt(L, level) + message)
}

/** Raises the value on top. */
export function raiseValue(L: LuaState): never {
  throwValue(L, L.stack[--L.top])
}

/** `bad argument #1 to 'f' (…)`, named as the call names the function. */
export function argumentError(L: LuaState, place: number, message: string): never {
  const { name, isMethod } = calledName(L)
  if (!isMethod) return raise(L, `bad argument #${place} to '${name}' (${message})`)
  if (place === 1) return raise(L, `calling '${name}' on bad self (${message})`)
  return raise(L, `bad argument #${place - 1} to '${name}' (${message})`)
}

/** How the caller's source names the native function that runs. */
function calledName(L: LuaState): { name: string; isMethod: boolean } {
  const caller = frameAt(L, 1)
  const unknown = { name: '?', isMethod: false }
  if (caller === undefined || caller === 'tail call' || L.frame.tailCalls > 0) return unknown
  if (!(caller.closure instanceof Closure)) return unknown
  const { proto } = caller.closure
  const register = calledRegister(proto, caller.pc - 1)
  if (register === undefined) return unknown
  const described = nameOfRegister(proto, caller.pc - 1, register)
  const match = /^(\w+) '(.*)'$/s.exec(described ?? '')
  return match === null ? unknown : { name: match[2], isMethod: match[1] === 'method' }
}

export function typeError(L: LuaState, place: number, expected: string): never {
  return argumentError(L, place, `${expected} expected, got ${typeAt(L, place)}`)
}

/** A number, or a string that converts to one. */
export function checkNumber(L: LuaState, place: number): number {
  const value = valueAt(L, place)
  return typeof value === 'number' ? value : (numberAt(L, place) ?? typeError(L, place, 'number'))
}

const TWO_63 = 2 ** 63

/** A number without its fraction; what C's conversion to 64 bits cannot hold is its least value. */
export function checkInteger(L: LuaState, place: number): number {
  const value = checkNumber(L, place)
  return value >= -TWO_63 && value < TWO_63 ? Math.trunc(value) : -TWO_63
}

export function optionalNumber(L: LuaState, place: number, other: number): number {
  return isAbsent(L, place) ? other : checkNumber(L, place)
}

export function optionalInteger(L: LuaState, place: number, other: number): number {
  return isAbsent(L, place) ? other : checkInteger(L, place)
}

/** The bytes of a string, or of a number's text. */
export function checkBytes(L: LuaState, place: number): string {
  const value = valueAt(L, place)
  return typeof value === 'string' ? value : (bytesAt(L, place) ?? typeError(L, place, 'string'))
}

export function optionalBytes(L: LuaState, place: number, other: string): string {
  return isAbsent(L, place) ? other : checkBytes(L, place)
}

export function checkTable(L: LuaState, place: number): LuaTable {
  const value = valueAt(L, place)
  return value instanceof LuaTable ? value : typeError(L, place, 'table')
}

export function checkFunction(L: LuaState, place: number): void {
  checkType(L, place, 'function')
}

export function checkType(L: LuaState, place: number, type: LuaTypeName): void {
  if (typeAt(L, place) !== type) typeError(L, place, type)
}

export function checkAny(L: LuaState, place: number): void {
  if (typeAt(L, place) === 'no value') argumentError(L, place, 'value expected')
}

/** Refuses to write to a table that is protected. */
export function checkWritable(L: LuaState, table: LuaTable): void {
  if (table.isReadOnly) throwRuntimeError(L, 'Attempt to modify a readonly table')
}

function isAbsent(L: LuaState, place: number): boolean {
  return valueAt(L, place) === undefined
}
