import { logarithmOfNext, toPair } from './fixed-point.js'
import { add, divide, multiply, multiplyBy, type Pair, pairOf, sumOf } from './pair.js'
import { whenUsed } from './when-used.js'

/** The table has a logarithm for each of so many steps from one number to the double of it. */
const STEPS = 128
const LEAST_STEP = Math.floor(STEPS * Math.SQRT1_2)
const MOST_STEP = Math.ceil(STEPS * Math.SQRT2)

const LEAST_NORMAL = 2 ** -1022
const NORMALIZED_BY = 54

const MOST_EXPONENT = 1024
/** What brings a number with that exponent near 1. */
const tableOfScales = whenUsed<readonly number[]>(() =>
  Array.from({ length: 2047 }, (_, i) => 2 ** (i - MOST_EXPONENT)),
)

const tableOfLogarithms = whenUsed<readonly Pair[]>(logarithmsOfSteps)
const THIRD: Pair = divide({ high: 1, low: 0 }, { high: 3, low: 0 })
export const LOG_2: Pair = toPair(logarithmOfNext(1n))

/**
 * The natural logarithm of a positive number, to some 90 bits: that of the step next to it, and
 * for the rest the series of artanh, ln(m/c) = 2 artanh((m-c)/(m+c)).
 */
export function logarithm(x: number): Pair {
  if (x < LEAST_NORMAL) {
    return add(logarithm(x * 2 ** NORMALIZED_BY), multiplyBy(LOG_2, -NORMALIZED_BY))
  }
  const exponent = Math.round(Math.log2(x))
  const scaled = x * tableOfScales()[MOST_EXPONENT - exponent]
  const step = Math.round(scaled * STEPS)
  const center = step / STEPS
  const argument = divide({ high: scaled - center, low: 0 }, sumOf(scaled, center))
  const ofFraction = add(
    tableOfLogarithms()[step - LEAST_STEP],
    multiplyBy(inverseTangent(argument), 2),
  )
  return exponent === 0 ? ofFraction : add(multiplyBy(LOG_2, exponent), ofFraction)
}

/** artanh of a number below 2^-8. */
function inverseTangent(x: Pair): Pair {
  const square = multiply(x, x)
  const s = square.high
  const cubic = multiply(square, THIRD)
  const rest = s * s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s * (1 / 11 + s / 13))))
  return add(x, multiply(x, pairOf(cubic.high, cubic.low + rest)))
}

function logarithmsOfSteps(): Pair[] {
  const table: Pair[] = []
  let sum = 0n
  for (let step = STEPS; step >= LEAST_STEP; step--) {
    table[step] = toPair(sum)
    sum -= logarithmOfNext(BigInt(step - 1))
  }
  sum = 0n
  for (let step = STEPS; step <= MOST_STEP; step++) {
    table[step] = toPair(sum)
    sum += logarithmOfNext(BigInt(step))
  }
  return table.slice(LEAST_STEP)
}

/** The natural logarithm, rounded to the nearest double. */
export function naturalLogarithm(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY) || x === 1) return Math.log(x)
  return logarithm(x).high
}
