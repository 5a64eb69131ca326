import type { ByteString } from '../reply/byte-string.js'
import {
  TIMEOUT_NEGATIVE,
  TIMEOUT_NOT_A_FLOAT,
  TIMEOUT_OUT_OF_RANGE,
} from '../reply/errors/blocking.js'
import { ErrorReply } from '../reply/reply.js'
import type { CommandContext } from './context.js'
import { parseFloat64 } from './parse.js'

/** The first number past int64. */
const PAST_INT64 = 2 ** 63

/**
 * The timeout of a blocking command, given in seconds with a fraction.
 * @returns milliseconds; 0 is for ever.
 */
export function parseTimeout(context: CommandContext, text: ByteString): number | ErrorReply {
  const seconds = parseFloat64(text, TIMEOUT_NOT_A_FLOAT)
  if (seconds instanceof ErrorReply) return seconds
  const { version } = context
  const milliseconds = version < '7.0' ? Math.trunc(seconds * 1000) : Math.ceil(seconds * 1000)
  if (milliseconds < 0) return TIMEOUT_NEGATIVE
  // Before 7.2 a time past int64 turned into the least int64.
  if (version < '7.2') return milliseconds < PAST_INT64 ? Math.abs(milliseconds) : TIMEOUT_NEGATIVE
  return milliseconds < PAST_INT64 - context.now() ? Math.abs(milliseconds) : TIMEOUT_OUT_OF_RANGE
}
