import { argumentError, checkBytes, optionalInteger, raise } from '../../arguments.js'
import {
  checkStack,
  type LuaState,
  numberAt,
  pop,
  pushBytes,
  pushNumber,
  pushValue,
} from '../../stack.js'
import {
  type FloatBytes,
  fromSignedWords,
  fromUnsignedWords,
  type LuaNumber,
} from '../number-bytes.js'
import { Format, isIntegerOption } from './format.js'

/** `struct.unpack(format, data, offset?)`: the values, then the offset after them. */
export function unpack(L: LuaState, floats: FloatBytes): number {
  const format = new Format(L, checkBytes(L, 1))
  const data = checkBytes(L, 2)
  const offset = optionalInteger(L, 3, 1)
  if (offset === 0) argumentError(L, 3, 'offset must be 1 or greater')
  const unpacker = new Unpacker(L, format, floats, data, offset - 1)
  for (let option = format.nextOption(); option !== undefined; option = format.nextOption()) {
    unpacker.read(option)
  }
  pushNumber(L, unpacker.at + 1)
  return unpacker.results + 1
}

class Unpacker {
  at: number
  results = 0
  readonly #L: LuaState
  readonly #format: Format
  readonly #floats: FloatBytes
  readonly #data: string

  constructor(L: LuaState, format: Format, floats: FloatBytes, data: string, at: number) {
    this.#L = L
    this.#format = format
    this.#floats = floats
    this.#data = data
    this.at = at
  }

  read(option: string): void {
    const size = this.#format.sizeOf(option)
    this.at += this.#format.paddingBefore(this.at, option, size)
    this.#require(size)
    if (!checkStack(this.#L, 2)) raise(this.#L, 'stack overflow (too many results)')
    switch (option) {
      case 'x':
        break
      case 'f':
        this.#pushNumber(this.#floats.readFloat(this.#ordered(size), 0))
        break
      case 'd':
        this.#pushNumber(this.#floats.readDouble(this.#ordered(size), 0))
        break
      case 'c':
        this.#readText(size)
        return
      case 's':
        this.#readTerminatedText()
        return
      default:
        if (isIntegerOption(option)) this.#readInteger(option, size)
        else this.#format.control(option)
    }
    this.at += size
  }

  /** A negative offset lies beyond every end: C takes it as a huge unsigned one. */
  #require(size: number): void {
    if (this.at >= 0 && this.at + size <= this.#data.length) return
    argumentError(this.#L, 2, 'data string too short')
  }

  #readInteger(option: string, size: number): void {
    const bytes = this.#ordered(size)
    let high = 0
    let low = 0
    for (let i = 0; i < size; i++) {
      high = (high << 8) | (low >>> 24)
      low = (low << 8) | bytes.charCodeAt(i)
    }
    const signed = option === option.toLowerCase()
    if (!signed) {
      this.#pushNumber(fromUnsignedWords(high, low))
      return
    }
    // Of longer integers, too, 64 bits are kept, and the place of the sign goes round with them.
    const extended = signExtended(high, low, (size * 8 - 1) & 63)
    this.#pushNumber(fromSignedWords(...extended))
  }

  #readText(fixedSize: number): void {
    let size = fixedSize
    if (size === 0) {
      size = this.#previousSize()
      this.#require(size)
    }
    this.#pushText(size)
    this.at += size
  }

  /** `c0` takes its length from the value before it, which then is no result. */
  #previousSize(): number {
    const size = this.results > 0 ? numberAt(this.#L, -1) : undefined
    if (size === undefined) return raise(this.#L, "format 'c0' needs a previous size")
    pop(this.#L)
    this.results--
    return toSize(size)
  }

  #readTerminatedText(): void {
    const end = this.#data.indexOf('\0', this.at)
    if (end < 0) raise(this.#L, 'unfinished string in data')
    const size = end - this.at
    this.#pushText(size)
    this.at += size + 1
  }

  #ordered(size: number): string {
    return this.#format.ordered(this.#data.slice(this.at, this.at + size))
  }

  #pushNumber(value: LuaNumber): void {
    pushValue(this.#L, value)
    this.results++
  }

  #pushText(size: number): void {
    pushBytes(this.#L, this.#data.slice(this.at, this.at + size))
    this.results++
  }
}

/** C's conversion of a double to `size_t` on x86-64; what is beyond every string is Infinity. */
function toSize(value: number): number {
  if (value >= 2 ** 64) return 0
  return value > -1 ? Math.trunc(value) : Number.POSITIVE_INFINITY
}

/** Sets all bits from the sign bit on if one of them is set, as Redis does. */
function signExtended(high: number, low: number, signBit: number): [number, number] {
  const highMask = signBit < 32 ? -1 : -1 << (signBit - 32)
  const lowMask = signBit < 32 ? -1 << signBit : 0
  const isNegative = ((high & highMask) | (low & lowMask)) !== 0
  return isNegative ? [high | highMask, low | lowMask] : [high, low]
}
