import { type Area, areaOf, type Cell, cellAt, MOST_STEPS, neighborOf } from './geohash.js'
import { boundsOf, reachOf, type Shape } from './shape.js'

/** Half of the equator's length on the map, in metres. */
const MERCATOR_MAX = 20037726.37

/** The cells around one, in the order in which Redis looks at them: [east, north]. */
const NEIGHBORS = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const

/** The cells that cover a shape, in the order in which Redis looks at them. */
export function cellsCovering(shape: Shape): Cell[] {
  const bounds = boundsOf(shape)
  const center = centerCell(shape, bounds)
  const area = areaOf(center)
  const cells = [center]
  let last: Cell | undefined
  for (const [east, north] of NEIGHBORS) {
    if (center.step >= 2 && isBeyond(area, bounds, east, north)) continue
    const cell = neighborOf(center, east, north)
    // With few cells on the map two neighbours may be one. Redis compares a cell with the last one
    // it looked at, unless that was the one in the centre.
    if (last !== undefined && last.x === cell.x && last.y === cell.y) continue
    cells.push(cell)
    last = cell
  }
  return cells
}

/** The cell of the centre, of a size that its neighbours and it cover the bounds. */
function centerCell(shape: Shape, bounds: Area): Cell {
  const step = stepsFor(reachOf(shape), shape.center.latitude)
  const cell = cellAt(shape.center, step)
  return step > 1 && !isCovered(cell, bounds) ? cellAt(shape.center, step - 1) : cell
}

function isCovered(cell: Cell, bounds: Area): boolean {
  return (
    areaOf(neighborOf(cell, 0, 1)).north >= bounds.north &&
    areaOf(neighborOf(cell, 0, -1)).south <= bounds.south &&
    areaOf(neighborOf(cell, 1, 0)).east >= bounds.east &&
    areaOf(neighborOf(cell, -1, 0)).west <= bounds.west
  )
}

/** How often the map is halved so that a cell is about as large as what is looked for. */
function stepsFor(reach: number, latitude: number): number {
  if (reach === 0) return MOST_STEPS
  let steps = -1
  for (let size = reach; size < MERCATOR_MAX; size *= 2) steps++
  // Towards the poles cells become narrower.
  if (Math.abs(latitude) > 66) steps--
  if (Math.abs(latitude) > 80) steps--
  return Math.min(Math.max(steps, 1), MOST_STEPS)
}

/** Whether the neighbours on a side are out of the bounds, as the centre's area reaches past them. */
function isBeyond(area: Area, bounds: Area, east: number, north: number): boolean {
  return (
    (north < 0 && area.south < bounds.south) ||
    (north > 0 && area.north > bounds.north) ||
    (east < 0 && area.west < bounds.west) ||
    (east > 0 && area.east > bounds.east)
  )
}
