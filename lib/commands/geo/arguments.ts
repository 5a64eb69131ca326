import type { ByteString } from '../../reply/byte-string.js'
import {
  invalidPosition,
  NEED_NUMERIC_HEIGHT,
  NEED_NUMERIC_RADIUS,
  NEED_NUMERIC_WIDTH,
  NEGATIVE_BOX,
  NEGATIVE_RADIUS,
  unsupportedUnit,
} from '../../reply/errors/geo.js'
import { ErrorReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { parseFloat64 } from '../parse.js'
import { isOnMap, type Position } from './geohash.js'

const METRES_BY_UNIT: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['km', 1000],
  ['ft', 0.3048],
  ['mi', 1609.34],
])

/** How many metres a unit has; 6.2 knows the units in lower case only. */
export function parseUnit(text: ByteString, version: RedisVersion): number | ErrorReply {
  const unit = version < '7.0' ? text : text.toLowerCase()
  return METRES_BY_UNIT.get(unit) ?? unsupportedUnit(version)
}

/** A position that Redis can place. */
export function parsePosition(
  longitudeText: ByteString,
  latitudeText: ByteString,
): Position | ErrorReply {
  const longitude = parseFloat64(longitudeText)
  if (longitude instanceof ErrorReply) return longitude
  const latitude = parseFloat64(latitudeText)
  if (latitude instanceof ErrorReply) return latitude
  const position = { longitude, latitude }
  if (isOnMap(position)) return position
  return invalidPosition(`${inSixDecimals(longitude)},${inSixDecimals(latitude)}`)
}

export interface Radius {
  /** In metres. */
  readonly radius: number
  readonly unit: number
}

export function parseRadius(
  radiusText: ByteString,
  unitText: ByteString,
  version: RedisVersion,
): Radius | ErrorReply {
  const radius = parseFloat64(radiusText, NEED_NUMERIC_RADIUS)
  if (radius instanceof ErrorReply) return radius
  if (radius < 0) return NEGATIVE_RADIUS
  const unit = parseUnit(unitText, version)
  return unit instanceof ErrorReply ? unit : { radius: radius * unit, unit }
}

export interface Box {
  /** In metres, as the height. */
  readonly width: number
  readonly height: number
  readonly unit: number
}

export function parseBox(
  [widthText, heightText, unitText]: readonly ByteString[],
  version: RedisVersion,
): Box | ErrorReply {
  const width = parseFloat64(widthText, NEED_NUMERIC_WIDTH)
  if (width instanceof ErrorReply) return width
  const height = parseFloat64(heightText, NEED_NUMERIC_HEIGHT)
  if (height instanceof ErrorReply) return height
  if (height < 0 || width < 0) return NEGATIVE_BOX
  const unit = parseUnit(unitText, version)
  if (unit instanceof ErrorReply) return unit
  return { width: width * unit, height: height * unit, unit }
}

/** A number as C's `%f` prints it. */
function inSixDecimals(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.000000'
  return Math.abs(value) < 1e21 ? value.toFixed(6) : `${BigInt(value)}.000000`
}
