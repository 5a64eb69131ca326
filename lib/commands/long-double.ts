import type { ByteString } from '../reply/byte-string.js'

/**
 * A number as the 80-bit `long double` of C holds it, in which Redis increments floats: an integer
 * of up to 64 bits times a power of two.
 * @see https://redis.io/docs/latest/commands/incrbyfloat/
 */
export interface LongDouble {
  readonly mantissa: bigint
  readonly exponent: number
}

const MANTISSA_BITS = 64
/** The exponent of the lowest bit of the smallest number. */
const LEAST_EXPONENT = -16445
/** The first power of two that is too large. */
const OVERFLOW_EXPONENT = 16384
/** Redis reads no longer texts. */
const MOST_CHARS = 5120
/** A decimal exponent past this gives no number but zero or an overflow. */
const MOST_DECIMAL_EXPONENT = 20_000
const DECIMALS = 17

const ZERO: LongDouble = { mantissa: 0n, exponent: 0 }
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/
const HEXADECIMAL = /^([+-]?)0[xX]([\da-fA-F]*)(?:\.([\da-fA-F]*))?(?:[pP]([+-]?\d+))?$/
const INFINITE = /^([+-]?)inf(?:inity)?$/i

/**
 * A number as C's strtold reads it, without space around it.
 * @returns undefined where it is none, not a number or out of range; Infinity stands for itself.
 */
export function parseLongDouble(text: ByteString): LongDouble | number | undefined {
  if (text.length >= MOST_CHARS) return undefined
  const infinite = INFINITE.exec(text)
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity
  return parseHexadecimal(text) ?? parseDecimal(text)
}

/** The sum, rounded to the nearest number; undefined where it is too large. */
export function addLongDoubles(a: LongDouble, b: LongDouble): LongDouble | undefined {
  const exponent = Math.min(a.exponent, b.exponent)
  const sum =
    (a.mantissa << BigInt(a.exponent - exponent)) + (b.mantissa << BigInt(b.exponent - exponent))
  return roundToLongDouble(sum, exponent)
}

/** The number times an integer, rounded to the nearest number; undefined where it is too large. */
export function multiplyLongDouble(a: LongDouble, factor: bigint): LongDouble | undefined {
  return roundToLongDouble(a.mantissa * factor, a.exponent)
}

/** The integer nearest to the number on a side: above it, or towards zero. */
export function integerOf({ mantissa, exponent }: LongDouble, side: 'up' | 'to zero'): bigint {
  if (exponent >= 0) return mantissa << BigInt(exponent)
  const one = 1n << BigInt(-exponent)
  const towardsZero = mantissa / one
  return side === 'up' && mantissa > towardsZero * one ? towardsZero + 1n : towardsZero
}

/** The number with up to 17 decimals, without zeros at its end: `%.17Lf`, trimmed. */
export function formatLongDouble({ mantissa, exponent }: LongDouble): ByteString {
  const scaled = shiftHalfEven(magnitude(mantissa) * 10n ** BigInt(DECIMALS), exponent)
  const digits = scaled.toString().padStart(DECIMALS + 1, '0')
  const decimals = digits.slice(-DECIMALS).replace(/0+$/, '')
  const text = digits.slice(0, -DECIMALS) + (decimals === '' ? '' : `.${decimals}`)
  return mantissa < 0n && scaled > 0n ? `-${text}` : text
}

function parseDecimal(text: ByteString): LongDouble | undefined {
  const match = DECIMAL.exec(text)
  if (match === null) return undefined
  const [, sign, whole, fraction = '', power = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(whole + fraction)
  if (digits === 0n) return ZERO
  const decimal = Number(power) - fraction.length
  if (Math.abs(decimal) > MOST_DECIMAL_EXPONENT) return undefined
  const scale = 10n ** BigInt(Math.abs(decimal))
  const value = decimal < 0 ? divide(digits, scale) : roundToLongDouble(digits * scale, 0)
  return signed(sign, value)
}

function parseHexadecimal(text: ByteString): LongDouble | undefined {
  const match = HEXADECIMAL.exec(text)
  if (match === null) return undefined
  const [, sign, whole, fraction = '', power = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(`0x${whole}${fraction}`)
  if (digits === 0n) return ZERO
  return signed(sign, roundToLongDouble(digits, Number(power) - 4 * fraction.length))
}

/** A number that is not zero but too small for any other is out of range as well. */
function signed(sign: string, value: LongDouble | undefined): LongDouble | undefined {
  if (value === undefined || value.mantissa === 0n) return undefined
  return sign === '-' ? { ...value, mantissa: -value.mantissa } : value
}

function divide(dividend: bigint, divisor: bigint): LongDouble | undefined {
  const shift = Math.max(0, MANTISSA_BITS + 2 + bitLength(divisor) - bitLength(dividend))
  const shifted = dividend << BigInt(shift)
  const quotient = shifted / divisor
  // One more bit tells of a remainder, so that the one rounding below knows of it.
  const rest = quotient * divisor === shifted ? 0n : 1n
  return roundToLongDouble(quotient * 2n + rest, -shift - 1)
}

function roundToLongDouble(value: bigint, exponent: number): LongDouble | undefined {
  const excess = bitLength(magnitude(value)) - MANTISSA_BITS
  const drop = Math.max(0, excess, LEAST_EXPONENT - exponent)
  const mantissa = shiftHalfEven(magnitude(value), -drop)
  if (bitLength(mantissa) + exponent + drop > OVERFLOW_EXPONENT) return undefined
  return { mantissa: value < 0n ? -mantissa : mantissa, exponent: exponent + drop }
}

/** A value that is not negative times a power of two, rounded to an integer, ties to even. */
function shiftHalfEven(value: bigint, power: number): bigint {
  if (power >= 0) return value << BigInt(power)
  const bits = BigInt(-power)
  const floor = value >> bits
  const twice = (value - (floor << bits)) * 2n
  const one = 1n << bits
  const isUp = twice > one || (twice === one && floor % 2n === 1n)
  return isUp ? floor + 1n : floor
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}
