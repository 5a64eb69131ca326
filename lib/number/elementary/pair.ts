/**
 * A number of about 106 bits: the sum of two doubles, of which the second is what rounding took
 * from the first.
 */
export interface Pair {
  readonly high: number
  readonly low: number
}

/** Splits a double into halves whose products are exact. */
const SPLITTER = 2 ** 27 + 1

/** A sum of two doubles where the first is the greater one, or 0. */
export function pairOf(high: number, low: number): Pair {
  const sum = high + low
  return { high: sum, low: low - (sum - high) }
}

/** a + b, exactly. */
export function sumOf(a: number, b: number): Pair {
  const high = a + b
  const part = high - a
  return { high, low: a - (high - part) + (b - part) }
}

/** a × b, exactly, where neither it nor its rest leaves the range of doubles. */
export function productOf(a: number, b: number): Pair {
  const high = a * b
  return { high, low: errorOfProduct(a, b, high) }
}

export function add(a: Pair, b: Pair): Pair {
  const high = sumOf(a.high, b.high)
  const low = sumOf(a.low, b.low)
  const first = pairOf(high.high, high.low + low.high)
  return pairOf(first.high, first.low + low.low)
}

export function subtract(a: Pair, b: Pair): Pair {
  return add(a, { high: -b.high, low: -b.low })
}

export function multiply(a: Pair, b: Pair): Pair {
  const high = a.high * b.high
  return pairOf(high, errorOfProduct(a.high, b.high, high) + (a.high * b.low + a.low * b.high))
}

export function multiplyBy(a: Pair, b: number): Pair {
  const high = a.high * b
  return pairOf(high, errorOfProduct(a.high, b, high) + a.low * b)
}

export function divide(a: Pair, b: Pair): Pair {
  const first = a.high / b.high
  const rest = subtract(a, multiplyBy(b, first))
  return pairOf(first, rest.high / b.high)
}

export function squareRoot(a: Pair): Pair {
  const first = Math.sqrt(a.high)
  if (first === 0) return { high: 0, low: 0 }
  return pairOf(first, subtract(a, productOf(first, first)).high / (2 * first))
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
