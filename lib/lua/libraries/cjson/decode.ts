import { raise } from '../../arguments.js'
import {
  checkStack,
  type LuaState,
  newTable,
  pushBoolean,
  pushBytes,
  pushNull,
  pushNumber,
  rawSet,
  rawSetIndex,
} from '../../stack.js'
import { Scanner } from './scanner.js'
import type { CjsonSettings } from './settings.js'

/** Pushes what the JSON stands for. */
export function decode(L: LuaState, json: string, settings: CjsonSettings): void {
  // Not UTF-8, then: RFC 4627 section 3.
  if (json.length >= 2 && (json[0] === '\0' || json[1] === '\0')) {
    raise(L, 'JSON parser does not support UTF-16 or UTF-32')
  }
  new Decoder(L, json, settings).decodeAll()
}

/** Builds values on the stack; open containers are counted here, for they may nest deeply. */
class Decoder {
  readonly #L: LuaState
  readonly #scanner: Scanner
  readonly #deepest: number
  /** For each open container: the index of an array's last element, or -1 for an object. */
  readonly #indexes: number[] = []

  constructor(L: LuaState, json: string, settings: CjsonSettings) {
    this.#L = L
    this.#scanner = new Scanner(json, settings.decodeInvalidNumbers)
    this.#deepest = settings.decodeMaxDepth
  }

  decodeAll(): void {
    this.#scanner.next()
    do {
      if (this.#pushValue()) this.#store()
    } while (this.#indexes.length > 0)
    if (this.#scanner.next() !== 'T_END') this.#refuse('the end')
  }

  /** Pushes the value that the token begins; false if it is a container with something in it. */
  #pushValue(): boolean {
    const { token, value } = this.#scanner
    switch (token) {
      case 'T_STRING':
        pushBytes(this.#L, value as string)
        return true
      case 'T_NUMBER':
        pushNumber(this.#L, value as number)
        return true
      case 'T_BOOLEAN':
        pushBoolean(this.#L, value as boolean)
        return true
      case 'T_NULL':
        pushNull(this.#L)
        return true
      case 'T_OBJ_BEGIN':
        return this.#openObject()
      case 'T_ARR_BEGIN':
        return this.#openArray()
      default:
        return this.#refuse('value')
    }
  }

  #openObject(): boolean {
    this.#descend(3)
    if (this.#scanner.next() === 'T_OBJ_END') return true
    this.#indexes.push(-1)
    this.#pushKey()
    return false
  }

  #openArray(): boolean {
    this.#descend(2)
    if (this.#scanner.next() === 'T_ARR_END') return true
    this.#indexes.push(0)
    return false
  }

  #descend(slots: number): void {
    const depth = this.#indexes.length + 1
    if (depth > this.#deepest || !checkStack(this.#L, slots)) {
      const place = `(${depth}) at character ${this.#scanner.at}`
      raise(this.#L, `Found too many nested data structures ${place}`)
    }
    newTable(this.#L)
  }

  /** Pushes a key and steps to its value. */
  #pushKey(): void {
    if (this.#scanner.token !== 'T_STRING') this.#refuse('object key string')
    pushBytes(this.#L, this.#scanner.value as string)
    if (this.#scanner.next() !== 'T_COLON') this.#refuse('colon')
    this.#scanner.next()
  }

  /** Puts the value on top into its container; a container that ends goes into its own. */
  #store(): void {
    for (let last = this.#indexes.length - 1; last >= 0; last--) {
      const isArray = this.#indexes[last] >= 0
      if (isArray) rawSetIndex(this.#L, -2, ++this.#indexes[last])
      else rawSet(this.#L, -3)
      const token = this.#scanner.next()
      if (token === 'T_COMMA') {
        this.#scanner.next()
        if (!isArray) this.#pushKey()
        return
      }
      if (token !== (isArray ? 'T_ARR_END' : 'T_OBJ_END')) {
        this.#refuse(isArray ? 'comma or array end' : 'comma or object end')
      }
      this.#indexes.pop()
    }
  }

  #refuse(expected: string): never {
    const { token, problem, start } = this.#scanner
    const found = token === 'T_ERROR' ? problem : token
    return raise(this.#L, `Expected ${expected} but found ${found} at character ${start + 1}`)
  }
}
