import { exponential } from './exponential.js'

/**
 * The hyperbolic functions and the decimal logarithm as C libraries reckon them since fdlibm: in
 * doubles, with what each step rounds, by these formulas on these ranges. A result rounded once
 * would be another one in a good part of all cases.
 *
 * @see https://www.netlib.org/fdlibm/
 */

/** From here on 1 is lost beside the square of e^x. */
const LARGE = 22
const OVERFLOW = Math.log(Number.MAX_VALUE)

export function hyperbolicSine(x: number): number {
  const size = Math.abs(x)
  const half = x < 0 ? -0.5 : 0.5
  if (!(size < LARGE)) return size <= OVERFLOW ? half * exponential(size) : large(size, half)
  if (size < 2 ** -28) return x
  const t = Math.expm1(size)
  return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1))
}

export function hyperbolicCosine(x: number): number {
  const size = Math.abs(x)
  if (!(size < LARGE)) return size <= OVERFLOW ? 0.5 * exponential(size) : large(size, 0.5)
  if (size < Math.LN2 / 2) {
    const t = Math.expm1(size)
    return 1 + (t * t) / (2 * (1 + t))
  }
  const t = exponential(size)
  return 0.5 * t + 0.5 / t
}

/** Half of e^x, which may be a double where e^x is none any more. */
function large(size: number, half: number): number {
  const root = exponential(size / 2)
  return half * root * root
}

export function hyperbolicTangent(x: number): number {
  const size = Math.abs(x)
  const sign = x < 0 ? -1 : 1
  if (!(size < LARGE)) return Number.isNaN(x) ? x : sign
  if (size < 2 ** -55) return x
  if (size >= 1) return sign * (1 - 2 / (Math.expm1(2 * size) + 2))
  const t = Math.expm1(-2 * size)
  return sign * (-t / (t + 2))
}
