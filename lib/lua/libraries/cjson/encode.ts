import { formatGeneral } from '../../../number/printf.js'
import { raise } from '../../arguments.js'
import { checkStack, type LuaState } from '../../stack.js'
import { Counter } from '../../steps.js'
import { LuaTable } from '../../table.js'
import { LightUserdata, type LuaValue, POSITIVE_NAN, typeName } from '../../values.js'
import type { CjsonSettings } from './settings.js'
import { stringText } from './string-text.js'

/** In place of a length: the table is written as an object. */
const OBJECT = -1

/** What C makes of a double that no 32-bit integer holds. */
const INT_MIN = -(2 ** 31)

/** Below it C's `%g` writes an exponent. */
const LEAST_PLAIN = 1e-4

/** The JSON of a value. */
export function encode(L: LuaState, value: LuaValue, settings: CjsonSettings): string {
  return new Encoder(L, settings).encode(value)
}

/** A table that is being written. */
interface OpenTable {
  readonly table: LuaTable
  /** The length of an array, or OBJECT. */
  readonly length: number
  /** How many entries are begun. */
  begun: number
  /** The key of the entry begun last, in an object. */
  key: LuaValue
}

/** Writes a value table by table: they may nest too deeply for recursion. */
class Encoder {
  readonly #L: LuaState
  readonly #settings: CjsonSettings
  /** Numbers below this have no more digits before the point than the precision. */
  readonly #plainBound: number
  readonly #open: OpenTable[] = []
  readonly #counter: Counter
  /** Slots of Lua's stack that Redis takes for the open tables: it ends before the depth may. */
  #slots = 0
  #json = ''

  constructor(L: LuaState, settings: CjsonSettings) {
    this.#L = L
    this.#counter = new Counter(L)
    this.#settings = settings
    this.#plainBound = 10 ** settings.precision
  }

  encode(value: LuaValue): string {
    this.#append(value)
    for (let last = this.#open.at(-1); last !== undefined; last = this.#open.at(-1)) {
      if (last.length === OBJECT) this.#continueObject(last)
      else this.#continueArray(last)
    }
    return this.#json
  }

  /** Appends a value; a table stays open. */
  #append(value: LuaValue): void {
    this.#counter.count()
    if (typeof value === 'string') this.#json += stringText(value)
    else if (typeof value === 'number') this.#json += this.#numberText(value)
    else if (value instanceof LuaTable) this.#openTable(value)
    else this.#json += this.#otherText(value)
  }

  #otherText(value: LuaValue): string {
    if (typeof value === 'boolean') return String(value)
    // NULL is the only light userdata that a script can meet.
    if (value === undefined || value instanceof LightUserdata) return 'null'
    if (value === POSITIVE_NAN) return this.#invalidNumberText(Number.NaN)
    return this.#refuse(typeName(value), 'type not supported')
  }

  #openTable(table: LuaTable): void {
    const depth = this.#open.length + 1
    if (depth > this.#settings.encodeMaxDepth || !checkStack(this.#L, this.#slots + 3)) {
      raise(this.#L, `Cannot serialise, excessive nesting (${depth})`)
    }
    const length = this.#arrayLength(table)
    const isArray = length > 0
    this.#json += isArray ? '[' : '{'
    this.#slots += isArray ? 1 : 2
    this.#open.push({ table, length: isArray ? length : OBJECT, begun: 0, key: undefined })
  }

  #continueArray(last: OpenTable): void {
    const index = last.begun++
    if (index === last.length) {
      this.#close(']', 1)
      return
    }
    if (index > 0) this.#json += ','
    this.#append(last.table.getIndex(index + 1))
  }

  #continueObject(last: OpenTable): void {
    const place = last.table.nextPlace(last.key)
    if (place < 0) {
      this.#close('}', 2)
      return
    }
    last.key = last.table.keyAt(place)
    const separator = last.begun++ > 0 ? ',' : ''
    this.#json += `${separator}${this.#keyText(last.key)}:`
    this.#append(last.table.valueAt(place))
  }

  #close(bracket: string, slots: number): void {
    this.#json += bracket
    this.#slots -= slots
    this.#open.pop()
  }

  #keyText(key: LuaValue): string {
    if (typeof key === 'string') return stringText(key)
    if (typeof key === 'number') return `"${this.#numberText(key)}"`
    return this.#refuse(typeName(key), 'table key must be a number or string')
  }

  /** The length of a table as an array, or nothing above 0 if it is to be an object. */
  #arrayLength(table: LuaTable): number {
    let longest = 0
    let items = 0
    let key: LuaValue
    for (;;) {
      const place = table.nextPlace(key)
      if (place < 0) break
      key = table.keyAt(place)
      if (!(typeof key === 'number' && key >= 1 && Math.floor(key) === key)) return OBJECT
      if (key > longest) longest = key <= 0x7fffffff ? key : INT_MIN
      items++
    }
    return this.#isTooSparse(longest, items) ? this.#sparseLength() : longest
  }

  #isTooSparse(longest: number, items: number): boolean {
    const { sparseRatio, sparseSafe } = this.#settings
    // The product is a C int, and wraps as one.
    return sparseRatio > 0 && longest > Math.imul(items, sparseRatio) && longest > sparseSafe
  }

  #sparseLength(): number {
    return this.#settings.sparseConvert ? OBJECT : this.#refuse('table', 'excessively sparse array')
  }

  #numberText(value: number): string {
    if (!Number.isFinite(value)) return this.#invalidNumberText(value)
    return this.#shortText(value) ?? formatGeneral(value, this.#settings.precision)
  }

  /** JavaScript's text of a number, where it has so few digits that C prints the same. */
  #shortText(value: number): string | undefined {
    const magnitude = Math.abs(value)
    if (magnitude >= this.#plainBound || Object.is(value, -0)) return undefined
    const text = String(value)
    if (Number.isInteger(value)) return text
    return magnitude >= LEAST_PLAIN && text.length <= this.#settings.precision ? text : undefined
  }

  #invalidNumberText(value: number): string {
    switch (this.#settings.encodeInvalidNumbers) {
      case 'off':
        return this.#refuse('number', 'must not be NaN or Inf')
      case 'null':
        return 'null'
      case 'on':
        if (Number.isNaN(value)) return 'nan'
        return value > 0 ? 'inf' : '-inf'
    }
  }

  #refuse(type: string, reason: string): never {
    return raise(this.#L, `Cannot serialise ${type}: ${reason}`)
  }
}
