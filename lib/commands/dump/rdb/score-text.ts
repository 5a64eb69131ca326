import type { ByteString } from '../../../reply/byte-string.js'
import type { RedisVersion } from '../../../reply/version.js'
import { doubleText } from '../../double-reply.js'

/** Up to here a score without a fraction is stored as an integer, from 7.0 on. */
const MOST_INTEGER = 2 ** 62

/** A score as it stands in a listpack or ziplist. */
export function scoreText(score: number, version: RedisVersion): ByteString {
  const isInteger = Number.isInteger(score) && Math.abs(score) <= MOST_INTEGER
  return version >= '7.0' && isInteger ? BigInt(score).toString() : doubleText(score, version)
}
