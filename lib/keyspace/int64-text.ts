import type { ByteString } from '../reply/byte-string.js'

const CANONICAL = /^(0|-?[1-9][0-9]{0,18})$/
const INT64_MAX = '9223372036854775807'
const INT64_MIN_DIGITS = '9223372036854775808'

/** Whether the bytes are an int64 as Redis prints it, so that it may be stored as a number. */
export function isInt64Text(text: ByteString): boolean {
  if (text.length > 20 || !CANONICAL.test(text)) return false
  if (text.length < 19) return true
  const isNegative = text.startsWith('-')
  const digits = isNegative ? text.slice(1) : text
  return digits.length < 19 || digits <= (isNegative ? INT64_MIN_DIGITS : INT64_MAX)
}

/** Compares two texts that are {@link isInt64Text} by their numbers. */
export function compareInt64Texts(a: ByteString, b: ByteString): number {
  const isNegative = a.startsWith('-')
  if (isNegative !== b.startsWith('-')) return isNegative ? -1 : 1
  const byMagnitude = a.length - b.length || (a < b ? -1 : Number(a > b))
  return isNegative ? -byMagnitude : byMagnitude
}
