import { checkBytes, checkInteger, optionalInteger, raise } from '../../arguments.js'
import { rawSet } from '../../metamethods.js'
import {
  checkStack,
  insertAt,
  type LuaState,
  pushNumber,
  pushValue,
  setTop,
  top,
} from '../../stack.js'
import { Counter } from '../../steps.js'
import { LuaTable } from '../../table.js'
import type { LuaValue } from '../../values.js'
import { tableOfList } from '../list-table.js'
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
  // A missing first argument stays missing.
  setTop(L, Math.min(top(L), 1))
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

/** A map or an array that is not full yet. */
interface OpenContainer {
  readonly table: LuaTable | undefined
  readonly list: LuaValue[] | undefined
  /** How many values are missing; a map takes two an entry. */
  missing: number
  /** The key that waits for its value, in a map. */
  key: LuaValue
}

/** Stands for an item that is no value: a container that waits for values. */
const OPENED = Symbol('opened')

type Item = LuaValue | typeof OPENED

/** Reads values container by container: they may nest too deeply for recursion. */
class Unpacker {
  at: number
  readonly #L: LuaState
  readonly #floats: FloatBytes
  readonly #bytes: string
  readonly #open: OpenContainer[] = []
  readonly #counter: Counter
  /** Slots of Lua's stack that Redis takes for open containers, which has a limit. */
  #slots = 0

  constructor(L: LuaState, floats: FloatBytes, bytes: string, at: number) {
    this.#L = L
    this.#counter = new Counter(L)
    this.#floats = floats
    this.#bytes = bytes
    this.at = at
  }

  /** Pushes values up to the end or the limit; returns how many. */
  pushValues(limit: number): number {
    let count = 0
    while (count < limit && this.at < this.#bytes.length) {
      pushValue(this.#L, this.#readValue())
      count++
    }
    return count
  }

  #readValue(): LuaValue {
    let item: Item
    do {
      item = this.#readItem()
      if (item !== OPENED) item = this.#store(item)
    } while (this.#open.length > 0)
    return item as LuaValue
  }

  /** Puts a value into its container, and that, if it is full, into its own; returns the last. */
  #store(value: LuaValue): LuaValue {
    this.#counter.count()
    let stored = value
    for (let last = this.#open.at(-1); last !== undefined; last = this.#open.at(-1)) {
      last.missing--
      if (last.list !== undefined) last.list.push(stored)
      else this.#storeInMap(last, stored)
      if (last.missing > 0) return stored
      this.#open.pop()
      this.#slots -= last.list === undefined ? 1 : 2
      stored = last.list === undefined ? last.table : tableOfList(last.list)
    }
    return stored
  }

  #storeInMap(map: OpenContainer, value: LuaValue): void {
    if (map.missing % 2 === 1) {
      map.key = value
      this.#slots++
      return
    }
    this.#slots--
    rawSet(this.#L, map.table as LuaTable, map.key, value)
  }

  #readItem(): Item {
    if (this.at >= this.#bytes.length) raise(this.#L, MISSING_BYTES)
    this.#reserve(1, TOO_MANY_VALUES)
    const code = this.#bytes.charCodeAt(this.at++)
    if (code <= 0x7f) return code
    if (code <= 0x8f) return this.#map(code & 0x0f)
    if (code <= 0x9f) return this.#array(code & 0x0f)
    if (code <= 0xbf) return this.#string(code & 0x1f)
    if (code >= 0xe0) return code - 0x100
    if (code >= 0xd9) return this.#sized(code)
    return code >= 0xca ? this.#wideNumber(code) : this.#constant(code)
  }

  #constant(code: number): LuaValue {
    if (code === 0xc2 || code === 0xc3) return code === 0xc3
    return code === 0xc0 ? undefined : raise(this.#L, BAD_FORMAT)
  }

  #wideNumber(code: number): LuaValue {
    switch (code) {
      case 0xca:
        return this.#floats.readFloat(this.#bytes, this.#take(4))
      case 0xcb:
        return this.#floats.readDouble(this.#bytes, this.#take(8))
      case 0xcc:
        return this.#unsigned(1)
      case 0xcd:
        return this.#unsigned(2)
      case 0xce:
        return this.#unsigned(4)
      case 0xd0:
        return (this.#unsigned(1) << 24) >> 24
      case 0xd1:
        return (this.#unsigned(2) << 16) >> 16
      case 0xd2:
        return this.#unsigned(4) | 0
      case 0xcf:
      case 0xd3:
        // Redis gives Lua a signed integer for the unsigned form as well.
        return this.#signed64()
      default:
        return raise(this.#L, BAD_FORMAT)
    }
  }

  #sized(code: number): Item {
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

  #string(length: number): string {
    const start = this.#take(length)
    return this.#bytes.slice(start, this.at)
  }

  #array(length: number): Item {
    this.#reserve(2, 'stack overflow (in function mp_decode_to_lua_array)')
    if (length === 0) return new LuaTable()
    this.#slots += 2
    this.#open.push({ table: undefined, list: [], missing: length, key: undefined })
    return OPENED
  }

  #map(length: number): Item {
    const table = new LuaTable()
    if (length === 0) return table
    this.#slots++
    this.#open.push({ table, list: undefined, missing: length * 2, key: undefined })
    return OPENED
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
    if (!checkStack(this.#L, this.#slots + slots)) raise(this.#L, message)
  }
}
