import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'

export const HASH_VALUE_NOT_AN_INTEGER = new ErrorReply('ERR hash value is not an integer')
export const HASH_VALUE_NOT_A_FLOAT = new ErrorReply('ERR hash value is not a float')
export const COUNT_TOO_LARGE = new ErrorReply('ERR value is out of range')
export const NEGATIVE_EXPIRE_TIME = new ErrorReply('ERR invalid expire time, must be >= 0')
export const FIELDS_MISSING = new ErrorReply(
  'ERR Mandatory argument FIELDS is missing or not at the right position',
)
export const NUMFIELDS_NOT_POSITIVE = new ErrorReply(
  'ERR Number of fields must be a positive integer',
)
export const NUMFIELDS_TOO_SMALL = new ErrorReply(
  'ERR Parameter `numFields` should be greater than 0',
)
export const NUMFIELDS_MISMATCH = new ErrorReply(
  'ERR The `numfields` parameter must match the number of arguments',
)

/** @param command as COMMAND names it. */
export function invalidFieldExpireTime(command: ByteString): ErrorReply {
  return new ErrorReply(`ERR invalid expire time in '${command}' command`)
}
