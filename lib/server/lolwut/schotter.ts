import type { ByteString } from '../../reply/byte-string.js'
import { BrailleCanvas } from './braille-canvas.js'

/** The rows of squares at the top that stand straight. */
const STRAIGHT_ROWS = 2
const PADDING = 2
/** Up to this width of dots there is no room for a border. */
const NO_ROOM = 4

export interface SchotterSize {
  /** How many characters wide it is. */
  readonly columns: number
  readonly squaresPerRow: number
  readonly squaresPerColumn: number
}

/**
 * Squares as Georg Nees drew them by a plotter in 1968: the further down, the more out of order.
 * @see https://redis.io/docs/latest/commands/lolwut/
 */
export function drawSchotter(size: SchotterSize, random: () => number): ByteString {
  const { columns, squaresPerRow, squaresPerColumn } = size
  const width = columns * 2
  const padding = width > NO_ROOM ? PADDING : 0
  // Redis reckons in single precision and cuts middles to dots, which says which are drawn.
  const side = Math.fround((width - padding * 2) / squaresPerRow)
  const height = Math.trunc(side * squaresPerColumn + padding * 2)
  const canvas = new BrailleCanvas(width, height)
  const middleOf = (place: number) =>
    Math.fround(Math.fround(Math.fround(place * side) + side / 2) + padding)
  for (let row = 0; row < squaresPerColumn; row++) {
    const disorder = row < STRAIGHT_ROWS ? 0 : row / squaresPerColumn
    const shift = () => (random() < 0.5 ? -1 : 1) * random() * disorder
    for (let column = 0; column < squaresPerRow; column++) {
      const x = middleOf(column) + (shift() * side) / 3
      const y = middleOf(row) + (shift() * side) / 3
      canvas.square(Math.trunc(x), Math.trunc(y), side, shift())
    }
  }
  return canvas.toString()
}
