import type { Pair } from './pair.js'

/**
 * Numbers with a fixed count of binary places behind the point, for constants and tables: those
 * are computed when they are loaded, by series that anyone can check, and not copied from a list.
 */

/** Enough for a pair of doubles of some 2^-10, and for the rounding of a few dozen terms. */
const PLACES = 128n
const ONE = 1n << PLACES

/** ln((n+1)/n) = 2 artanh(1/(2n+1)). */
export function logarithmOfNext(n: bigint): bigint {
  const divisor = 2n * n + 1n
  let power = ONE / divisor
  let sum = 0n
  for (let degree = 1n; power !== 0n; degree += 2n) {
    sum += power / degree
    power /= divisor * divisor
  }
  return 2n * sum
}

/** sin(numerator/denominator) and the cosine, for angles below 1. */
export function sineAndCosine(numerator: bigint, denominator: bigint): [bigint, bigint] {
  const sums: [bigint, bigint] = [0n, 0n]
  let term = ONE
  for (let degree = 0n; term !== 0n; ) {
    const sign = degree % 4n < 2n ? 1n : -1n
    sums[degree % 2n === 0n ? 1 : 0] += sign * term
    degree++
    term = (term * numerator) / (denominator * degree)
  }
  return sums
}

/** π with some places, by Machin's formula: π/4 = 4 arctan(1/5) - arctan(1/239). */
export function piWith(places: bigint): bigint {
  const spare = 16n
  const one = 1n << (places + spare)
  return (4n * (4n * arctangentOfInverse(5n, one) - arctangentOfInverse(239n, one))) >> spare
}

function arctangentOfInverse(n: bigint, one: bigint): bigint {
  let power = one / n
  let sum = 0n
  for (let degree = 1n; power !== 0n; degree += 2n) {
    sum += degree % 4n === 1n ? power / degree : -(power / degree)
    power /= n * n
  }
  return sum
}

/** Number() rounds a bigint to the nearest double; the scale is a power of two and exact. */
export function toPair(value: bigint, places = PLACES): Pair {
  const scale = 2 ** -Number(places)
  const high = Number(value)
  return { high: high * scale, low: Number(value - BigInt(high)) * scale }
}
