import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'

export const DECREMENT_OVERFLOW = new ErrorReply('ERR decrement would overflow')
export const OFFSET_OUT_OF_RANGE = new ErrorReply('ERR offset is out of range')
export const STRING_TOO_LONG = new ErrorReply(
  'ERR string exceeds maximum allowed size (proto-max-bulk-len)',
)
export const LCS_NOT_STRINGS = new ErrorReply('ERR The specified keys must contain string values')
export const LCS_LENGTH_AND_INDEXES = new ErrorReply(
  'ERR If you want both the length and indexes, please just use IDX.',
)
export const STRALGO_STRINGS_AND_KEYS = new ErrorReply('ERR Either use STRINGS or KEYS')
export const STRALGO_WITHOUT_STRINGS = new ErrorReply(
  'ERR Please specify two strings: STRINGS or KEYS options are mandatory',
)

/** @param name of the command, as COMMAND shows it. */
export function invalidExpireTime(version: RedisVersion, name: string): ErrorReply {
  return new ErrorReply(
    version === '6.2'
      ? `ERR invalid expire time in ${name}`
      : `ERR invalid expire time in '${name}' command`,
  )
}

/** MSET with an odd count of arguments, which obeys its arity. */
export function unpairedArguments(version: RedisVersion, name: string): ErrorReply {
  return new ErrorReply(
    version === '6.2'
      ? 'ERR wrong number of arguments for MSET'
      : `ERR wrong number of arguments for '${name}' command`,
  )
}
