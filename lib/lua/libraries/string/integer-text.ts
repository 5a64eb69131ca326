import { checkNumber } from '../../arguments.js'
import type { LuaState } from '../../stack.js'
import type { Directive } from './directive.js'
import { withSign, zeroPadded } from './signed-text.js'

const TWO_63 = 2 ** 63
const TWO_64 = 2 ** 64
const LEAST_INTEGER = '9223372036854775808'

const RADIX: Readonly<Record<string, number>> = { o: 8, u: 10, x: 16, X: 16 }

/** `%d` and `%i`: what 64 bits cannot hold is their least value. */
export function signedInteger(L: LuaState, place: number, directive: Directive): string {
  const value = checkNumber(L, place)
  const isHeld = value >= -TWO_63 && value < TWO_63
  const digits = isHeld ? wholeDigits(Math.abs(value), 10) : LEAST_INTEGER
  const isNegative = !isHeld || Math.trunc(value) < 0
  const text = withPrecision(digits, directive)
  return zeroPadded(withSign(text, isNegative, directive), integerPadding(directive))
}

/** `%o`, `%u`, `%x` and `%X`. */
export function unsignedInteger(L: LuaState, place: number, directive: Directive): string {
  const { letter, flags } = directive
  const digits = unsignedDigits(checkNumber(L, place), RADIX[letter])
  const text = withPrecision(digits, directive)
  const prefixed = flags.includes('#') ? withPrefix(text, digits, letter) : { prefix: '', text }
  const shown = zeroPadded(
    { sign: prefixed.prefix, text: prefixed.text },
    integerPadding(directive),
  )
  return letter === 'X' ? shown.toUpperCase() : shown
}

/** With a precision, zeros do not fill the width. */
function integerPadding(directive: Directive): Directive {
  if (directive.precision === undefined) return directive
  return { ...directive, flags: directive.flags.replaceAll('0', '') }
}

function withPrecision(digits: string, { precision }: Directive): string {
  if (precision === undefined) return digits
  return precision === 0 && digits === '0' ? '' : digits.padStart(precision, '0')
}

function withPrefix(text: string, digits: string, letter: string) {
  if (letter === 'o') return { prefix: '', text: text.startsWith('0') ? text : `0${text}` }
  const hasPrefix = letter !== 'u' && digits !== '0'
  return { prefix: hasPrefix ? '0x' : '', text }
}

/** The digits of a number's 64 bits as x86 converts it: wrapped if negative, 0 if too large. */
function unsignedDigits(value: number, radix: number): string {
  if (value >= TWO_64) return '0'
  if (value > -1) return wholeDigits(value, radix)
  const isHeld = value >= -TWO_63
  const bits = isHeld ? BigInt.asUintN(64, BigInt(Math.trunc(value))) : BigInt(TWO_63)
  return bits.toString(radix)
}

function wholeDigits(magnitude: number, radix: number): string {
  const whole = Math.floor(Math.max(magnitude, 0))
  return Number.isSafeInteger(whole) ? whole.toString(radix) : BigInt(whole).toString(radix)
}
