import { POSITIVE_NAN } from '../../values.js'
import type { LuaNumber } from '../number-bytes.js'

/** Where a number ends in a text, and what it is worth; `end` is its start if there is none. */
export interface NumberPrefix {
  readonly value: LuaNumber
  readonly end: number
}

const SMALLEST_EXPONENT = -1074
const FRACTION_BITS = 53
/** Hexadecimal digits kept exactly; one more bit tells whether the rest is zero. */
const KEPT_DIGITS = 16
/** Beyond every exponent that a text of Lua's size can make up for. */
const HUGE_EXPONENT = 2 ** 40

/**
 * The longest number that the text holds at `start`, as C's `strtod` reads it in the C locale:
 * decimal, hexadecimal, infinity or NaN, after an optional sign.
 */
export function readNumber(text: string, start: number): NumberPrefix {
  const sign = text[start]
  const from = sign === '-' || sign === '+' ? start + 1 : start
  const { value, end } = readUnsigned(text, from)
  if (end === from) return { value: 0, end: start }
  return { value: sign === '-' ? negated(value) : value, end }
}

function negated(value: LuaNumber): number {
  return value === POSITIVE_NAN ? Number.NaN : -(value as number)
}

function readUnsigned(text: string, start: number): NumberPrefix {
  if (/[in]/i.test(text.charAt(start))) return readWordNumber(text, start)
  const isHexadecimal = text[start] === '0' && /x/i.test(text.charAt(start + 1))
  const hexadecimal = isHexadecimal ? readHexadecimal(text, start + 2) : undefined
  return hexadecimal ?? readDecimal(text, start)
}

function readWordNumber(text: string, start: number): NumberPrefix {
  const word = text.slice(start, start + 8).toLowerCase()
  if (word === 'infinity') return { value: Number.POSITIVE_INFINITY, end: start + 8 }
  if (word.startsWith('inf')) return { value: Number.POSITIVE_INFINITY, end: start + 3 }
  if (!word.startsWith('nan')) return { value: 0, end: start }
  return { value: POSITIVE_NAN, end: endOfPayload(text, start + 3) }
}

/** A NaN may carry letters and digits in parentheses, which mean nothing here. */
function endOfPayload(text: string, start: number): number {
  if (text[start] !== '(') return start
  let at = start + 1
  while (/\w/.test(text.charAt(at))) at++
  return text[at] === ')' ? at + 1 : start
}

function readDecimal(text: string, start: number): NumberPrefix {
  const point = endOfDigits(text, start)
  const end = text[point] === '.' ? endOfDigits(text, point + 1) : point
  if (end - start === (end > point ? 1 : 0)) return { value: 0, end: start }
  const last = endOfExponent(text, end, 'e')
  return { value: Number(text.slice(start, last)), end: last }
}

function endOfDigits(text: string, start: number): number {
  let at = start
  while (isDigit(text.charCodeAt(at))) at++
  return at
}

/** The end of an exponent at `start`, or `start` if what stands there is none. */
function endOfExponent(text: string, start: number, letter: string): number {
  if (text.charAt(start).toLowerCase() !== letter) return start
  const sign = text[start + 1]
  const digits = sign === '-' || sign === '+' ? start + 2 : start + 1
  const end = endOfDigits(text, digits)
  return end > digits ? end : start
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** What follows `0x`; undefined if no digit does. */
function readHexadecimal(text: string, start: number): NumberPrefix | undefined {
  const point = endOfHexadecimalDigits(text, start)
  const hasPoint = text[point] === '.'
  const end = hasPoint ? endOfHexadecimalDigits(text, point + 1) : point
  const fraction = hasPoint ? text.slice(point + 1, end) : ''
  const digits = text.slice(start, point) + fraction
  if (digits === '') return undefined
  const last = endOfExponent(text, end, 'p')
  const exponent = last > end ? Number(text.slice(end + 1, last)) : 0
  return { value: hexadecimalValue(digits, exponent - 4 * fraction.length), end: last }
}

function endOfHexadecimalDigits(text: string, start: number): number {
  let at = start
  while (/[\da-f]/i.test(text.charAt(at))) at++
  return at
}

/** The double nearest to the digits times 2^exponent. */
function hexadecimalValue(digits: string, exponent: number): number {
  const first = digits.search(/[^0]/)
  if (first < 0) return 0
  const kept = digits.slice(first, first + KEPT_DIGITS)
  const rest = digits.length - first - kept.length
  const isInexact = rest > 0 && /[^0]/.test(digits.slice(-rest))
  const mantissa = BigInt(`0x${kept}`) * 2n + (isInexact ? 1n : 0n)
  const shift = exponent + 4 * rest - 1
  return scaled(mantissa, Math.max(-HUGE_EXPONENT, Math.min(HUGE_EXPONENT, shift)))
}

/** mantissa × 2^exponent, rounded once: to a subnormal number, too. */
function scaled(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(2).length
  const lowest = Math.max(exponent + bits - FRACTION_BITS, SMALLEST_EXPONENT)
  const dropped = lowest - exponent
  if (dropped > bits + 1) return 0
  if (dropped <= 0) return Number(mantissa) * 2 ** exponent
  // The product of two doubles is exact here, or overflows to infinity as it must.
  return Number(halfToEven(mantissa, BigInt(dropped))) * 2 ** lowest
}

function halfToEven(value: bigint, dropped: bigint): bigint {
  const quotient = value >> dropped
  const rest = value - (quotient << dropped)
  const half = 1n << (dropped - 1n)
  const isUp = rest > half || (rest === half && (quotient & 1n) === 1n)
  return isUp ? quotient + 1n : quotient
}
