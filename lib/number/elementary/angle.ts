import { add, multiply, type Pair, productOf, squareRoot, subtract } from './pair.js'
import { sineAndCosineOf } from './trigonometry.js'

/** Below it arcsine and arctangent round to the number itself. */
const LINEAR = 2 ** -27
/** From here on the angle of a point rounds to a right one, and that of its inverse to itself. */
const FLAT = 2 ** 60

const ONE: Pair = { high: 1, low: 0 }

/** The arcsine, rounded to the nearest double. */
export function arcsine(x: number): number {
  const near = Math.asin(x)
  if (!(Math.abs(x) < 1 && Math.abs(x) > LINEAR)) return near
  return angleOf({ high: x, low: 0 }, otherSide(x), near)
}

/** The arccosine, rounded to the nearest double. */
export function arccosine(x: number): number {
  const near = Math.acos(x)
  return Math.abs(x) < 1 ? angleOf(otherSide(x), { high: x, low: 0 }, near) : near
}

/** The arctangent, rounded to the nearest double. */
export function arctangent(x: number): number {
  const near = Math.atan(x)
  const size = Math.abs(x)
  return size > LINEAR && size < FLAT ? angleOf({ high: x, low: 0 }, ONE, near) : near
}

/** The angle of a point, rounded to the nearest double. */
export function arctangent2(y: number, x: number): number {
  const near = Math.atan2(y, x)
  const ratio = Math.abs(y / x)
  if (ratio >= FLAT) return y < 0 ? -Math.PI / 2 : Math.PI / 2
  if (!(ratio > 1 / FLAT)) return x > 0 && x < Number.POSITIVE_INFINITY ? y / x : near
  const scaled = scaleOf(Math.max(Math.abs(y), Math.abs(x)))
  return angleOf({ high: y * scaled, low: 0 }, { high: x * scaled, low: 0 }, near)
}

/** A power of two that brings a number where products of it are normal numbers. */
function scaleOf(size: number): number {
  if (size > 2 ** 400) return 2 ** -600
  return size < 2 ** -400 ? 2 ** 600 : 1
}

/** The other short side of a right triangle whose long side is 1. */
function otherSide(x: number): Pair {
  return squareRoot(subtract(ONE, productOf(x, x)))
}

/**
 * The angle of a point, from a double next to it: what is left when the point is turned back by
 * that one is so small that it is its own tangent.
 */
function angleOf(y: Pair, x: Pair, near: number): number {
  const { sine, cosine } = sineAndCosineOf(near)
  const rest = subtract(multiply(y, cosine), multiply(x, sine))
  const along = add(multiply(x, cosine), multiply(y, sine))
  return near + rest.high / along.high
}
