import { checkBytes, checkInteger, optionalInteger, raise } from '../../arguments.js'
import {
  checkStack,
  insertAt,
  type LuaState,
  newTable,
  pushBoolean,
  pushBytes,
  pushNil,
  pushNumber,
  rawSet,
  rawSetIndex,
  setTop,
} from '../../stack.js'
import { type FloatBytes, fromSignedWords, readWord } from '../number-bytes.js'

const MISSING_BYTES = 'Missing bytes in input.'
const BAD_FORMAT = 'Bad data format in input.'
const TOO_MANY_VALUES =
  'stack overflow (too many return values at once; use unpack_one or unpack_limit instead.)'

/** `cmsgpack.unpack(bytes)`: every value in the bytes. */
export function unpack(L: LuaState, floats: FloatBytes): number {
  return unpackFrom(L, floats, 0, 0)
}

/** `cmsgpack.unpack_one(bytes, offset?)`: the next offset, or -1 at the end, and one value. */
export function unpackOne(L: LuaState, floats: FloatBytes): number {
  const offset = optionalInteger(L, 2, 0)
  setTop(L, 1)
  return unpackFrom(L, floats, 1, offset)
}

/** `cmsgpack.unpack_limit(bytes, limit, offset?)`: the next offset and at most `limit` values. */
export function unpackLimit(L: LuaState, floats: FloatBytes): number {
  const limit = checkInteger(L, 2)
  const offset = optionalInteger(L, 3, 0)
  setTop(L, 1)
  return unpackFrom(L, floats, limit, offset)
}

function unpackFrom(L: LuaState, floats: FloatBytes, limit: number, offset: number): number {
  const bytes = checkBytes(L, 1)
  if (offset < 0 || limit < 0) {
    // The second number is the length, whatever the text says; both are C's 32-bit integers.
    const text = `offset of ${offset | 0} and limit of ${bytes.length}`
    raise(L, `Invalid request to unpack with ${text}.`)
  }
  if (offset > bytes.length) {
    raise(L, `Start offset ${offset | 0} greater than input length ${bytes.length}.`)
  }
  const all = limit === 0 && offset === 0
  const unpacker = new Unpacker(L, floats, bytes, offset)
  const count = unpacker.pushValues(all ? Number.POSITIVE_INFINITY : limit)
  if (all) return count
  pushNumber(L, unpacker.at === bytes.length ? -1 : unpacker.at)
  insertAt(L, 2)
  return count + 1
}

/** Reads values on to the stack. Open arrays and maps are counted here: data may nest deeply. */
class Unpacker {
  at: number
  readonly #L: LuaState
  readonly #floats: FloatBytes
  readonly #bytes: string
  /** For each open container: how many values it still waits for; a map takes two an entry. */
  readonly #missing: number[] = []
  /** For each open container: the index of an array's last element, or -1 for a map. */
  readonly #indexes: number[] = []
  /** Open arrays: Redis keeps the index of each on the stack, which has a limit. */
  #openArrays = 0

  constructor(L: LuaState, floats: FloatBytes, bytes: string, at: number) {
    this.#L = L
    this.#floats = floats
    this.#bytes = bytes
    this.at = at
  }

  /** Pushes values up to the end or the limit; returns how many. */
  pushValues(limit: number): number {
    let count = 0
    while (count < limit && this.at < this.#bytes.length) {
      this.#pushValue()
      count++
    }
    return count
  }

  #pushValue(): void {
    do {
      if (this.#pushItem()) this.#store()
    } while (this.#missing.length > 0)
  }

  /** Puts the value on top into its container; a container that is full then goes into its own. */
  #store(): void {
    const { length } = this.#missing
    for (let last = length - 1; last >= 0; last--) {
      const missing = --this.#missing[last]
      if (this.#indexes[last] >= 0) rawSetIndex(this.#L, -2, ++this.#indexes[last])
      else if (missing % 2 === 0) rawSet(this.#L, -3)
      if (missing > 0) return
      if (this.#indexes[last] >= 0) this.#openArrays--
      this.#missing.pop()
      this.#indexes.pop()
    }
  }

  /** Pushes the next item; false if it is a container that waits for values. */
  #pushItem(): boolean {
    if (this.at >= this.#bytes.length) raise(this.#L, MISSING_BYTES)
    this.#reserve(1, TOO_MANY_VALUES)
    const code = this.#bytes.charCodeAt(this.at++)
    if (code <= 0x7f) return this.#number(code)
    if (code <= 0x8f) return this.#map(code & 0x0f)
    if (code <= 0x9f) return this.#array(code & 0x0f)
    if (code <= 0xbf) return this.#string(code & 0x1f)
    if (code >= 0xe0) return this.#number(code - 0x100)
    if (code >= 0xd9) return this.#sized(code)
    return code >= 0xca ? this.#wideNumber(code) : this.#constant(code)
  }

  #constant(code: number): boolean {
    if (code === 0xc0) pushNil(this.#L)
    else if (code === 0xc2 || code === 0xc3) pushBoolean(this.#L, code === 0xc3)
    else raise(this.#L, BAD_FORMAT)
    return true
  }

  #wideNumber(code: number): boolean {
    switch (code) {
      case 0xca:
        return this.#number(this.#floats.readFloat(this.#bytes, this.#take(4)))
      case 0xcb:
        return this.#number(this.#floats.readDouble(this.#bytes, this.#take(8)))
      case 0xcc:
        return this.#number(this.#unsigned(1))
      case 0xcd:
        return this.#number(this.#unsigned(2))
      case 0xce:
        return this.#number(this.#unsigned(4))
      case 0xd0:
        return this.#number((this.#unsigned(1) << 24) >> 24)
      case 0xd1:
        return this.#number((this.#unsigned(2) << 16) >> 16)
      case 0xd2:
        return this.#number(this.#unsigned(4) | 0)
      case 0xcf:
      case 0xd3:
        // Redis gives Lua a signed integer for the unsigned form as well.
        return this.#number(this.#signed64())
      default:
        return raise(this.#L, BAD_FORMAT)
    }
  }

  #sized(code: number): boolean {
    switch (code) {
      case 0xd9:
        return this.#string(this.#unsigned(1))
      case 0xda:
        return this.#string(this.#unsigned(2))
      case 0xdb:
        return this.#string(this.#unsigned(4))
      case 0xdc:
        return this.#array(this.#unsigned(2))
      case 0xdd:
        return this.#array(this.#unsigned(4))
      case 0xde:
        return this.#map(this.#unsigned(2))
      default:
        return this.#map(this.#unsigned(4))
    }
  }

  #number(value: number): boolean {
    pushNumber(this.#L, value)
    return true
  }

  #string(length: number): boolean {
    const start = this.#take(length)
    pushBytes(this.#L, this.#bytes.slice(start, this.at))
    return true
  }

  #array(length: number): boolean {
    newTable(this.#L)
    this.#reserve(1, 'stack overflow (in function mp_decode_to_lua_array)')
    if (length === 0) return true
    this.#openArrays++
    this.#missing.push(length)
    this.#indexes.push(0)
    return false
  }

  #map(length: number): boolean {
    newTable(this.#L)
    if (length === 0) return true
    this.#missing.push(length * 2)
    this.#indexes.push(-1)
    return false
  }

  #unsigned(size: 1 | 2 | 4): number {
    const start = this.#take(size)
    if (size === 4) return readWord(this.#bytes, start)
    const first = this.#bytes.charCodeAt(start)
    return size === 1 ? first : (first << 8) | this.#bytes.charCodeAt(start + 1)
  }

  #signed64(): number {
    const start = this.#take(8)
    return fromSignedWords(readWord(this.#bytes, start), readWord(this.#bytes, start + 4))
  }

  /** Steps over `size` bytes and returns where they start. */
  #take(size: number): number {
    const start = this.at
    if (start + size > this.#bytes.length) raise(this.#L, MISSING_BYTES)
    this.at = start + size
    return start
  }

  #reserve(slots: number, message: string): void {
    if (!checkStack(this.#L, slots + this.#openArrays)) raise(this.#L, message)
  }
}
