import type { Position } from './geohash.js'

/** In metres, as Redis takes it. */
export const EARTH_RADIUS = 6372797.560856

const RADIANS_PER_DEGREE = Math.PI / 180

export function radians(degrees: number): number {
  return degrees * RADIANS_PER_DEGREE
}

export function degrees(angle: number): number {
  return angle / RADIANS_PER_DEGREE
}

/** The functions that a distance is computed with. */
export type Trigonometry = Pick<Math, 'sin' | 'cos' | 'asin'>

/**
 * The distance of two positions in metres, by the haversine formula.
 * @see https://redis.io/docs/latest/commands/geodist/
 */
export function distanceBetween(
  a: Position,
  b: Position,
  { sin, cos, asin }: Trigonometry = Math,
): number {
  const v = sin((radians(b.longitude) - radians(a.longitude)) / 2)
  if (v === 0) return distanceOfLatitudes(a.latitude, b.latitude)
  const latitudeA = radians(a.latitude)
  const latitudeB = radians(b.latitude)
  const u = sin((latitudeB - latitudeA) / 2)
  const square = u * u + cos(latitudeA) * cos(latitudeB) * v * v
  return 2 * EARTH_RADIUS * asin(Math.sqrt(square))
}

/** The distance of two latitudes on one meridian, in metres. */
export function distanceOfLatitudes(a: number, b: number): number {
  return EARTH_RADIUS * Math.abs(radians(b) - radians(a))
}
