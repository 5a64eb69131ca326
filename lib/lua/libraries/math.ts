import { arccosine, arcsine, arctangent, arctangent2 } from '../../number/elementary/angle.js'
import { decimalLogarithm } from '../../number/elementary/decimal-logarithm.js'
import { exponential } from '../../number/elementary/exponential.js'
import {
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
} from '../../number/elementary/hyperbolic.js'
import { naturalLogarithm } from '../../number/elementary/logarithm.js'
import { cosine, sine, tangent } from '../../number/elementary/trigonometry.js'
import { scaleByPowerOfTwo, splitExponent } from '../../number/floating-point.js'
import { argumentError, checkNumber, raise } from '../arguments.js'
import { power, toNumber } from '../arithmetic.js'
import type { LuaLibrary } from '../library.js'
import {
  type LuaState,
  type NativeFunction,
  pushNumber,
  pushValue,
  rawGetField,
  rawSetField,
  top,
  valueAt,
} from '../stack.js'
import { type LuaValue, POSITIVE_NAN } from '../values.js'
import { checkInt32 } from './int32.js'
import type { RedisRandom } from './redis-random.js'

const DEGREE = Math.PI / 180

/**
 * The math library, with Redis's own generator of random numbers.
 *
 * @see https://www.lua.org/manual/5.1/manual.html#5.6
 */
export function createMathLibrary(random: RedisRandom): LuaLibrary {
  return {
    name: 'math',
    functions: {
      abs,
      acos: unary(arccosine, POSITIVE_NAN),
      asin: unary(arcsine, POSITIVE_NAN),
      atan2: binary(arctangent2, 2),
      atan: unary(arctangent),
      ceil: unary(Math.ceil),
      cosh: unary(hyperbolicCosine),
      cos: unary(cosine),
      deg: unary((x) => x / DEGREE),
      exp: unary(exponential),
      floor: unary(Math.floor),
      fmod: binary((a, b) => a % b),
      frexp,
      ldexp,
      log10: unary(decimalLogarithm, POSITIVE_NAN),
      log: unary(naturalLogarithm),
      max: (L) => extreme(L, (value, best) => value > best),
      min: (L) => extreme(L, (value, best) => value < best),
      modf,
      pow: binary(power),
      rad: unary((x) => x * DEGREE),
      random: (L) => drawNumber(L, random),
      randomseed: (L) => {
        random.seed(checkInt32(L, 1))
        return 0
      },
      sinh: unary(hyperbolicSine),
      sin: unary(sine),
      sqrt: unary(Math.sqrt),
      tanh: unary(hyperbolicTangent),
      tan: unary(tangent),
    },
    constants: { pi: Math.PI, huge: Number.POSITIVE_INFINITY },
    fill,
  }
}

/** `math.mod` is the older name of `math.fmod`. */
function fill(L: LuaState): void {
  rawGetField(L, -1, 'fmod')
  rawSetField(L, -2, 'mod')
}

/**
 * A function of one number.
 *
 * @param undefinedResult what it gives where it is not defined: most set the sign of the NaN, as
 * x86 does, and some of the C library do not.
 */
function unary(
  operation: (x: number) => number,
  undefinedResult: LuaValue = Number.NaN,
): NativeFunction {
  return (L) => {
    const x = checkNumber(L, 1)
    const result = operation(x)
    if (Number.isNaN(result)) pushValue(L, Number.isNaN(x) ? nanAt(L, 1) : undefinedResult)
    else pushNumber(L, result)
    return 1
  }
}

/** A function of two numbers; of two NaNs the preferred one is the result. */
function binary(
  operation: (a: number, b: number) => LuaValue,
  preferred: 1 | 2 = 1,
): NativeFunction {
  return (L) => {
    // The C compiler evaluates the arguments from the last: of two bad ones it is the one named.
    const b = checkNumber(L, 2)
    const a = checkNumber(L, 1)
    const result = operation(a, b)
    if (!Number.isNaN(result)) pushValue(L, result)
    else if (Number.isNaN(preferred === 1 ? a : b)) pushValue(L, nanAt(L, preferred))
    else pushValue(L, nanAt(L, preferred === 1 ? 2 : 1))
    return 1
  }
}

/** The NaN that an argument is, with its sign; for other numbers one whose sign is set. */
function nanAt(L: LuaState, place: number): LuaValue {
  return toNumber(valueAt(L, place)) === POSITIVE_NAN ? POSITIVE_NAN : Number.NaN
}

function abs(L: LuaState): number {
  const x = checkNumber(L, 1)
  pushValue(L, Number.isNaN(x) ? POSITIVE_NAN : Math.abs(x))
  return 1
}

function frexp(L: LuaState): number {
  const x = checkNumber(L, 1)
  const { fraction, exponent } = splitExponent(x)
  pushValue(L, Number.isNaN(x) ? nanAt(L, 1) : fraction)
  pushNumber(L, exponent)
  return 2
}

function ldexp(L: LuaState): number {
  const exponent = checkInt32(L, 2)
  const x = checkNumber(L, 1)
  pushValue(L, Number.isNaN(x) ? nanAt(L, 1) : scaleByPowerOfTwo(x, exponent))
  return 1
}

function modf(L: LuaState): number {
  const x = checkNumber(L, 1)
  const whole = Math.trunc(x)
  pushValue(L, Number.isNaN(x) ? nanAt(L, 1) : whole)
  pushValue(L, Number.isNaN(x) ? nanAt(L, 1) : fractionOf(x, whole))
  return 2
}

/** The fraction has the sign of its number, even where there is none. */
function fractionOf(x: number, whole: number): number {
  const fraction = Number.isFinite(x) ? Math.abs(x - whole) : 0
  return x < 0 || Object.is(x, -0) ? -fraction : fraction
}

function extreme(L: LuaState, isBetter: (value: number, best: number) => boolean): number {
  let best = checkNumber(L, 1)
  let bestPlace = 1
  for (let place = 2; place <= top(L); place++) {
    const value = checkNumber(L, place)
    if (!isBetter(value, best)) continue
    best = value
    bestPlace = place
  }
  pushValue(L, Number.isNaN(best) ? nanAt(L, bestPlace) : best)
  return 1
}

function drawNumber(L: LuaState, random: RedisRandom): number {
  const drawn = random.next()
  switch (top(L)) {
    case 0:
      pushNumber(L, drawn)
      return 1
    case 1: {
      const most = checkInt32(L, 1)
      if (most < 1) argumentError(L, 1, 'interval is empty')
      pushNumber(L, Math.floor(drawn * most) + 1)
      return 1
    }
    case 2: {
      const least = checkInt32(L, 1)
      const most = checkInt32(L, 2)
      if (least > most) argumentError(L, 2, 'interval is empty')
      // As in C, the width of an interval has 32 bits and a sign.
      pushNumber(L, Math.floor(drawn * ((most - least + 1) | 0)) + least)
      return 1
    }
    default:
      return raise(L, 'wrong number of arguments')
  }
}
