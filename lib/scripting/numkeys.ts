import type { ByteString } from '../reply/byte-string.js'
import { NOT_AN_INTEGER } from '../reply/errors/common.js'
import { NEGATIVE_KEYS, TOO_MANY_KEYS } from '../reply/errors/scripting.js'
import type { ErrorReply } from '../reply/reply.js'

/** An integer as Redis takes it: no sign but `-`, no leading zero, no blank. */
const INTEGER = /^(0|-?[1-9][0-9]{0,18})$/
const GREATEST_INT64 = 2n ** 63n - 1n
const LEAST_INT64 = -(2n ** 63n)

/**
 * Reads numkeys of `EVAL script numkeys key… arg…`.
 *
 * @param argv the whole command, numkeys at 2.
 * @param noInteger the error for what is no integer.
 * @returns how many keys there are, or what is wrong with the number.
 */
export function readNumkeys(
  argv: readonly ByteString[],
  noInteger = NOT_AN_INTEGER,
): number | ErrorReply {
  const text = argv[2]
  const rest = argv.length - 3
  if (!INTEGER.test(text) || !isInt64(text)) return noInteger
  const count = Number(text)
  if (count > rest) return TOO_MANY_KEYS
  return count < 0 ? NEGATIVE_KEYS : count
}

function isInt64(digits: ByteString): boolean {
  if (digits.length < 19) return true
  const n = BigInt(digits)
  return n >= LEAST_INT64 && n <= GREATEST_INT64
}
