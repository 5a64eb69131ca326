import { cosine } from '../../number/elementary/trigonometry.js'
import { degrees, distanceBetween, distanceOfLatitudes, EARTH_RADIUS, radians } from './distance.js'
import type { Area, Position } from './geohash.js'

/** Where a search looks: a circle or a box around a position, measured in metres. */
export type Shape =
  | { readonly kind: 'circle'; readonly center: Position; readonly radius: number }
  | {
      readonly kind: 'box'
      readonly center: Position
      readonly width: number
      readonly height: number
    }

/** The distance of a position from the centre in metres, or undefined outside the shape. */
export function distanceWithin(shape: Shape, position: Position): number | undefined {
  const { center } = shape
  if (shape.kind === 'circle') {
    const distance = distanceBetween(center, position)
    return distance > shape.radius ? undefined : distance
  }
  const north = distanceOfLatitudes(position.latitude, center.latitude)
  if (north > shape.height / 2) return undefined
  const sameLatitude = { longitude: center.longitude, latitude: position.latitude }
  if (distanceBetween(position, sameLatitude) > shape.width / 2) return undefined
  return distanceBetween(center, position)
}

/** The distance of the centre from the farthest point of the shape, in metres. */
export function reachOf(shape: Shape): number {
  if (shape.kind === 'circle') return shape.radius
  return Math.sqrt((shape.width / 2) * (shape.width / 2) + (shape.height / 2) * (shape.height / 2))
}

/** An area that holds the shape; its sides are measured where the meridians stand closest. */
export function boundsOf(shape: Shape): Area {
  const { longitude, latitude } = shape.center
  const halfHeight = shape.kind === 'circle' ? shape.radius : shape.height / 2
  const halfWidth = shape.kind === 'circle' ? shape.radius : shape.width / 2
  const north = degrees(halfHeight / EARTH_RADIUS)
  const nearPole = latitude < 0 ? latitude - north : latitude + north
  const east = degrees(halfWidth / EARTH_RADIUS / cosine(radians(nearPole)))
  return {
    west: longitude - east,
    east: longitude + east,
    south: latitude - north,
    north: latitude + north,
  }
}
