import type { ByteString } from '../reply/byte-string.js'
import {
  TIMEOUT_NEGATIVE,
  TIMEOUT_NOT_A_FLOAT,
  TIMEOUT_OUT_OF_RANGE,
} from '../reply/errors/blocking.js'
import type { ErrorReply } from '../reply/reply.js'
import type { CommandContext } from './context.js'
import { integerOf, multiplyLongDouble, parseLongDouble } from './long-double.js'

const INT64_MAX = 2n ** 63n - 1n

/**
 * The timeout of a blocking command, given in seconds with a fraction.
 * @returns milliseconds; 0 is for ever.
 */
export function parseTimeout(context: CommandContext, text: ByteString): number | ErrorReply {
  const seconds = parseLongDouble(text)
  if (seconds === undefined) return TIMEOUT_NOT_A_FLOAT
  const isBefore72 = context.version < '7.2'
  const tooLong = isBefore72 ? TIMEOUT_NEGATIVE : TIMEOUT_OUT_OF_RANGE
  if (typeof seconds === 'number') return seconds > 0 ? tooLong : TIMEOUT_NEGATIVE
  const exact = multiplyLongDouble(seconds, 1000n)
  if (exact === undefined) return tooLong
  const milliseconds = integerOf(exact, context.version < '7.0' ? 'to zero' : 'up')
  if (milliseconds < 0n) return TIMEOUT_NEGATIVE
  // From 7.2 on the time at which the wait ends has to fit an int64 too.
  const most = isBefore72 ? INT64_MAX : INT64_MAX - BigInt(context.now())
  return milliseconds > most ? tooLong : Number(milliseconds)
}
