import { Double, type Reply } from '../../reply/reply.js'
import type { Position } from './geohash.js'
import { coordinateText } from './text.js'

/** Longitude and latitude, as GEOPOS and WITHCOORD answer them. */
export function coordinatesReply({ longitude, latitude }: Position): Reply {
  return [
    new Double(longitude, coordinateText(longitude)),
    new Double(latitude, coordinateText(latitude)),
  ]
}
