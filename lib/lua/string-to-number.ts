import { type LuaValue, POSITIVE_NAN } from './values.js'

const SPACE = '[ \\t\\n\\v\\f\\r]*'
const DECIMAL = new RegExp(`^${SPACE}([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)${SPACE}$`)
const HEXADECIMAL = new RegExp(
  `^${SPACE}([+-]?)0[xX]([0-9a-fA-F]*)(?:\\.([0-9a-fA-F]*))?(?:[pP]([+-]?\\d+))?${SPACE}$`,
)
const SPECIAL = new RegExp(
  `^${SPACE}([+-]?)(inf(?:inity)?|nan(?:\\([0-9a-zA-Z_]*\\))?)${SPACE}$`,
  'i',
)

/**
 * The number that a string converts to: what C's strtod reads, with space around it.
 * @see https://www.lua.org/manual/5.1/manual.html#2.2.1
 * @returns undefined for what is no number.
 */
export function stringToNumber(text: string): LuaValue {
  const decimal = DECIMAL.exec(text)
  if (decimal !== null) return Number(decimal[1])
  const value = hexadecimal(text) ?? special(text)
  // C's string ends at a zero byte.
  if (value === undefined && text.includes('\0')) {
    return stringToNumber(text.slice(0, text.indexOf('\0')))
  }
  return value
}

function hexadecimal(text: string): number | undefined {
  const match = HEXADECIMAL.exec(text)
  if (match === null) return undefined
  const [, sign, whole, fraction = '', exponent = '0'] = match
  if (whole + fraction === '') return undefined
  const digits = Number(BigInt(`0x${whole}${fraction}`))
  const value = digits * 2 ** (Number(exponent) - 4 * fraction.length)
  return sign === '-' ? -value : value
}

function special(text: string): LuaValue {
  const match = SPECIAL.exec(text)
  if (match === null) return undefined
  const isNegative = match[1] === '-'
  if (/^i/i.test(match[2])) return isNegative ? -Infinity : Infinity
  return isNegative ? Number.NaN : POSITIVE_NAN
}
