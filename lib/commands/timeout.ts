import type { ByteString } from '../reply/byte-string.js'
import {
  TIMEOUT_NEGATIVE,
  TIMEOUT_NOT_A_FLOAT,
  TIMEOUT_OUT_OF_RANGE,
} from '../reply/errors/blocking.js'
import { ErrorReply } from '../reply/reply.js'
import type { CommandContext } from './context.js'
import { parseFloat64 } from './parse.js'

const INT64_MAX = 2 ** 63 - 1

/**
 * The timeout of a blocking command, given in seconds with a fraction.
 * @returns milliseconds; 0 is for ever.
 */
export function parseTimeout(context: CommandContext, text: ByteString): number | ErrorReply {
  const seconds = parseFloat64(text, TIMEOUT_NOT_A_FLOAT)
  if (seconds instanceof ErrorReply) return seconds
  const milliseconds = seconds * 1000
  if (context.version < '7.0') return timeoutBefore70(Math.trunc(milliseconds))
  const whole = Math.ceil(milliseconds)
  if (whole < 0) return TIMEOUT_NEGATIVE
  return whole > INT64_MAX - context.now() ? TIMEOUT_OUT_OF_RANGE : Math.abs(whole)
}

/** A time past int64 turned into the least int64 there. */
function timeoutBefore70(milliseconds: number): number | ErrorReply {
  return milliseconds < 0 || milliseconds > INT64_MAX ? TIMEOUT_NEGATIVE : Math.abs(milliseconds)
}
