import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'

export const LPOS_COUNT_NEGATIVE = new ErrorReply("ERR COUNT can't be negative")
export const LPOS_MAXLEN_NEGATIVE = new ErrorReply("ERR MAXLEN can't be negative")
export const NUMKEYS_NOT_POSITIVE = new ErrorReply('ERR numkeys should be greater than 0')
export const COUNT_NOT_POSITIVE = new ErrorReply('ERR count should be greater than 0')

const RANK_ZERO = "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second"

export function lposRankZero(version: RedisVersion): ErrorReply {
  const tail = version < '7.0' ? ', ...' : ' ... or use negative to start from the end of the list'
  return new ErrorReply(`${RANK_ZERO}${tail}`)
}
