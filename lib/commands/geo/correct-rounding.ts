import type { Trigonometry } from './distance.js'

/**
 * Sine, cosine and arcsine rounded to the nearest double. Redis takes them from a C library that
 * rounds nearly all results so; those of `Math` differ in the last bit now and then, which shows
 * where a distance is stored.
 */

const BITS = 160n
const ONE = 1n << BITS

export const correctlyRounded: Trigonometry = {
  sin: (angle) => toNumber(sineOf(toFixedPoint(angle))),
  cos: (angle) => toNumber(cosineOf(toFixedPoint(angle))),
  asin: (ratio) => (Math.abs(ratio) === 1 ? Math.asin(ratio) : toNumber(arcsineOf(ratio))),
}

/** Newton's method from the double nearby, which doubles the right digits with each step. */
function arcsineOf(ratio: number): bigint {
  const target = toFixedPoint(ratio)
  let angle = toFixedPoint(Math.asin(ratio))
  for (let step = 0; step < 3; step++) {
    angle += ((target - sineOf(angle)) << BITS) / cosineOf(angle)
  }
  return angle
}

function sineOf(angle: bigint): bigint {
  return taylor(angle, angle, 1n)
}

function cosineOf(angle: bigint): bigint {
  return taylor(ONE, angle, 0n)
}

/** The terms of a power series whose signs change, from a first one of some degree on. */
function taylor(first: bigint, angle: bigint, degree: bigint): bigint {
  const square = (angle * angle) >> BITS
  let sum = first
  let term = first
  for (let n = degree; term !== 0n && term !== -1n; n += 2n) {
    term = -((term * square) >> BITS) / ((n + 1n) * (n + 2n))
    sum += term
  }
  return sum
}

function toFixedPoint(value: number): bigint {
  // Scaled by a power of two, a double below 2^53 in size has no fraction left after 53 more bits.
  const high = Math.trunc(value * 2 ** 53)
  const low = (value * 2 ** 53 - high) * 2 ** 53
  return (BigInt(high) << (BITS - 53n)) + (BigInt(Math.trunc(low)) << (BITS - 106n))
}

/** Number() rounds a bigint to the nearest double; the scale is a power of two and exact. */
function toNumber(value: bigint): number {
  return Number(value) / 2 ** Number(BITS)
}
