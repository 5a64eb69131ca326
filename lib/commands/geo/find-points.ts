import type { ByteString } from '../../reply/byte-string.js'
import { bitsOf, type Cell, MOST_STEPS, type Position, positionOf } from './geohash.js'
import type { Places } from './places.js'
import { cellsCovering } from './search-cells.js'
import { distanceWithin, type Shape } from './shape.js'

/** A member that a search found. */
export interface Point {
  readonly member: ByteString
  readonly score: number
  readonly position: Position
  /** From the centre, in metres. */
  readonly distance: number
}

/**
 * The members within a shape, cell by cell.
 * @param most stops the search early; 0 finds all.
 */
export function findPoints(places: Places, shape: Shape, most: number): Point[] {
  const points: Point[] = []
  for (const cell of cellsCovering(shape)) {
    const { least, end } = scoresOf(cell)
    for (const { member, score } of places.membersBetween(least, end)) {
      const position = positionOf(score)
      const distance = distanceWithin(shape, position)
      if (distance !== undefined) points.push({ member, score, position, distance })
      if (most > 0 && points.length >= most) return points
    }
  }
  return points
}

/** The scores of all positions in a cell: those that begin with its bits. */
function scoresOf(cell: Cell): { least: number; end: number } {
  const size = 4 ** (MOST_STEPS - cell.step)
  const bits = bitsOf(cell)
  return { least: bits * size, end: (bits + 1) * size }
}
