import type { ByteString } from '../../reply/byte-string.js'

/** The colours from black to white, as a terminal is told them. */
const COLOURS = ['0;30;40', '0;90;100', '0;37;47', '0;97;107']
const BLACK = 0
const DARK = 1
const LIGHT = 2
const SKY = 3
/** Where the first building may begin, left of the picture. */
const FIRST_OFFSET = -10

interface Building {
  readonly left: number
  readonly width: number
  readonly height: number
  readonly colour: number
}

/** A row of buildings: how large they are, how far apart they stand. */
interface Row {
  readonly colour: number
  readonly width: () => number
  readonly height: () => number
  /** How far the next one is from the left side of one. */
  readonly distance: (width: number) => number
}

/**
 * A city by night, as that of the game Plaguemon: light grey buildings, dark grey ones before them,
 * and black ones with windows in front.
 * @see https://redis.io/docs/latest/commands/lolwut/
 */
export function drawSkyline(columns: number, rows: number, random: () => number): ByteString {
  const below = (limit: number) => Math.floor(random() * limit)
  const skyline = new Skyline(columns, rows, below)
  const half = Math.floor(rows / 2)
  const next = (width: number) => width + 1
  const wide = () => 10 + below(9)
  skyline.build({
    colour: LIGHT,
    width: wide,
    height: () => half + Math.floor(below(rows) / 2),
    distance: (width) => Math.floor(width / 2),
  })
  skyline.build({
    colour: DARK,
    width: wide,
    height: () => half + Math.floor(below(rows) / 3),
    distance: next,
  })
  skyline.build({
    colour: BLACK,
    width: () => roomForWindows(5 + below(14)),
    height: () => Math.floor(rows / 3) + Math.floor(below(rows) / 2),
    distance: next,
  })
  return skyline.toString()
}

function roomForWindows(width: number): number {
  return width % 4 === 0 ? width : width + (width % 3)
}

class Skyline {
  readonly #columns: number
  readonly #pixels: number[][]
  readonly #below: (limit: number) => number

  constructor(columns: number, rows: number, below: (limit: number) => number) {
    this.#columns = columns
    this.#pixels = Array.from({ length: rows }, () => Array<number>(columns).fill(SKY))
    this.#below = below
  }

  build({ colour, width, height, distance }: Row): void {
    for (let left = FIRST_OFFSET; left < this.#columns; ) {
      left += this.#below(8)
      const building = { left, width: width(), height: height(), colour }
      this.#draw(building)
      left += distance(building.width)
    }
  }

  toString(): ByteString {
    const line = (pixels: readonly number[]) =>
      pixels.map((pixel) => `\x1b[${COLOURS[pixel]}m \x1b[0m`).join('')
    return this.#pixels.map(line).join('\n')
  }

  /** The roof is two pixels narrower on each side. */
  #draw(building: Building): void {
    const { left, width, height, colour } = building
    for (let up = 0; up < height; up++) {
      const inset = up === height - 1 ? 2 : 0
      for (let x = inset; x < width - inset; x++) {
        const isWindow = colour === BLACK && isInWindow(building, x, height - 1 - up)
        this.#paint(left + x, up, isWindow ? this.#windowColour(left, x, up) : colour)
      }
    }
  }

  /** A window is two pixels wide, of one colour. */
  #windowColour(left: number, x: number, up: number): number {
    const isRightHalf = x % 2 === 0
    return isRightHalf ? (this.#rowAt(up)?.[left + x - 1] ?? BLACK) : DARK + this.#below(2)
  }

  #paint(x: number, up: number, colour: number): void {
    if (x >= 0 && x < this.#columns) this.#rowAt(up)?.splice(x, 1, colour)
  }

  #rowAt(up: number): number[] | undefined {
    return this.#pixels[this.#pixels.length - 1 - up]
  }
}

/** Windows are apart from each other and from the borders. @param down the pixels to the roof. */
function isInWindow({ width, height }: Building, x: number, down: number): boolean {
  const isInside = x > 1 && x < width - 2 && down > 1 && down < height - 2
  return isInside && Math.floor((x - 1) / 2) % 2 === 1 && (down - 1) % 2 === 1
}
