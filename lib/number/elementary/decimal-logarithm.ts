import { splitExponent } from '../floating-point.js'
import { naturalLogarithm } from './logarithm.js'

/** log10(2): the first part has so few bits that its product with an exponent is exact. */
const LOG10_2 = 0.30102999566361177
const LOG10_2_REST = 3.694239077158931e-13
/** 1 / ln(10) */
const LOG10_E = Math.LOG10E

/**
 * The decimal logarithm as C libraries reckon it since fdlibm: exponent and fraction each by
 * itself, and both in doubles. A result rounded once would be another one in many cases.
 *
 * @see https://www.netlib.org/fdlibm/e_log10.c
 */
export function decimalLogarithm(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return Math.log10(x)
  const { fraction, exponent } = splitExponent(x)
  // The fraction is from 1 to 2 where the number is, and below 1 where the number is below 1.
  const [scaled, whole] = exponent < 1 ? [fraction, exponent] : [2 * fraction, exponent - 1]
  const rest = whole * LOG10_2_REST + LOG10_E * naturalLogarithm(scaled)
  return rest + whole * LOG10_2
}
