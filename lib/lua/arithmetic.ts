import { powerOf } from '../number/elementary/power.js'
import { stringToNumber } from './string-to-number.js'
import { type LuaValue, POSITIVE_NAN, type PositiveNaN } from './values.js'

export type BinaryOperator = '__add' | '__sub' | '__mul' | '__div' | '__mod' | '__pow'

/** `a - floor(a/b)*b`. @see https://www.lua.org/manual/5.1/manual.html#2.5.1 */
export function modulo(a: number, b: number): number {
  return a - Math.floor(a / b) * b
}

/**
 * C's pow: unlike JavaScript's, 1 to any power is 1, and so is -1 to an infinite one. An odd power
 * of a NaN turns its sign, which is set before.
 */
export function power(a: number, b: number): number | PositiveNaN {
  if (a === 1 || (a === -1 && (b === Infinity || b === -Infinity))) return 1
  if (Number.isNaN(a) && Math.abs(b % 2) === 1) return POSITIVE_NAN
  if (b === 0.5 && a >= 0) return Math.sqrt(a)
  return powerOf(a, b)
}

/** The number that an operand of arithmetic stands for; undefined where it is none. */
export function toNumber(value: LuaValue): number | typeof POSITIVE_NAN | undefined {
  if (typeof value === 'number' || value === POSITIVE_NAN) return value as number
  return typeof value === 'string' ? (stringToNumber(value) as number | undefined) : undefined
}

/** Computes with doubles. */
export function compute(operator: BinaryOperator, a: number, b: number): LuaValue {
  switch (operator) {
    case '__add':
      return a + b
    case '__sub':
      return a - b
    case '__mul':
      return a * b
    case '__div':
      return a / b
    case '__mod':
      return modulo(a, b)
    case '__pow':
      return power(a, b)
  }
}

/**
 * Arithmetic on operands that may be strings, or NaNs whose sign counts: the sign of the first
 * NaN stays, as on x86.
 * @returns undefined where an operand is no number.
 */
export function arithmetic(operator: BinaryOperator, a: LuaValue, b: LuaValue): LuaValue {
  const left = toNumber(a)
  const right = toNumber(b)
  if (left === undefined || right === undefined) return undefined
  if (left === POSITIVE_NAN) return POSITIVE_NAN
  if (right === POSITIVE_NAN) return Number.isNaN(left) ? left : POSITIVE_NAN
  return compute(operator, left as number, right as number)
}

/** A number with its sign turned; undefined where the operand is no number. */
export function negate(value: LuaValue): LuaValue {
  const number = toNumber(value)
  if (number === undefined) return undefined
  if (number === POSITIVE_NAN) return Number.NaN
  return Number.isNaN(number) ? POSITIVE_NAN : -(number as number)
}
