import { type ByteString, utf8ToByteString } from '../../reply/byte-string.js'

/** A character of braille shows two dots beside each other, and four above. */
const DOTS_WIDE = 2
const DOTS_HIGH = 4
const EMPTY_CHARACTER = 0x28_00
/** The bit of each dot of a character, a row after the other. */
const DOT_BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

/** The square root of 2, to as many digits as Redis takes. */
// biome-ignore lint/suspicious/noApproximativeNumericConstant: more digits draw other dots
const DIAGONAL = 1.4142135623

interface Point {
  readonly x: number
  readonly y: number
}

/** Dots that are drawn with characters of braille. */
export class BrailleCanvas {
  readonly #width: number
  readonly #height: number
  readonly #dots = new Set<number>()

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
  }

  /** Draws a square around a point, turned by an angle. */
  square(x: number, y: number, side: number, angle: number): void {
    const radius = Math.round(Math.fround(side / DIAGONAL))
    const corners = [0, 1, 2, 3].map((quarter): Point => {
      const direction = Math.fround(Math.PI / 4 + angle + (quarter * Math.PI) / 2)
      return {
        x: Math.round(Math.sin(direction) * radius + x),
        y: Math.round(Math.cos(direction) * radius + y),
      }
    })
    corners.forEach((corner, i) => {
      this.#line(corner, corners[(i + 1) % corners.length])
    })
  }

  toString(): ByteString {
    let text = ''
    for (let y = 0; y < this.#height; y += DOTS_HIGH) {
      for (let x = 0; x < this.#width; x += DOTS_WIDE) text += this.#character(x, y)
      if (y !== this.#height - 1) text += '\n'
    }
    return utf8ToByteString(text)
  }

  #character(left: number, top: number): string {
    const bits = DOT_BITS.filter((_, i) =>
      this.#dots.has(this.#place(left + (i % DOTS_WIDE), top + Math.floor(i / DOTS_WIDE))),
    )
    return String.fromCharCode(bits.reduce((sum, bit) => sum + bit, EMPTY_CHARACTER))
  }

  /** As Bresenham draws lines. */
  #line(from: Point, to: Point): void {
    const dx = Math.abs(to.x - from.x)
    const dy = Math.abs(to.y - from.y)
    const stepX = from.x < to.x ? 1 : -1
    const stepY = from.y < to.y ? 1 : -1
    let { x, y } = from
    let error = dx - dy
    this.#dot(x, y)
    while (x !== to.x || y !== to.y) {
      const twice = error * 2
      if (twice > -dy) {
        error -= dy
        x += stepX
      }
      if (twice < dx) {
        error += dx
        y += stepY
      }
      this.#dot(x, y)
    }
  }

  #dot(x: number, y: number): void {
    if (x < 0 || x >= this.#width || y < 0 || y >= this.#height) return
    this.#dots.add(this.#place(x, y))
  }

  #place(x: number, y: number): number {
    return y * (this.#width + DOTS_WIDE) + x
  }
}
