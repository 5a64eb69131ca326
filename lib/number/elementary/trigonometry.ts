import { piWith, sineAndCosine, toPair } from './fixed-point.js'
import { add, divide, multiply, type Pair, pairOf, subtract } from './pair.js'
import { whenUsed } from './when-used.js'

/** The table has an angle for each of so many steps to 1. */
const STEPS = 64
const MOST_STEP = Math.ceil((STEPS * Math.PI) / 4)

/** Below it sine and tangent round to the angle itself. */
const LINEAR = 2 ** -27

/** What is left of a double below 2^53 past its quarter turns is never below 2^-64. */
const PLACES = 240n
const SMALL = 2 ** 53
const QUARTER_TURN = piWith(PLACES) >> 1n
/** The quarter turns of a greater one, up to 2^1024, take as many more places. */
const MOST_PLACES = 1264n

interface SineAndCosine {
  readonly sine: Pair
  readonly cosine: Pair
}

const tableOfAngles = whenUsed<readonly SineAndCosine[]>(() =>
  Array.from({ length: MOST_STEP + 1 }, (_, step) => {
    const [sine, cosine] = sineAndCosine(BigInt(step), BigInt(STEPS))
    return { sine: toPair(sine), cosine: toPair(cosine) }
  }),
)
const SIXTH: Pair = divide({ high: 1, low: 0 }, { high: 6, low: 0 })

/** The sine, rounded to the nearest double. */
export function sine(angle: number): number {
  if (!Number.isFinite(angle) || Math.abs(angle) < LINEAR) return Math.sin(angle)
  return sineAndCosineOf(angle).sine.high
}

/** The cosine, rounded to the nearest double. */
export function cosine(angle: number): number {
  return Number.isFinite(angle) ? sineAndCosineOf(angle).cosine.high : Math.cos(angle)
}

/** The tangent, rounded to the nearest double. */
export function tangent(angle: number): number {
  if (!Number.isFinite(angle) || Math.abs(angle) < LINEAR) return Math.tan(angle)
  const { sine: opposite, cosine: adjacent } = sineAndCosineOf(angle)
  return divide(opposite, adjacent).high
}

/** Sine and cosine of an angle to some 80 bits. */
export function sineAndCosineOf(angle: number): SineAndCosine {
  const size = Math.abs(angle)
  const { quarters, rest } =
    size < Math.PI / 4 ? { quarters: 0, rest: { high: size, low: 0 } } : reduce(size)
  const { sine, cosine } = turn(ofEighth(rest), quarters)
  return { sine: angle < 0 ? negate(sine) : sine, cosine }
}

/** A positive angle as a number of quarter turns, of which the last two bits count, and a rest. */
function reduce(angle: number): { quarters: number; rest: Pair } {
  const [places, quarter] =
    angle < SMALL ? [PLACES, QUARTER_TURN] : [MOST_PLACES, piWith(MOST_PLACES) >> 1n]
  const fixed = toFixedPoint(angle, places)
  const quarters = (2n * fixed + quarter) / (2n * quarter)
  const rest = (fixed - quarters * quarter) >> (places - PLACES)
  return { quarters: Number(quarters & 3n), rest: toPair(rest, PLACES) }
}

function toFixedPoint(value: number, places: bigint): bigint {
  if (value >= SMALL) return BigInt(value) << places
  // A double below 2^53 of at least an eighth turn has less than 54 places.
  return BigInt(value * 2 ** 54) << (places - 54n)
}

function turn({ sine, cosine }: SineAndCosine, quarters: number): SineAndCosine {
  switch (quarters) {
    case 1:
      return { sine: cosine, cosine: negate(sine) }
    case 2:
      return { sine: negate(sine), cosine: negate(cosine) }
    case 3:
      return { sine: negate(cosine), cosine: sine }
    default:
      return { sine, cosine }
  }
}

/** Sine and cosine of up to an eighth turn either way: those of the step next to it and a rest. */
function ofEighth(angle: Pair): SineAndCosine {
  if (angle.high < 0) {
    const mirrored = ofEighth(negate(angle))
    return { sine: negate(mirrored.sine), cosine: mirrored.cosine }
  }
  const step = Math.round(angle.high * STEPS)
  const rest = ofRest(subtract(angle, { high: step / STEPS, low: 0 }))
  const { sine, cosine } = tableOfAngles()[step]
  return {
    sine: add(multiply(sine, rest.cosine), multiply(cosine, rest.sine)),
    cosine: subtract(multiply(cosine, rest.cosine), multiply(sine, rest.sine)),
  }
}

/** The power series of sine and cosine, for angles below 2^-6. */
function ofRest(x: Pair): SineAndCosine {
  const square = multiply(x, x)
  const s = square.high
  const cubic = multiply(square, SIXTH)
  const sineRest = s * s * (1 / 120 - s * (1 / 5040 - s * (1 / 362880 - s / 39916800)))
  const cosineRest = s * s * (1 / 24 - s * (1 / 720 - s * (1 / 40320 - s / 3628800)))
  const sineFactor = pairOf(-cubic.high, sineRest - cubic.low)
  const half: Pair = { high: -square.high / 2, low: -square.low / 2 }
  return {
    sine: add(x, multiply(x, sineFactor)),
    cosine: add({ high: 1, low: 0 }, pairOf(half.high, half.low + cosineRest)),
  }
}

function negate({ high, low }: Pair): Pair {
  return { high: -high, low: -low }
}
