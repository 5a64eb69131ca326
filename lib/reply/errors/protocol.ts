import { ErrorReply } from '../reply.js'
import { onOneLine } from './server.js'

export const BAD_REQUEST_COUNT = protocolError('invalid multibulk length')
export const UNAUTHENTICATED_COUNT = protocolError('unauthenticated multibulk length')
export const LONG_REQUEST_COUNT = protocolError('too big mbulk count string')
export const BAD_BULK_LENGTH = protocolError('invalid bulk length')
export const UNAUTHENTICATED_BULK = protocolError('unauthenticated bulk length')
export const LONG_BULK_LENGTH = protocolError('too big bulk count string')
export const LONG_INLINE_REQUEST = protocolError('too big inline request')
export const UNBALANCED_QUOTES = protocolError('unbalanced quotes in request')

/** @param got the byte that stands where the `$` of an argument should. */
export function expectedBulk(got: string): ErrorReply {
  return onOneLine(`ERR Protocol error: expected '$', got '${got}'`)
}

/** Redis takes such an argument where `proto-max-bulk-len` lets it. */
export function argumentTooLarge(bytes: number, most: number): ErrorReply {
  return new ErrorReply(
    `ERR an argument of ${bytes} bytes is too large here: JavaScript has no strings longer than ${most}`,
  )
}

function protocolError(what: string): ErrorReply {
  return new ErrorReply(`ERR Protocol error: ${what}`)
}
