import { raise } from './arguments.js'
import { ignoreResult } from './instruction-end.js'
import { callWith, metamethod, textOf } from './metamethods.js'
import { valueAt } from './stack.js'
import type { LuaState } from './state.js'
import { LIGHT_NULL, type LuaValue, typeName } from './values.js'

/**
 * A value as `tostring` gives it, its metamethod `__tostring` included.
 * @see https://www.lua.org/manual/5.1/manual.html#pdf-tostring
 */
export function toText(L: LuaState, place: number): string {
  const value = valueAt(L, place)
  const handler = metamethod(L, value, '__tostring')
  if (handler === undefined) return plainText(value)
  const text = textOf(callWith(L, ignoreResult, handler, value))
  return text ?? raise(L, "'tostring' must return a string to 'print'")
}

/** A value as text, without metamethods. */
export function plainText(value: LuaValue): string {
  if (value === undefined) return 'nil'
  if (typeof value === 'boolean') return String(value)
  if (value === LIGHT_NULL) return 'userdata: (nil)'
  return textOf(value) ?? `${typeName(value)}: ${addressOf(value)}`
}

const addresses = new WeakMap<object, string>()

/** An address that an object keeps, of the shape of real ones: they tell objects apart, no more. */
export function addressOf(value: LuaValue): string {
  const object = value as object
  const known = addresses.get(object)
  if (known !== undefined) return known
  const digits = Math.floor(Math.random() * 2 ** 36) * 8
  const address = `0x7f${digits.toString(16).padStart(10, '0')}`
  addresses.set(object, address)
  return address
}
