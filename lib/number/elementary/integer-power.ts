import { divide, multiply, type Pair } from './pair.js'

const MOST = 2 ** 1000
const LEAST = 2 ** -900
const MOST_EXPONENT = 1024

const ONE: Pair = { high: 1, low: 0 }

/**
 * A number to the power of an integer, rounded once. It is exact as long as 106 bits hold it, so
 * that a result halfway between two doubles goes to the even one.
 * @returns undefined where that leaves the range of doubles, or may come near its ends.
 */
export function integerPower(base: number, exponent: number): number | undefined {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MOST_EXPONENT) return undefined
  let result = ONE
  let square: Pair = { high: base, low: 0 }
  for (let left = Math.abs(exponent); ; ) {
    if (left % 2 === 1) result = multiply(result, square)
    left = Math.floor(left / 2)
    if (left === 0) break
    square = multiply(square, square)
  }
  if (!isInRange(result.high) || !isInRange(square.high)) return undefined
  return exponent < 0 ? divide(ONE, result).high : result.high
}

function isInRange(value: number): boolean {
  const size = Math.abs(value)
  return size < MOST && size > LEAST
}
