import { formatExponent, formatFixed, formatGeneral } from '../../../number/printf.js'
import { checkNumber } from '../../arguments.js'
import { toNumber } from '../../arithmetic.js'
import { type LuaState, valueAt } from '../../stack.js'
import { POSITIVE_NAN } from '../../values.js'
import { type Directive, padded } from './directive.js'
import { withSign, zeroPadded } from './signed-text.js'

const DEFAULT_PRECISION = 6

/** `%e`, `%E`, `%f`, `%g` and `%G`. */
export function float(L: LuaState, place: number, directive: Directive): string {
  const value = checkNumber(L, place)
  const isUpper = directive.letter !== 'f' && directive.letter < 'a'
  const shown = Number.isFinite(value)
    ? finite(value, directive)
    : notFinite(value, toNumber(valueAt(L, place)) === POSITIVE_NAN, directive)
  return isUpper ? shown.toUpperCase() : shown
}

function finite(value: number, directive: Directive): string {
  const isNegative = value < 0 || Object.is(value, -0)
  const text = magnitudeText(Math.abs(value), directive)
  return zeroPadded(withSign(text, isNegative, directive), directive)
}

function notFinite(value: number, isPositiveNaN: boolean, directive: Directive): string {
  const isNegative = Number.isNaN(value) ? !isPositiveNaN : value < 0
  const { sign, text } = withSign(Number.isNaN(value) ? 'nan' : 'inf', isNegative, directive)
  return padded(sign + text, directive)
}

function magnitudeText(magnitude: number, { letter, flags, precision }: Directive): string {
  const keepsPoint = flags.includes('#')
  const digits = precision ?? DEFAULT_PRECISION
  const text = printed(magnitude, letter.toLowerCase(), digits, keepsPoint)
  return keepsPoint && !text.includes('.') ? withPoint(text) : text
}

function printed(
  magnitude: number,
  letter: string,
  precision: number,
  keepsZeros: boolean,
): string {
  if (letter === 'e') return formatExponent(magnitude, precision)
  if (letter === 'f') return formatFixed(magnitude, precision)
  return formatGeneral(magnitude, precision, keepsZeros)
}

/** The flag `#` keeps the point even where nothing follows it. */
function withPoint(text: string): string {
  const exponent = text.indexOf('e')
  return exponent < 0 ? `${text}.` : `${text.slice(0, exponent)}.${text.slice(exponent)}`
}
