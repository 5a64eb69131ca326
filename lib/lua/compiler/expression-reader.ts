import type { FunctionScope } from './function-scope.js'
import { NAME, NUMBER, STRING } from './token.js'
import type { TokenStream } from './token-stream.js'

/** What an expression is, as far as statements care. */
export type ExpressionKind = 'variable' | 'call' | 'other'

const UNARY = new Set(['not', '-', '#'])
const UNARY_PRIORITY = 8
/** Left and right priority of each binary operator. @see manual §2.5.6 */
const BINARY: Readonly<Record<string, readonly [number, number] | undefined>> = {
  '+': [6, 6],
  '-': [6, 6],
  '*': [7, 7],
  '/': [7, 7],
  '%': [7, 7],
  '^': [10, 9],
  '..': [5, 4],
  '~=': [3, 3],
  '==': [3, 3],
  '<': [3, 3],
  '<=': [3, 3],
  '>': [3, 3],
  '>=': [3, 3],
  and: [2, 2],
  or: [1, 1],
}

/** Reads the expressions of a chunk. @see https://www.lua.org/manual/5.1/manual.html#2.5 */
export class ExpressionReader {
  readonly #stream: TokenStream
  readonly #scopes: { readonly current: FunctionScope }
  readonly #readBody: (line: number, isMethod: boolean) => void

  /** @param readBody reads what follows the word `function`, parameters and statements. */
  constructor(
    stream: TokenStream,
    scopes: { readonly current: FunctionScope },
    readBody: (line: number, isMethod: boolean) => void,
  ) {
    this.#stream = stream
    this.#scopes = scopes
    this.#readBody = readBody
  }

  /** One or more, with commas between them. */
  expressions(): void {
    do this.expression()
    while (this.#stream.accept(','))
  }

  /** Reads operators that bind tighter than a limit. */
  expression(limit = 0): void {
    const stream = this.#stream
    stream.enterLevel()
    if (UNARY.has(stream.current.kind)) {
      this.#unary()
    } else {
      this.#simple()
    }
    for (;;) {
      const operator = stream.current
      const [left, right] = BINARY[operator.kind] ?? [-1, -1]
      if (left <= limit) break
      stream.advance()
      this.expression(right)
      operator.operatorLine = stream.lastLine
    }
    stream.leaveLevel()
  }

  #unary(): void {
    const stream = this.#stream
    const operator = stream.advance()
    const operand = stream.current
    const at = stream.index
    this.expression(UNARY_PRIORITY)
    operator.operatorLine = stream.lastLine
    const isLiteral = operand.kind === NUMBER && stream.index === at + 1
    if (operator.kind === '-' && isLiteral && operand.value === 0) operator.isSignOfZero = true
  }

  #simple(): void {
    const stream = this.#stream
    switch (stream.current.kind) {
      case NUMBER:
      case STRING:
      case 'nil':
      case 'true':
      case 'false':
        stream.advance()
        return
      case '...':
        if (!this.#scopes.current.isVararg)
          stream.fail("cannot use '...' outside a vararg function")
        this.#scopes.current.usesVararg = true
        stream.advance()
        return
      case '{':
        this.#tableConstructor()
        return
      case 'function':
        stream.advance()
        this.#readBody(stream.lastLine, false)
        return
      default:
        this.primary()
    }
  }

  /** A variable, a call, or an expression in parentheses. */
  primary(): ExpressionKind {
    const stream = this.#stream
    let kind = this.#prefix()
    for (;;) {
      if (stream.accept('.')) {
        stream.expectName()
        kind = 'variable'
      } else if (stream.is('[')) {
        this.#index()
        kind = 'variable'
      } else if (stream.accept(':')) {
        stream.expectName()
        this.#callArguments()
        kind = 'call'
      } else if (stream.is('(') || stream.is(STRING) || stream.is('{')) {
        this.#callArguments()
        kind = 'call'
      } else {
        return kind
      }
    }
  }

  #prefix(): ExpressionKind {
    const stream = this.#stream
    if (stream.is(NAME)) {
      this.use(stream.advance().text)
      return 'variable'
    }
    const { line } = stream.current
    if (!stream.accept('(')) stream.fail('unexpected symbol')
    this.expression()
    stream.expectMatch(')', '(', line)
    return 'other'
  }

  #index(): void {
    this.#stream.advance()
    this.expression()
    this.#stream.expect(']')
  }

  #callArguments(): void {
    const stream = this.#stream
    const { line, kind } = stream.current
    if (kind === STRING) stream.advance()
    else if (kind === '{') this.#tableConstructor()
    else if (kind === '(') this.#parenthesised(line)
    else stream.fail('function arguments expected')
    this.#scopes.current.callLines.push(line)
  }

  #parenthesised(line: number): void {
    const stream = this.#stream
    if (line !== stream.lastLine) {
      stream.fail('ambiguous syntax (function call x new statement)')
    }
    stream.advance()
    if (!stream.is(')')) this.expressions()
    stream.expectMatch(')', '(', line)
  }

  #tableConstructor(): void {
    const stream = this.#stream
    const { line } = stream.current
    stream.expect('{')
    while (!stream.is('}')) {
      this.#field()
      if (!stream.accept(',') && !stream.accept(';')) break
    }
    stream.expectMatch('}', '{', line)
  }

  #field(): void {
    const stream = this.#stream
    if (stream.is('[')) this.#index()
    else if (stream.is(NAME) && stream.ahead().kind === '=') stream.advance()
    else {
      this.expression()
      return
    }
    stream.expect('=')
    this.expression()
  }

  /** Notes the use of a name. */
  use(name: string): void {
    this.#scopes.current.use(name, this.#stream.failBare)
  }
}
