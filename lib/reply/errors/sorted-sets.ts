import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'

export const XX_WITH_NX = new ErrorReply(
  'ERR XX and NX options at the same time are not compatible',
)
export const GT_LT_NX = new ErrorReply(
  'ERR GT, LT, and/or NX options at the same time are not compatible',
)
export const INCR_SINGLE_PAIR = new ErrorReply(
  'ERR INCR option supports a single increment-element pair',
)
export const SCORE_IS_NAN = new ErrorReply('ERR resulting score is not a number (NaN)')
export const NOT_A_FLOAT_RANGE = new ErrorReply('ERR min or max is not a float')
export const NOT_A_LEX_RANGE = new ErrorReply('ERR min or max not valid string range item')
export const LIMIT_WITHOUT_BY = new ErrorReply(
  'ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX',
)
export const WITHSCORES_WITH_BYLEX = new ErrorReply(
  'ERR syntax error, WITHSCORES not supported in combination with BYLEX',
)
export const WEIGHT_NOT_A_FLOAT = new ErrorReply('ERR weight value is not a float')

/** @param name of the command, as COMMAND shows it. */
export function noInputKeys(version: RedisVersion, name: string): ErrorReply {
  const command = version === '6.2' ? name : `'${name}' command`
  return new ErrorReply(`ERR at least 1 input key is needed for ${command}`)
}
