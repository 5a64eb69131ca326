import { argumentError, raise } from '../../arguments.js'
import { checkStack, type LuaState, pushBytes, top, valueAt } from '../../stack.js'
import { LuaTable } from '../../table.js'
import { type LuaValue, POSITIVE_NAN } from '../../values.js'
import { type FloatBytes, highWord, lowWord, wordBytes } from '../number-bytes.js'

/** Tables deeper than this are packed as nil; it also ends tables that hold themselves. */
const DEEPEST_TABLE = 16
const NIL = '\xc0'

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
  // Redis keeps a string for each argument packed on the stack, and a copy of the one it packs.
  for (let place = 1; place <= count; place++) packer.append(valueAt(L, place), 0, place)
  pushBytes(L, packer.bytes)
  return 1
}

class Packer {
  bytes = ''
  readonly #L: LuaState
  readonly #floats: FloatBytes

  constructor(L: LuaState, floats: FloatBytes) {
    this.#L = L
    this.#floats = floats
  }

  /**
   * Appends a value.
   *
   * @param level how many tables are around it.
   * @param slots of Lua's stack that Redis uses by then, which has a limit.
   */
  append(value: LuaValue, level: number, slots: number): void {
    switch (typeof value) {
      case 'string':
        this.#appendString(value)
        return
      case 'number':
        this.bytes += this.#number(value)
        return
      case 'boolean':
        this.bytes += value ? '\xc3' : '\xc2'
        return
      default:
        this.#appendObject(value, level, slots)
    }
  }

  #appendObject(value: LuaValue, level: number, slots: number): void {
    if (value instanceof LuaTable && level < DEEPEST_TABLE) this.#appendTable(value, level, slots)
    else if (value === POSITIVE_NAN) this.bytes += `\xcb${this.#floats.double(value)}`
    else this.bytes += NIL
  }

  #appendString(text: string): void {
    const { length } = text
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

  #appendTable(table: LuaTable, level: number, slots: number): void {
    this.#reserve(slots + 2, 'table_is_an_array')
    const { count, isArray } = shapeOf(table)
    if (isArray) this.#appendArray(table, level, slots)
    else this.#appendMap(table, count, level, slots)
  }

  #appendArray(table: LuaTable, level: number, slots: number): void {
    const length = table.length()
    this.bytes += length < 16 ? byte(0x90 | length) : sized(0xdc, length)
    this.#reserve(slots + 1, 'mp_encode_lua_table_as_array')
    for (let index = 1; index <= length; index++) {
      this.append(table.getIndex(index), level + 1, slots + 1)
    }
  }

  #appendMap(table: LuaTable, count: number, level: number, slots: number): void {
    this.#reserve(slots + 3, 'mp_encode_lua_table_as_map')
    this.bytes += count < 16 ? byte(0x80 | count) : sized(0xde, count)
    let key: LuaValue
    for (;;) {
      const place = table.nextPlace(key)
      if (place < 0) return
      key = table.keyAt(place)
      this.append(key, level + 1, slots + 3)
      this.append(table.valueAt(place), level + 1, slots + 2)
    }
  }

  #reserve(slots: number, where: string): void {
    if (!checkStack(this.#L, slots)) raise(this.#L, `stack overflow (in function ${where})`)
  }
}

/** How many entries a table has, and whether their keys are 1 to n. */
function shapeOf(table: LuaTable): { count: number; isArray: boolean } {
  let count = 0
  let largest = 0
  let isArray = true
  let key: LuaValue
  for (;;) {
    const place = table.nextPlace(key)
    if (place < 0) break
    key = table.keyAt(place)
    count++
    const isIndex = typeof key === 'number' && key > 0 && (key | 0) === key
    if (isIndex) largest = Math.max(largest, key as number)
    else isArray = false
  }
  return { count, isArray: isArray && largest === count }
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
