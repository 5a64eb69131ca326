import type { ByteString } from '../reply/byte-string.js'
import {
  COUNT_OUT_OF_RANGE,
  MUST_BE_POSITIVE,
  NOT_A_FLOAT,
  NOT_AN_INTEGER,
} from '../reply/errors/common.js'
import type { ErrorReply } from '../reply/reply.js'

const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)
const STRICT_INTEGER = /^(0|-?[1-9][0-9]{0,18})$/

/** An integer as Redis reads it: no sign but `-`, no leading zero, no space; within int64. */
export function parseInt64(text: ByteString): bigint | undefined {
  if (!STRICT_INTEGER.test(text)) return undefined
  const value = BigInt(text)
  return value < INT64_MIN || value > INT64_MAX ? undefined : value
}

/** As {@link parseInt64}, as a number: exact to 2^53, which is enough for indexes and counts. */
export function parseInteger(
  text: ByteString,
  refusal: ErrorReply = NOT_AN_INTEGER,
): number | ErrorReply {
  const value = parseInt64(text)
  return value === undefined ? refusal : Number(value)
}

/** As {@link parseInteger}, for counts: 0 or more (Redis says `positive`). */
export function parsePositive(
  text: ByteString,
  refusal: ErrorReply = MUST_BE_POSITIVE,
): number | ErrorReply {
  return parseAtLeast(0, text, refusal)
}

/** As {@link parseInteger}, with one error for what is no integer and for what is too small. */
export function parseAtLeast(
  least: number,
  text: ByteString,
  refusal: ErrorReply,
): number | ErrorReply {
  const value = parseInteger(text, refusal)
  return typeof value === 'number' && value < least ? refusal : value
}

/** As {@link parseInteger}, for counts whose sign means something: the least int64 is none. */
export function parseSignedCount(text: ByteString): number | ErrorReply {
  return text === INT64_MIN.toString() ? COUNT_OUT_OF_RANGE : parseInteger(text)
}

const DECIMAL_FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const HEXADECIMAL_FLOAT = /^([+-]?)0[xX]([\da-fA-F]*)(?:\.([\da-fA-F]*))?(?:[pP]([+-]?\d+))?$/
const INFINITE = /^[+-]?inf(inity)?$/i

/**
 * A float as C's strtod reads it, without space around it and without NaN.
 * @param outOfRange what a number is that no double holds: refused, or the infinity or zero nearest.
 */
export function parseFloat64(
  text: ByteString,
  refusal: ErrorReply = NOT_A_FLOAT,
  outOfRange: 'refused' | 'nearest' = 'refused',
): number | ErrorReply {
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  const value = DECIMAL_FLOAT.test(text) ? Number(text) : hexadecimalFloat(text)
  if (value === undefined) return refusal
  if (outOfRange === 'nearest') return value
  const isLost = !Number.isFinite(value) || (value === 0 && /^[^eEpP]*[1-9]/.test(text))
  return isLost ? refusal : value
}

function hexadecimalFloat(text: ByteString): number | undefined {
  const match = HEXADECIMAL_FLOAT.exec(text)
  if (match === null) return undefined
  const [, sign, whole, fraction = '', exponent = '0'] = match
  if (whole + fraction === '') return undefined
  const digits = Number(BigInt(`0x${whole}${fraction}`))
  const value = digits * 2 ** (Number(exponent) - 4 * fraction.length)
  return sign === '-' ? -value : value
}
