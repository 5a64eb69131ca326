import { LOG_2, logarithm } from './logarithm.js'
import { add, multiplyBy, type Pair, subtract } from './pair.js'
import { scale } from './scale.js'

/** Past it a result is no normal number, or not even a finite one, before it is scaled. */
const NORMAL = 700
const SCALED_BY = 128
const OVERFLOW = 710
const UNDERFLOW = -746

const LOG_OF_SCALE: Pair = multiplyBy(LOG_2, SCALED_BY)

/** e to some power, rounded to the nearest double. */
export function exponential(x: number): number {
  return Number.isFinite(x) ? exponentialOf({ high: x, low: 0 }) : Math.exp(x)
}

/** e to a power of more bits than a double has, rounded to the nearest double. */
export function exponentialOf(x: Pair): number {
  if (x.high > OVERFLOW) return Number.POSITIVE_INFINITY
  if (x.high < UNDERFLOW) return 0
  if (Math.abs(x.high) <= NORMAL) {
    const near = Math.exp(x.high)
    return near + correction(x, near)
  }
  const direction = x.high > 0 ? 1 : -1
  const inside = add(x, multiplyBy(LOG_OF_SCALE, -direction))
  const near = Math.exp(inside.high)
  const low = correction(inside, near)
  const high = near + low
  return scale({ high, low: low - (high - near) }, direction * SCALED_BY)
}

/**
 * What a result that is off by a few bits lacks: one step of Newton's method, which doubles the
 * number of right bits.
 */
function correction(x: Pair, near: number): number {
  return near * subtract(x, logarithm(near)).high
}
