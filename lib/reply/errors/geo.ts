import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'

export const NEED_NUMERIC_RADIUS = new ErrorReply('ERR need numeric radius')
export const NEED_NUMERIC_WIDTH = new ErrorReply('ERR need numeric width')
export const NEED_NUMERIC_HEIGHT = new ErrorReply('ERR need numeric height')
export const NEGATIVE_RADIUS = new ErrorReply('ERR radius cannot be negative')
export const NEGATIVE_BOX = new ErrorReply('ERR height or width cannot be negative')
export const GEO_COUNT_NOT_POSITIVE = new ErrorReply('ERR COUNT must be > 0')
export const ANY_WITHOUT_COUNT = new ErrorReply('ERR the ANY argument requires COUNT argument')
export const MEMBER_NOT_DECODED = new ErrorReply('ERR could not decode requested zset member')

export function unsupportedUnit(version: RedisVersion): ErrorReply {
  const units = version < '7.0' ? 'm, km, ft, mi' : 'M, KM, FT, MI'
  return new ErrorReply(`ERR unsupported unit provided. please use ${units}`)
}

/** @param pair the two numbers as C's `%f,%f` prints them. */
export function invalidPosition(pair: ByteString): ErrorReply {
  return new ErrorReply(`ERR invalid longitude,latitude pair ${pair}`)
}

/** @param command its name as the client wrote it. */
export function searchCenterMissing(command: ByteString): ErrorReply {
  return new ErrorReply(
    `ERR exactly one of FROMMEMBER or FROMLONLAT can be specified for ${command}`,
  )
}

/** @param command its name as the client wrote it. */
export function searchShapeMissing(command: ByteString): ErrorReply {
  return new ErrorReply(`ERR exactly one of BYRADIUS and BYBOX can be specified for ${command}`)
}

export function storeWithOptions(isGeosearch: boolean, version: RedisVersion): ErrorReply {
  const what = isGeosearch && version >= '7.0' ? 'GEOSEARCHSTORE' : 'STORE option in GEORADIUS'
  const coord = version < '7.0' ? 'WITHCOORDS' : 'WITHCOORD'
  return new ErrorReply(
    `ERR ${what} is not compatible with WITHDIST, WITHHASH and ${coord} options`,
  )
}
