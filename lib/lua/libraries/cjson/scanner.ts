import type { LuaNumber } from '../number-bytes.js'
import { CharBuilder } from './char-builder.js'
import { readNumber } from './strtod.js'

/** cjson's own names, which its error texts show. */
export type Token =
  | 'T_OBJ_BEGIN'
  | 'T_OBJ_END'
  | 'T_ARR_BEGIN'
  | 'T_ARR_END'
  | 'T_STRING'
  | 'T_NUMBER'
  | 'T_BOOLEAN'
  | 'T_NULL'
  | 'T_COLON'
  | 'T_COMMA'
  | 'T_END'
  | 'T_ERROR'

const SINGLE_CHARS: Readonly<Record<string, Token>> = {
  '{': 'T_OBJ_BEGIN',
  '}': 'T_OBJ_END',
  '[': 'T_ARR_BEGIN',
  ']': 'T_ARR_END',
  ':': 'T_COLON',
  ',': 'T_COMMA',
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

const QUOTE = 0x22
const MINUS = 0x2d
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const BACKSLASH = 0x5c
/** So many digits make an integer that a double holds exactly. */
const SAFE_DIGITS = 15

/**
 * JSON as cjson reads it, token by token: a NUL byte ends it, numbers are what `strtod` takes,
 * control characters may stand in strings.
 */
export class Scanner {
  /** The token read last. */
  token: Token = 'T_END'
  /** Where that token starts, or where its error was met. */
  start = 0
  /** What a T_STRING, T_NUMBER or T_BOOLEAN stands for. */
  value: string | boolean | LuaNumber = ''
  /** What is wrong, if the token is T_ERROR. */
  problem = ''
  /** Where the next token is looked for. */
  at = 0
  readonly #text: string
  readonly #takesInvalidNumbers: boolean

  constructor(text: string, takesInvalidNumbers: boolean) {
    this.#text = text
    this.#takesInvalidNumbers = takesInvalidNumbers
  }

  /** Reads a token and says which. */
  next(): Token {
    let code = this.#codeAt(this.at)
    while (code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b && code !== 0x0c)) {
      code = this.#codeAt(++this.at)
    }
    this.start = this.at
    if (code === QUOTE) this.#scanString()
    else if (code === MINUS || (code >= DIGIT_0 && code <= DIGIT_9)) this.#scanNumber()
    else if (code === 0) this.token = 'T_END'
    else this.#scanOther()
    return this.token
  }

  #codeAt(at: number): number {
    return at < this.#text.length ? this.#text.charCodeAt(at) : 0
  }

  #fail(problem: string, at: number): void {
    this.token = 'T_ERROR'
    this.problem = problem
    this.start = at
  }

  #accept(token: Token, value: string | boolean | LuaNumber, end: number): void {
    this.token = token
    this.value = value
    this.at = end
  }

  #scanOther(): void {
    const single = SINGLE_CHARS[this.#text[this.at]]
    if (single !== undefined) {
      this.token = single
      this.at++
    } else if (this.#text.startsWith('true', this.at)) this.#accept('T_BOOLEAN', true, this.at + 4)
    else if (this.#text.startsWith('false', this.at)) this.#accept('T_BOOLEAN', false, this.at + 5)
    else if (this.#text.startsWith('null', this.at)) this.#accept('T_NULL', '', this.at + 4)
    else if (this.#takesInvalidNumbers && this.#isInvalidNumber()) this.#scanAnyNumber()
    else this.#fail('invalid token', this.at)
  }

  #scanNumber(): void {
    if (this.#scanPlainInteger()) return
    if (!this.#takesInvalidNumbers && this.#isInvalidNumber()) this.#fail('invalid number', this.at)
    else this.#scanAnyNumber()
  }

  /** The common case: a short integer with no leading zero. */
  #scanPlainInteger(): boolean {
    const isNegative = this.#codeAt(this.at) === MINUS
    const first = isNegative ? this.at + 1 : this.at
    let end = first
    let value = 0
    let code = this.#codeAt(end)
    while (code >= DIGIT_0 && code <= DIGIT_9) {
      value = value * 10 + code - DIGIT_0
      code = this.#codeAt(++end)
    }
    const count = end - first
    if (count === 0 || count > SAFE_DIGITS || continuesNumber(code)) return false
    if (count > 1 && this.#codeAt(first) === DIGIT_0) return false
    this.#accept('T_NUMBER', isNegative ? -value : value, end)
    return true
  }

  #scanAnyNumber(): void {
    const { value, end } = readNumber(this.#text, this.at)
    if (end === this.at) this.#fail('invalid number', this.at)
    else this.#accept('T_NUMBER', value, end)
  }

  /** Whether what stands here is a number for `strtod` that JSON does not know. */
  #isInvalidNumber(): boolean {
    const rest = this.#text.slice(this.at, this.at + 4)
    return /^(?:\+|-?(?:0[x\d]|inf|nan))/i.test(rest)
  }

  #scanString(): void {
    const first = this.at + 1
    let at = first
    for (;;) {
      const code = this.#codeAt(at)
      if (code === QUOTE) {
        this.#accept('T_STRING', this.#text.slice(first, at), at + 1)
        return
      }
      if (code === BACKSLASH) {
        this.#scanEscapedString(first, at)
        return
      }
      if (code === 0) {
        this.#fail('unexpected end of string', at)
        return
      }
      at++
    }
  }

  /** A string whose first backslash stands at `backslash`. */
  #scanEscapedString(first: number, backslash: number): void {
    const builder = new CharBuilder()
    builder.add(this.#text.slice(first, backslash))
    let at = backslash
    for (;;) {
      const code = this.#codeAt(at)
      if (code === QUOTE) break
      if (code === 0) {
        this.#fail('unexpected end of string', at)
        return
      }
      if (code === BACKSLASH) {
        const length = this.#addEscape(builder, at)
        if (length === 0) return
        at += length
      } else {
        builder.addCode(code)
        at++
      }
    }
    this.#accept('T_STRING', builder.toString(), at + 1)
  }

  /** Adds what an escape stands for; returns its length, 0 where it is an error. */
  #addEscape(builder: CharBuilder, at: number): number {
    const letter = this.#text[at + 1]
    const isUnicode = letter === 'u'
    const bytes = isUnicode ? this.#unicodeEscape(at) : ESCAPES[letter]
    if (bytes === undefined) {
      this.#fail(`invalid ${isUnicode ? 'unicode ' : ''}escape code`, at)
      return 0
    }
    builder.add(bytes)
    return this.#escapeLength(isUnicode, bytes)
  }

  /** Four bytes of UTF-8 come from a pair of escapes, and from nothing else. */
  #escapeLength(isUnicode: boolean, bytes: string): number {
    if (!isUnicode) return 2
    return bytes.length === 4 ? 12 : 6
  }

  /** The UTF-8 of the `\u` escape at `at`; undefined if it is none or half of a pair. */
  #unicodeEscape(at: number): string | undefined {
    const unit = this.#hexadecimalAt(at + 2)
    if (unit === undefined) return undefined
    if ((unit & 0xf800) !== 0xd800) return utf8Bytes(unit)
    if ((unit & 0x400) !== 0 || !this.#text.startsWith('\\u', at + 6)) return undefined
    const low = this.#hexadecimalAt(at + 8)
    if (low === undefined || (low & 0xfc00) !== 0xdc00) return undefined
    return utf8Bytes((((unit & 0x3ff) << 10) | (low & 0x3ff)) + 0x10000)
  }

  #hexadecimalAt(at: number): number | undefined {
    const digits = this.#text.slice(at, at + 4)
    return /^[\da-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : undefined
  }
}

/** `.`, `e`, `E`, `x`, `X`: the digits before were not the whole number. */
function continuesNumber(code: number): boolean {
  return code === 0x2e || (code | 0x20) === 0x65 || (code | 0x20) === 0x78
}

function utf8Bytes(codePoint: number): string {
  return Buffer.from(String.fromCodePoint(codePoint), 'utf8').toString('latin1')
}
