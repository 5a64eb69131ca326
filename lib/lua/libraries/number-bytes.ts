import { POSITIVE_NAN, type PositiveNaN } from '../values.js'

/** A value of Lua's type number. */
export type LuaNumber = number | PositiveNaN

/** The words of a 64-bit integer. */
const WORD = 2 ** 32

/** The upper 32 bits of an integral double within ±2^64, in two's complement. */
export function highWord(integer: number): number {
  return Math.floor(integer / WORD) >>> 0
}

/** The lower 32 bits of an integral double within ±2^64, in two's complement. */
export function lowWord(integer: number): number {
  return integer - Math.floor(integer / WORD) * WORD
}

/** Two unsigned words as an unsigned 64-bit integer, rounded to a double once. */
export function fromUnsignedWords(high: number, low: number): number {
  return (high >>> 0) * WORD + (low >>> 0)
}

/** Two words as a signed 64-bit integer, rounded to a double once. */
export function fromSignedWords(high: number, low: number): number {
  return (high | 0) * WORD + (low >>> 0)
}

/** The four bytes of a word, the most significant first. */
export function wordBytes(word: number): string {
  return String.fromCharCode(word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff)
}

/** The word that four bytes from `at` on spell, the most significant first; unsigned. */
export function readWord(bytes: string, at: number): number {
  return (
    ((bytes.charCodeAt(at) << 24) |
      (bytes.charCodeAt(at + 1) << 16) |
      (bytes.charCodeAt(at + 2) << 8) |
      bytes.charCodeAt(at + 3)) >>>
    0
  )
}

/** C's `float` and `double` as bytes, the most significant first, and back. */
export class FloatBytes {
  readonly #view = new DataView(new ArrayBuffer(8))

  float(value: LuaNumber): string {
    if (value === POSITIVE_NAN) return '\x7f\xc0\0\0'
    if (Number.isNaN(value)) return '\xff\xc0\0\0'
    this.#view.setFloat32(0, value as number)
    return wordBytes(this.#view.getUint32(0))
  }

  double(value: LuaNumber): string {
    if (value === POSITIVE_NAN) return '\x7f\xf8\0\0\0\0\0\0'
    if (Number.isNaN(value)) return '\xff\xf8\0\0\0\0\0\0'
    this.#view.setFloat64(0, value as number)
    return wordBytes(this.#view.getUint32(0)) + wordBytes(this.#view.getUint32(4))
  }

  readFloat(bytes: string, at: number): LuaNumber {
    this.#view.setUint32(0, readWord(bytes, at))
    return signed(this.#view.getFloat32(0), bytes.charCodeAt(at))
  }

  readDouble(bytes: string, at: number): LuaNumber {
    this.#view.setUint32(0, readWord(bytes, at))
    this.#view.setUint32(4, readWord(bytes, at + 4))
    return signed(this.#view.getFloat64(0), bytes.charCodeAt(at))
  }
}

function signed(value: number, firstByte: number): LuaNumber {
  return Number.isNaN(value) && firstByte < 0x80 ? POSITIVE_NAN : value
}
