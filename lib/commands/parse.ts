import type { ByteString } from '../reply/byte-string.js'
import { NOT_A_FLOAT, NOT_AN_INTEGER } from '../reply/errors/common.js'
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

const DECIMAL_FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const INFINITE = /^[+-]?inf(inity)?$/i

/** A float as C's strtod reads it, without space around it and without NaN. */
export function parseFloat64(
  text: ByteString,
  refusal: ErrorReply = NOT_A_FLOAT,
): number | ErrorReply {
  if (DECIMAL_FLOAT.test(text)) return Number(text)
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return refusal
}
