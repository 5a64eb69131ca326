import { stringToNumber } from '../string-to-number.js'
import { SyntaxFailure } from './syntax-error.js'
import { END_OF_FILE, NAME, NUMBER, RESERVED_WORDS, STRING, type Token } from './token.js'

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
/** Symbols of more than one character, by their first one; the longest first. */
const LONG_SYMBOLS: Readonly<Record<string, readonly string[] | undefined>> = {
  '.': ['...', '..'],
  '=': ['=='],
  '<': ['<='],
  '>': ['>='],
  '~': ['~='],
}

const isDigit = (char: string) => char >= '0' && char <= '9'
const isLetter = (char: string) =>
  (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_'
const isNewline = (char: string) => char === '\n' || char === '\r'
const isSpace = (char: string) => char === ' ' || (char >= '\t' && char <= '\r')

/** Reads Lua 5.1 source, a byte string. @see https://www.lua.org/manual/5.1/manual.html#2.1 */
export class Lexer {
  // Runs of characters that mean the same are read at once.
  readonly #blanks = /[ \t\v\f]+/y
  readonly #restOfLine = /[^\n\r]+/y
  readonly #letters = /[A-Za-z_0-9]+/y
  readonly #plainText = /[^"'\\\n\r]+/y
  readonly #plainLongText = /[^[\]\n\r]+/y
  readonly #text: string
  readonly #source: string
  #at = 0
  #line = 1

  constructor(text: string, source: string) {
    this.#text = text
    this.#source = source
  }

  get line(): number {
    return this.#line
  }

  /** The next token; `<eof>` at the end, as often as asked. */
  next(): Token {
    this.#skipBlanks()
    const char = this.#char()
    if (char === '') return this.#token(END_OF_FILE, END_OF_FILE)
    if (isLetter(char)) return this.#name()
    if (isDigit(char) || (char === '.' && isDigit(this.#char(1)))) return this.#number()
    if (char === '"' || char === "'") return this.#string(char)
    if (char === '[') return this.#bracket()
    const symbol = this.#longSymbol(char) ?? char
    this.#at += symbol.length
    return this.#token(symbol, symbol)
  }

  /** Raises an error at the line reached; `near` is what messages quote, nothing for none. */
  fail(message: string, near?: string, line = this.#line): never {
    const where = near === undefined ? '' : ` near '${near.split('\0', 1)[0]}'`
    throw new SyntaxFailure(this.#source, line, message + where)
  }

  #longSymbol(first: string): string | undefined {
    return LONG_SYMBOLS[first]?.find((long) => this.#text.startsWith(long, this.#at))
  }

  #char(ahead = 0): string {
    return this.#text.charAt(this.#at + ahead)
  }

  /** Reads as many characters as a pattern takes from here on; it may take none. */
  #run(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const run = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += run.length
    return run
  }

  #token(kind: string, text: string, value: string | number = text): Token {
    return { kind, text, value, line: this.#line }
  }

  #skipBlanks(): void {
    for (;;) {
      const char = this.#char()
      if (char !== '' && isNewline(char)) this.#newline()
      else if (char !== '' && isSpace(char)) this.#run(this.#blanks)
      else if (char === '-' && this.#char(1) === '-') this.#comment()
      else return
    }
  }

  /** Any of \n, \r, \r\n and \n\r is one line. */
  #newline(): void {
    const first = this.#char()
    this.#at++
    const second = this.#char()
    if (second !== '' && isNewline(second) && second !== first) this.#at++
    this.#line++
  }

  #comment(): void {
    this.#at += 2
    const level = this.#char() === '[' ? this.#longLevel() : -1
    if (level >= 0) {
      this.#longText(level, 'unfinished long comment')
      return
    }
    this.#run(this.#restOfLine)
  }

  /** The level of a long bracket that opens here, -1 for a lone bracket, -2 for one left open. */
  #longLevel(): number {
    let equals = 0
    while (this.#char(1 + equals) === '=') equals++
    if (this.#char(1 + equals) === '[') return equals
    return equals === 0 ? -1 : -2
  }

  #longText(level: number, unfinished: string): string {
    this.#at += level + 2
    if (this.#char() !== '' && isNewline(this.#char())) this.#newline()
    const close = `]${'='.repeat(level)}]`
    let text = ''
    while (!this.#text.startsWith(close, this.#at)) {
      const char = this.#char()
      if (char === '') this.fail(unfinished, END_OF_FILE)
      if (level === 0 && this.#text.startsWith('[[', this.#at)) {
        this.fail('nesting of [[...]] is deprecated', '[')
      }
      if (isNewline(char)) {
        text += '\n'
        this.#newline()
      } else if (char === '[' || char === ']') {
        text += char
        this.#at++
      } else text += this.#run(this.#plainLongText)
    }
    this.#at += close.length
    return text
  }

  #bracket(): Token {
    const level = this.#longLevel()
    if (level === -1) {
      this.#at++
      return this.#token('[', '[')
    }
    if (level === -2) {
      const open = /^\[=*/.exec(this.#text.slice(this.#at)) as RegExpExecArray
      this.fail('invalid long string delimiter', open[0])
    }
    const value = this.#longText(level, 'unfinished long string')
    const equals = '='.repeat(level)
    return this.#token(STRING, `[${equals}[${value}]${equals}]`, value)
  }

  #name(): Token {
    const text = this.#run(this.#letters)
    return this.#token(RESERVED_WORDS.has(text) ? text : NAME, text)
  }

  /** Takes all that may belong to a number, and then asks whether it is one. */
  #number(): Token {
    const start = this.#at
    while (isDigit(this.#char()) || this.#char() === '.') this.#at++
    if (/^[eE]$/.test(this.#char())) {
      this.#at++
      if (/^[+-]$/.test(this.#char())) this.#at++
    }
    while (isDigit(this.#char()) || isLetter(this.#char())) this.#at++
    const text = this.#text.slice(start, this.#at)
    const value = stringToNumber(text)
    if (typeof value !== 'number') this.fail('malformed number', text)
    return this.#token(NUMBER, text, value)
  }

  #string(quote: string): Token {
    let value = ''
    this.#at++
    for (let char = this.#char(); char !== quote; char = this.#char()) {
      if (char === '') this.fail('unfinished string', END_OF_FILE)
      if (isNewline(char)) this.fail('unfinished string', quote + value)
      if (char === '\\') value += this.#escape(quote + value)
      else if (char === '"' || char === "'") {
        value += char
        this.#at++
      } else value += this.#run(this.#plainText)
    }
    this.#at++
    return this.#token(STRING, quote + value + quote, value)
  }

  /** @param soFar what the token holds, for the message. */
  #escape(soFar: string): string {
    this.#at++
    const char = this.#char()
    if (char === '') return ''
    if (isNewline(char)) {
      this.#newline()
      return '\n'
    }
    if (isDigit(char)) return this.#decimalEscape(soFar)
    this.#at++
    return SIMPLE_ESCAPES[char] ?? char
  }

  #decimalEscape(soFar: string): string {
    const [digits] = /^\d{1,3}/.exec(this.#text.slice(this.#at, this.#at + 3)) as RegExpExecArray
    this.#at += digits.length
    if (Number(digits) > 255) this.fail('escape sequence too large', soFar)
    return String.fromCharCode(Number(digits))
  }
}
