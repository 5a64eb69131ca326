import { exponentialOf } from './exponential.js'
import { integerPower } from './integer-power.js'
import { logarithm } from './logarithm.js'
import { multiplyBy, productOf } from './pair.js'

/** Past it a power is no finite number, or rounds to 0: the host's own tells which. */
const FAR = 750

/** A number to some power, rounded to the nearest double; where there is none, what `**` gives. */
export function powerOf(base: number, exponent: number): number {
  return integerPower(base, exponent) ?? powerOfRoot(base, exponent) ?? anyPower(base, exponent)
}

/** A power with half an integer as exponent, which is exact where the root is. */
function powerOfRoot(base: number, exponent: number): number | undefined {
  if (!Number.isInteger(2 * exponent)) return undefined
  const root = Math.sqrt(base)
  const square = productOf(root, root)
  if (square.high !== base || square.low !== 0) return undefined
  return integerPower(root, 2 * exponent)
}

function anyPower(base: number, exponent: number): number {
  const size = Math.abs(base)
  if (!(size > 0 && size < Number.POSITIVE_INFINITY) || exponent === 0) return base ** exponent
  if (base < 0 && !Number.isInteger(exponent)) return base ** exponent
  const log = logarithm(size)
  if (!(Math.abs(log.high * exponent) < FAR)) return base ** exponent
  const result = exponentialOf(multiplyBy(log, exponent))
  return base < 0 && Math.abs(exponent % 2) === 1 ? -result : result
}
