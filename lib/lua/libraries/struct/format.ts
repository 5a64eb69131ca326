import { argumentError, raise } from '../../arguments.js'
import type { LuaState } from '../../stack.js'
import { cString } from '../c-string.js'

const INT_MAX = 2 ** 31 - 1
const LARGEST_INTEGER = 32
const NATIVE_ALIGNMENT = 8
const NATIVE_INT = 4

/** The options whose size the letter alone decides, on a 64-bit Linux. */
const FIXED_SIZES: Readonly<Record<string, number>> = {
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  l: 8,
  L: 8,
  T: 8,
  f: 4,
  d: 8,
  x: 1,
}

/**
 * A format string of the struct library, read option by option: byte order, alignment and sizes.
 *
 * @see http://www.inf.puc-rio.br/~roberto/struct/
 */
export class Format {
  readonly #L: LuaState
  readonly #text: string
  #at = 0
  #alignment = 1
  #littleEndian = true

  constructor(L: LuaState, text: string) {
    this.#L = L
    this.#text = cString(text)
  }

  /** The next option, or undefined at the end of the format. */
  nextOption(): string | undefined {
    return this.#at < this.#text.length ? this.#text[this.#at++] : undefined
  }

  /** The size of an item in bytes; 0 where the item decides or the option has none. */
  sizeOf(option: string): number {
    if (option === 'c') return this.#number(1)
    if (option !== 'i' && option !== 'I') return FIXED_SIZES[option] ?? 0
    const size = this.#number(NATIVE_INT)
    if (size > LARGEST_INTEGER) {
      raise(this.#L, `integral size ${size} is larger than limit of ${LARGEST_INTEGER}`)
    }
    return size
  }

  /** How many bytes stand before an item of `size` bytes at `position`. */
  paddingBefore(position: number, option: string, size: number): number {
    if (size === 0 || option === 'c') return 0
    const unit = Math.min(size, this.#alignment)
    // Sizes that are no power of two go through the same masks: their gaps look odd on Redis too.
    return (unit - (position & (unit - 1))) & (unit - 1)
  }

  /** Bytes from the most significant on, in the order of the format; and the same way back. */
  ordered(bytes: string): string {
    if (!this.#littleEndian) return bytes
    let result = ''
    for (let i = bytes.length - 1; i >= 0; i--) result += bytes[i]
    return result
  }

  /** Obeys an option that stands for no item: byte order, alignment, space. */
  control(option: string): void {
    switch (option) {
      case ' ':
        return
      case '>':
        this.#littleEndian = false
        return
      case '<':
        this.#littleEndian = true
        return
      case '!':
        this.#align(this.#number(NATIVE_ALIGNMENT))
        return
      default:
        argumentError(this.#L, 1, `invalid format option '${option}'`)
    }
  }

  #align(alignment: number): void {
    if (alignment <= 0 || (alignment & (alignment - 1)) !== 0) {
      raise(this.#L, `alignment ${alignment} is not a power of 2`)
    }
    this.#alignment = alignment
  }

  #number(absent: number): number {
    if (!isDigit(this.#text[this.#at])) return absent
    let number = 0
    do {
      number = number * 10 + Number(this.#text[this.#at++])
      if (number > INT_MAX) raise(this.#L, 'integral size overflow')
    } while (isDigit(this.#text[this.#at]))
    return number
  }
}

/** Whether the option stands for an integer. */
export function isIntegerOption(option: string): boolean {
  return 'bBhHlLTiI'.includes(option)
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}
