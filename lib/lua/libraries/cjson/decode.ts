import { raise } from '../../arguments.js'
import { checkStack, type LuaState } from '../../stack.js'
import { Counter } from '../../steps.js'
import { LuaTable } from '../../table.js'
import { LIGHT_NULL, type LuaValue } from '../../values.js'
import { tableOfList } from '../list-table.js'
import { Scanner, type Token } from './scanner.js'
import type { CjsonSettings } from './settings.js'

/** What a JSON text stands for. */
export function decode(L: LuaState, json: string, settings: CjsonSettings): LuaValue {
  // Not UTF-8, then: RFC 4627 section 3.
  if (json.length >= 2 && (json[0] === '\0' || json[1] === '\0')) {
    raise(L, 'JSON parser does not support UTF-16 or UTF-32')
  }
  return new Decoder(L, json, settings).decode()
}

/** An object or an array whose end is not read yet. */
interface OpenContainer {
  readonly table: LuaTable | undefined
  readonly list: LuaValue[] | undefined
  /** The key that waits for its value, in an object. */
  key: string
}

/** Builds values container by container: they may nest too deeply for recursion. */
class Decoder {
  readonly #L: LuaState
  readonly #scanner: Scanner
  readonly #deepest: number
  readonly #open: OpenContainer[] = []
  readonly #counter: Counter
  /** Slots of Lua's stack that Redis takes for open containers: it ends before the depth may. */
  #slots = 0

  constructor(L: LuaState, json: string, settings: CjsonSettings) {
    this.#L = L
    this.#counter = new Counter(L)
    this.#scanner = new Scanner(json, settings.decodeInvalidNumbers)
    this.#deepest = settings.decodeMaxDepth
  }

  decode(): LuaValue {
    this.#scanner.next()
    let value: LuaValue
    do {
      value = this.#read()
      if (value !== undefined) value = this.#store(value)
    } while (this.#open.length > 0)
    if (this.#scanner.next() !== 'T_END') this.#refuse('the end')
    return value
  }

  /** The value that the token begins; nothing if it is a container with something in it. */
  #read(): LuaValue {
    const { token, value } = this.#scanner
    switch (token) {
      case 'T_STRING':
      case 'T_NUMBER':
      case 'T_BOOLEAN':
        return value
      case 'T_NULL':
        return LIGHT_NULL
      case 'T_OBJ_BEGIN':
        return this.#readObject()
      case 'T_ARR_BEGIN':
        return this.#readArray()
      default:
        return this.#refuse('value')
    }
  }

  #readObject(): LuaTable | undefined {
    this.#descend(3)
    const table = new LuaTable()
    if (this.#scanner.next() === 'T_OBJ_END') return table
    this.#slots += 2
    this.#open.push({ table, list: undefined, key: this.#readKey() })
    return undefined
  }

  #readArray(): LuaTable | undefined {
    this.#descend(2)
    if (this.#scanner.next() === 'T_ARR_END') return new LuaTable()
    this.#slots += 1
    this.#open.push({ table: undefined, list: [], key: '' })
    return undefined
  }

  #descend(slots: number): void {
    const depth = this.#open.length + 1
    if (depth > this.#deepest || !checkStack(this.#L, this.#slots + slots)) {
      const place = `(${depth}) at character ${this.#scanner.at}`
      raise(this.#L, `Found too many nested data structures ${place}`)
    }
  }

  /** Takes a key and steps to its value. */
  #readKey(): string {
    if (this.#scanner.token !== 'T_STRING') this.#refuse('object key string')
    const key = this.#scanner.value as string
    if (this.#scanner.next() !== 'T_COLON') this.#refuse('colon')
    this.#scanner.next()
    return key
  }

  /** Puts a value into its container, and that, if it ends, into its own; returns the last. */
  #store(value: LuaValue): LuaValue {
    this.#counter.count()
    let stored = value
    for (let last = this.#open.at(-1); last !== undefined; last = this.#open.at(-1)) {
      const { list, table } = last
      if (list !== undefined) list.push(stored)
      else table?.set(last.key, stored)
      const token = this.#scanner.next()
      if (token === 'T_COMMA') {
        this.#scanner.next()
        if (list === undefined) last.key = this.#readKey()
        return stored
      }
      stored = this.#close(last, token)
    }
    return stored
  }

  #close({ list, table }: OpenContainer, token: Token): LuaValue {
    if (token !== (list === undefined ? 'T_OBJ_END' : 'T_ARR_END')) {
      this.#refuse(list === undefined ? 'comma or object end' : 'comma or array end')
    }
    this.#slots -= list === undefined ? 2 : 1
    this.#open.pop()
    return list === undefined ? table : tableOfList(list)
  }

  #refuse(expected: string): never {
    const { token, problem, start } = this.#scanner
    const found = token === 'T_ERROR' ? problem : token
    return raise(this.#L, `Expected ${expected} but found ${found} at character ${start + 1}`)
  }
}
