/** Splits a double into halves whose products are exact. */
const SPLITTER = 2 ** 27 + 1
const MOST = 2 ** 1000
const LEAST = 2 ** -900
const MOST_EXPONENT = 1024

/**
 * A number to the power of an integer, rounded once, as C's pow gives it; the host's own may be off
 * by the last bit. Reckons with pairs of doubles.
 * @returns undefined where that leaves the range of doubles, or may come near its ends.
 */
export function integerPower(base: number, exponent: number): number | undefined {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MOST_EXPONENT) return undefined
  let [high, low] = [1, 0]
  let [squareHigh, squareLow] = [base, 0]
  for (let left = Math.abs(exponent); ; ) {
    if (left % 2 === 1) [high, low] = product(high, low, squareHigh, squareLow)
    left = Math.floor(left / 2)
    if (left === 0) break
    ;[squareHigh, squareLow] = product(squareHigh, squareLow, squareHigh, squareLow)
  }
  if (!isInRange(high) || !isInRange(squareHigh)) return undefined
  return exponent < 0 ? inverse(high, low) : high + low
}

function isInRange(value: number): boolean {
  const size = Math.abs(value)
  return size < MOST && size > LEAST
}

function product(aHigh: number, aLow: number, bHigh: number, bLow: number): [number, number] {
  const high = aHigh * bHigh
  const low = errorOfProduct(aHigh, bHigh, high) + (aHigh * bLow + aLow * bHigh)
  const sum = high + low
  return [sum, low - (sum - high)]
}

function inverse(high: number, low: number): number {
  const first = 1 / high
  const exact = high * first
  const rest = 1 - exact - errorOfProduct(high, first, exact) - low * first
  return first + first * rest
}

/** What rounding took from a product. */
function errorOfProduct(a: number, b: number, rounded: number): number {
  const aScaled = a * SPLITTER
  const aHigh = aScaled - (aScaled - a)
  const aLow = a - aHigh
  const bScaled = b * SPLITTER
  const bHigh = bScaled - (bScaled - b)
  const bLow = b - bHigh
  return aHigh * bHigh - rounded + aHigh * bLow + aLow * bHigh + aLow * bLow
}
