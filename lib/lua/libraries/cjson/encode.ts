import { raise } from '../../arguments.js'
import { formatGeneral } from '../../number-text.js'
import {
  booleanAt,
  bytesAt,
  checkStack,
  isLightUserdata,
  type LuaState,
  nextEntry,
  numberAt,
  pop,
  pushNil,
  rawGetIndex,
  typeAt,
} from '../../stack.js'
import type { CjsonSettings } from './settings.js'

/** In place of a length: the table is written as an object. */
const OBJECT = -1

/** What C makes of a double that no 32-bit integer holds. */
const INT_MIN = -(2 ** 31)

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON must escape
const ESCAPED = /["\\/\x00-\x1f\x7f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON must escape
const EACH_ESCAPED = /["\\/\x00-\x1f\x7f]/g

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** The JSON of the value on top of the stack, which may be replaced. */
export function encode(L: LuaState, settings: CjsonSettings): string {
  const encoder = new Encoder(L, settings)
  encoder.encodeTop()
  return encoder.json
}

/** Writes a value table by table; open tables are counted here, for they may nest deeply. */
class Encoder {
  json = ''
  readonly #L: LuaState
  readonly #settings: CjsonSettings
  /** Integers below this have no more digits than the precision. */
  readonly #plainBound: number
  /** For each open table: its length, or OBJECT. */
  readonly #lengths: number[] = []
  /** For each open table: how many of its entries are begun. */
  readonly #begun: number[] = []

  constructor(L: LuaState, settings: CjsonSettings) {
    this.#L = L
    this.#settings = settings
    this.#plainBound = 10 ** settings.precision
  }

  encodeTop(): void {
    this.#append()
    while (this.#lengths.length > 0) this.#continue()
  }

  /** Appends the value on top and pops it; a table with entries stays open. */
  #append(): void {
    const L = this.#L
    switch (typeAt(L, -1)) {
      case 'string':
        this.json += stringText(bytesAt(L, -1) as string)
        break
      case 'number':
        this.json += this.#numberText(numberAt(L, -1) as number)
        break
      case 'boolean':
        this.json += booleanAt(L, -1) ? 'true' : 'false'
        break
      case 'nil':
        this.json += 'null'
        break
      case 'table':
        this.#open()
        return
      default:
        // NULL is the only light userdata that a script can meet.
        if (!isLightUserdata(L, -1)) this.#refuse(typeAt(L, -1), 'type not supported')
        this.json += 'null'
    }
    pop(L)
  }

  #open(): void {
    const depth = this.#lengths.length + 1
    if (depth > this.#settings.encodeMaxDepth || !checkStack(this.#L, 3)) {
      raise(this.#L, `Cannot serialise, excessive nesting (${depth})`)
    }
    const length = this.#arrayLength()
    this.json += length > 0 ? '[' : '{'
    if (length <= 0) pushNil(this.#L)
    this.#lengths.push(length > 0 ? length : OBJECT)
    this.#begun.push(0)
  }

  /** Appends the next entry of the innermost open table, or closes it. */
  #continue(): void {
    const last = this.#lengths.length - 1
    const length = this.#lengths[last]
    const begun = this.#begun[last]++
    if (length === OBJECT) this.#continueObject(begun)
    else if (begun === length) this.#close(']')
    else {
      if (begun > 0) this.json += ','
      rawGetIndex(this.#L, -1, begun + 1)
      this.#append()
    }
  }

  #continueObject(begun: number): void {
    if (!nextEntry(this.#L, -2)) {
      this.#close('}')
      return
    }
    if (begun > 0) this.json += ','
    this.json += `${this.#keyText()}:`
    this.#append()
  }

  #close(bracket: string): void {
    this.json += bracket
    this.#lengths.pop()
    this.#begun.pop()
    pop(this.#L)
  }

  #keyText(): string {
    const type = typeAt(this.#L, -2)
    switch (type) {
      case 'number':
        return `"${this.#numberText(numberAt(this.#L, -2) as number)}"`
      case 'string':
        return stringText(bytesAt(this.#L, -2) as string)
      default:
        return this.#refuse(type, 'table key must be a number or string')
    }
  }

  /** The length of the table on top as an array, or nothing above 0 if it is to be an object. */
  #arrayLength(): number {
    const L = this.#L
    let longest = 0
    let items = 0
    pushNil(L)
    while (nextEntry(L, -2)) {
      const key = typeAt(L, -2) === 'number' ? (numberAt(L, -2) as number) : 0
      if (!(key >= 1 && Math.floor(key) === key)) {
        pop(L, 2)
        return OBJECT
      }
      if (key > longest) longest = key <= 0x7fffffff ? key : INT_MIN
      items++
      pop(L)
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
    const isPlain = Number.isInteger(value) && Math.abs(value) < this.#plainBound
    if (isPlain && !Object.is(value, -0)) return String(value)
    return formatGeneral(value, this.#settings.precision)
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

function stringText(text: string): string {
  return ESCAPED.test(text) ? `"${text.replace(EACH_ESCAPED, escapeOf)}"` : `"${text}"`
}

function escapeOf(char: string): string {
  return SHORT_ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
