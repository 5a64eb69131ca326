import type { Lexer } from './lexer.js'
import { END_OF_FILE, NAME, type Token } from './token.js'

/** Nested statements and expressions that one chunk may have. */
const MOST_LEVELS = 200
const BLOCK_ENDS: ReadonlySet<string> = new Set(['else', 'elseif', 'end', 'until', END_OF_FILE])

/** The tokens of a chunk, one current; all that were read are kept for the code generator. */
export class TokenStream {
  readonly tokens: Token[] = []
  readonly #lexer: Lexer
  #index = 0
  #levels: number
  /** The line of the token consumed last. */
  lastLine = 1

  /** @param levels calls through the host that are under way, which count as levels. */
  constructor(lexer: Lexer, levels: number) {
    this.#lexer = lexer
    this.#levels = levels
    this.tokens.push(lexer.next())
  }

  get current(): Token {
    return this.tokens[this.#index]
  }

  /** How many tokens stand before the current one. */
  get index(): number {
    return this.#index
  }

  is(kind: string): boolean {
    return this.current.kind === kind
  }

  ahead(): Token {
    if (this.tokens.length === this.#index + 1) this.tokens.push(this.#lexer.next())
    return this.tokens[this.#index + 1]
  }

  advance(): Token {
    const token = this.current
    this.lastLine = token.line
    this.ahead()
    this.#index++
    return token
  }

  /** Consumes the current token if it is of a kind. */
  accept(kind: string): boolean {
    if (!this.is(kind)) return false
    this.advance()
    return true
  }

  expect(kind: string): void {
    if (!this.accept(kind)) this.fail(`'${kind}' expected`)
  }

  /** Expects the end of what opened on a line. */
  expectMatch(kind: string, opener: string, line: number): void {
    if (this.accept(kind)) return
    if (line === this.#lexer.line) this.fail(`'${kind}' expected`)
    this.fail(`'${kind}' expected (to close '${opener}' at line ${line})`)
  }

  expectName(): string {
    if (!this.is(NAME)) this.fail(`'${NAME}' expected`)
    return this.advance().text
  }

  /** Raises a syntax error near the current token. */
  fail(message: string): never {
    this.#failNear(this.current, message)
  }

  /** Raises an error of the code generator, which comes to a token after all were read. */
  failAt(token: Token, message: string): never {
    this.#failNear(token, message, token.line)
  }

  #failNear({ kind, text }: Token, message: string, line?: number): never {
    const isByte = kind.length === 1
    // A NUL byte ends the message before it is quoted.
    if (kind === '\0') this.#lexer.fail(message)
    const isControl = isByte && (kind < ' ' || kind === '\x7f')
    this.#lexer.fail(message, isControl ? `char(${kind.charCodeAt(0)})` : text, line)
  }

  /** Raises an error of the chunk as a whole. */
  readonly failBare = (message: string): never => this.#lexer.fail(message)

  enterLevel(): void {
    if (++this.#levels > MOST_LEVELS) this.#lexer.fail('chunk has too many syntax levels')
  }

  leaveLevel(): void {
    this.#levels--
  }

  /** Whether a block ends here. */
  get isBlockEnd(): boolean {
    return BLOCK_ENDS.has(this.current.kind)
  }
}
