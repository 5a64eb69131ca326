import { argumentError, raise } from '../../arguments.js'
import {
  booleanAt,
  bytesAt,
  checkStack,
  type LuaState,
  nextEntry,
  numberAt,
  pop,
  pushBytes,
  pushCopy,
  pushNil,
  rawGetIndex,
  rawLengthAt,
  top,
  typeAt,
} from '../../stack.js'
import { type FloatBytes, highWord, lowWord, wordBytes } from '../number-bytes.js'

/** Tables deeper than this are packed as nil; it also ends tables that hold themselves. */
const DEEPEST_TABLE = 16

/**
 * `cmsgpack.pack(…)`: the arguments as MessagePack, one after the other.
 *
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function pack(L: LuaState, floats: FloatBytes): number {
  const count = top(L)
  if (count === 0) argumentError(L, 0, 'MessagePack pack needs input.')
  if (!checkStack(L, count)) argumentError(L, 0, 'Too many arguments for MessagePack pack.')
  const packer = new Packer(L, floats)
  for (let place = 1; place <= count; place++) {
    pushCopy(L, place)
    packer.append(0)
    packer.packed++
  }
  pushBytes(L, packer.bytes)
  return 1
}

class Packer {
  bytes = ''
  /** Arguments packed so far: Redis keeps a string for each on the stack, which has a limit. */
  packed = 0
  readonly #L: LuaState
  readonly #floats: FloatBytes

  constructor(L: LuaState, floats: FloatBytes) {
    this.#L = L
    this.#floats = floats
  }

  /** Appends the value on top and pops it. */
  append(level: number): void {
    const L = this.#L
    switch (typeAt(L, -1)) {
      case 'string':
        this.#appendString(bytesAt(L, -1) as string)
        break
      case 'number':
        this.bytes += this.#number(numberAt(L, -1) as number)
        break
      case 'boolean':
        this.bytes += booleanAt(L, -1) ? '\xc3' : '\xc2'
        break
      case 'table':
        if (level < DEEPEST_TABLE) this.#appendTable(level)
        else this.bytes += '\xc0'
        break
      default:
        this.bytes += '\xc0'
    }
    pop(L)
  }

  #appendString(text: string): void {
    const length = text.length
    if (length < 32) this.bytes += byte(0xa0 | length)
    else if (length <= 0xff) this.bytes += byte(0xd9) + byte(length)
    else this.bytes += sized(0xda, length)
    this.bytes += text
  }

  #number(value: number): string {
    const isInt64 = Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
    if (isInt64) return value >= 0 ? unsignedBytes(value) : signedBytes(value)
    if (Math.fround(value) === value) return `\xca${this.#floats.float(value)}`
    return `\xcb${this.#floats.double(value)}`
  }

  #appendTable(level: number): void {
    if (this.#isArray()) this.#appendArray(level)
    else this.#appendMap(level)
  }

  /** Whether the keys of the table on top are 1 to n. */
  #isArray(): boolean {
    const L = this.#L
    this.#reserve(2, 'table_is_an_array')
    let count = 0
    let largest = 0
    pushNil(L)
    while (nextEntry(L, -2)) {
      pop(L)
      const key = typeAt(L, -1) === 'number' ? (numberAt(L, -1) as number) : 0
      if (key <= 0 || (key | 0) !== key) {
        pop(L)
        return false
      }
      largest = Math.max(largest, key)
      count++
    }
    return largest === count
  }

  #appendArray(level: number): void {
    const length = rawLengthAt(this.#L, -1)
    this.bytes += length < 16 ? byte(0x90 | length) : sized(0xdc, length)
    this.#reserve(1, 'mp_encode_lua_table_as_array')
    for (let index = 1; index <= length; index++) {
      rawGetIndex(this.#L, -1, index)
      this.append(level + 1)
    }
  }

  #appendMap(level: number): void {
    const L = this.#L
    this.#reserve(3, 'mp_encode_lua_table_as_map')
    const count = this.#countEntries()
    this.bytes += count < 16 ? byte(0x80 | count) : sized(0xde, count)
    pushNil(L)
    while (nextEntry(L, -2)) {
      pushCopy(L, -2)
      this.append(level + 1)
      this.append(level + 1)
    }
  }

  #countEntries(): number {
    let count = 0
    pushNil(this.#L)
    while (nextEntry(this.#L, -2)) {
      pop(this.#L)
      count++
    }
    return count
  }

  #reserve(slots: number, where: string): void {
    if (checkStack(this.#L, slots + this.packed)) return
    raise(this.#L, `stack overflow (in function ${where})`)
  }
}

function unsignedBytes(value: number): string {
  if (value <= 0x7f) return byte(value)
  if (value <= 0xff) return byte(0xcc) + byte(value)
  if (value <= 0xffffffff) return sized(0xcd, value)
  return byte(0xcf) + wordBytes(highWord(value)) + wordBytes(lowWord(value))
}

function signedBytes(value: number): string {
  if (value >= -0x20) return byte(value & 0xff)
  if (value >= -0x80) return byte(0xd0) + byte(value & 0xff)
  if (value >= -0x8000) return byte(0xd1) + wordBytes(value).slice(2)
  if (value >= -0x80000000) return byte(0xd2) + wordBytes(value)
  return byte(0xd3) + wordBytes(highWord(value)) + wordBytes(lowWord(value))
}

/** The 16-bit form of a type, or the 32-bit form, which always has the next code. */
function sized(code: number, value: number): string {
  if (value <= 0xffff) return String.fromCharCode(code, value >> 8, value & 0xff)
  return byte(code + 1) + wordBytes(value)
}

function byte(value: number): string {
  return String.fromCharCode(value)
}
