import { argumentError, checkBytes, checkNumber, raise } from '../../arguments.js'
import { type LuaState, pushBytes, top, valueAt } from '../../stack.js'
import { cString } from '../c-string.js'
import { type Directive, padded, readDirective } from './directive.js'
import { float } from './float-text.js'
import { signedInteger, unsignedInteger } from './integer-text.js'
import { quoted } from './quoted.js'

const TWO_31 = 2 ** 31
/** A string of this length is not formatted, unless a precision cuts it. */
const LONG_STRING = 100
const LETTER_D = 0x64
const LETTER_S = 0x73

/**
 * `string.format (formatstring, ···)`, which follows C's `sprintf` on x86-64.
 *
 * @see https://www.lua.org/manual/5.1/manual.html#pdf-string.format
 */
export function format(L: LuaState): number {
  const template = checkBytes(L, 1)
  let text = ''
  let copied = 0
  let place = 1
  for (let at = template.indexOf('%'); at >= 0; at = template.indexOf('%', copied)) {
    text += template.slice(copied, at)
    if (template[at + 1] === '%') {
      text += '%'
      copied = at + 2
      continue
    }
    place++
    if (place > top(L)) argumentError(L, place, 'no value')
    const plain = formattedPlainly(L, place, template.charCodeAt(at + 1))
    if (plain !== undefined) {
      text += plain
      copied = at + 2
      continue
    }
    const directive = readDirective(L, template, at + 1)
    text += formatted(L, place, directive)
    copied = directive.end
  }
  pushBytes(L, copied === 0 ? template : text + template.slice(copied))
  return 1
}

/** `%s` of a string and `%d` of a whole number, by far the most common; undefined for the rest. */
function formattedPlainly(L: LuaState, place: number, letter: number): string | undefined {
  const value = valueAt(L, place)
  if (letter === LETTER_S && typeof value === 'string') {
    return value.length < LONG_STRING ? cString(value) : value
  }
  return letter === LETTER_D && Number.isSafeInteger(value) ? String(value) : undefined
}

function formatted(L: LuaState, place: number, directive: Directive): string {
  switch (directive.letter) {
    case 's':
      return string(checkBytes(L, place), directive)
    case 'd':
    case 'i':
      return signedInteger(L, place, directive)
    case 'o':
    case 'u':
    case 'x':
    case 'X':
      return unsignedInteger(L, place, directive)
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      return float(L, place, directive)
    case 'c':
      return character(checkNumber(L, place), directive)
    case 'q':
      return quoted(checkBytes(L, place))
    default:
      return raise(L, `invalid option '%${cString(directive.letter)}' to 'format'`)
  }
}

function string(text: string, directive: Directive): string {
  const { precision } = directive
  if (precision === undefined && text.length >= LONG_STRING) return text
  return padded(cString(text).slice(0, precision), directive)
}

/** The byte of a number; C's string ends with it if it is zero. */
function character(value: number, directive: Directive): string {
  const code = value > -TWO_31 - 1 && value < TWO_31 ? Math.trunc(value) & 0xff : 0
  return cString(padded(String.fromCharCode(code), directive))
}
