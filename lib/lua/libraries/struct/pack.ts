import { argumentError, checkBytes, checkNumber, typeError } from '../../arguments.js'
import { toNumber } from '../../arithmetic.js'
import { type LuaState, pushBytes, pushNil, valueAt } from '../../stack.js'
import { type FloatBytes, highWord, type LuaNumber, lowWord, wordBytes } from '../number-bytes.js'
import { Format, isIntegerOption } from './format.js'

/** `struct.pack(format, …)`: the values as bytes, laid out as C would lay them out. */
export function pack(L: LuaState, floats: FloatBytes): number {
  const format = new Format(L, checkBytes(L, 1))
  // A missing value is named as nil, not as absent.
  pushNil(L)
  const packer = new Packer(L, format, floats)
  for (let option = format.nextOption(); option !== undefined; option = format.nextOption()) {
    packer.append(option)
  }
  pushBytes(L, packer.bytes)
  return 1
}

class Packer {
  bytes = ''
  readonly #L: LuaState
  readonly #format: Format
  readonly #floats: FloatBytes
  #place = 2

  constructor(L: LuaState, format: Format, floats: FloatBytes) {
    this.#L = L
    this.#format = format
    this.#floats = floats
  }

  append(option: string): void {
    const size = this.#format.sizeOf(option)
    this.bytes += '\0'.repeat(this.#format.paddingBefore(this.bytes.length, option, size))
    switch (option) {
      case 'x':
        this.bytes += '\0'
        return
      case 'f':
        this.#appendOrdered(this.#floats.float(this.#number()))
        return
      case 'd':
        this.#appendOrdered(this.#floats.double(this.#number()))
        return
      case 'c':
        this.bytes += this.#text(size)
        return
      case 's':
        this.bytes += `${this.#text(0)}\0`
        return
      default:
        if (isIntegerOption(option)) this.#appendOrdered(this.#integer(size))
        else this.#format.control(option)
    }
  }

  #appendOrdered(bigEndian: string): void {
    this.bytes += this.#format.ordered(bigEndian)
  }

  /** The next argument, the sign of a NaN included. */
  #number(): LuaNumber {
    const place = this.#place++
    return toNumber(valueAt(this.#L, place)) ?? typeError(this.#L, place, 'number')
  }

  #integer(size: number): string {
    const value = toUint64(checkNumber(this.#L, this.#place++))
    const bytes = wordBytes(highWord(value)) + wordBytes(lowWord(value))
    return size > 8 ? '\0'.repeat(size - 8) + bytes : bytes.slice(8 - size)
  }

  #text(size: number): string {
    const bytes = checkBytes(this.#L, this.#place++)
    // The place named is the one after the string, as on Redis.
    if (bytes.length < size) argumentError(this.#L, this.#place, 'string too short')
    return size === 0 ? bytes : bytes.slice(0, size)
  }
}

/** C's conversion of a double to a 64-bit integer on x86-64; bits of a negative one included. */
function toUint64(value: number): number {
  if (value >= 2 ** 64) return 0
  return value >= -(2 ** 63) ? Math.trunc(value) : -(2 ** 63)
}
