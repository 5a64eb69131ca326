import { FunctionScope } from './function-scope.js'
import { END_OF_FILE, NAME, NUMBER, STRING, type Token } from './token.js'
import type { TokenStream } from './token-stream.js'

/** What an expression is, as far as statements care. */
type ExpressionKind = 'variable' | 'call' | 'other'

/** A vararg function that wants the table `arg`, and the token before which its local goes. */
export interface ArgTable {
  readonly before: Token
  readonly scope: FunctionScope
}

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
/** The most variables of one assignment, before levels are taken off. */
const MOST_TARGETS = 200

/**
 * Reads a chunk by the grammar of Lua 5.1 and raises its syntax errors, word for word. It makes no
 * code: it notes what the code generator, whose grammar is that of a later Lua, cannot know.
 *
 * @see https://www.lua.org/manual/5.1/manual.html#8
 */
export class SyntaxReader {
  readonly argTables: ArgTable[] = []
  readonly #stream: TokenStream
  #scope = new FunctionScope(undefined, 0, true)

  constructor(stream: TokenStream) {
    this.#stream = stream
  }

  /** @returns the scope of the main function. */
  readChunk(): FunctionScope {
    this.#block(false)
    if (!this.#stream.is(END_OF_FILE)) this.#stream.fail(`'${END_OF_FILE}' expected`)
    return this.#scope
  }

  #block(isLoop: boolean, head: readonly string[] = []): void {
    const stream = this.#stream
    this.#scope.enterBlock(isLoop)
    this.#scope.declare(head, stream.failBare)
    this.#statements()
    this.#scope.leaveBlock()
  }

  #statements(): void {
    const stream = this.#stream
    stream.enterLevel()
    let isLast = false
    while (!isLast && !stream.isBlockEnd) {
      isLast = this.#statement()
      stream.accept(';')
    }
    stream.leaveLevel()
  }

  /** @returns whether it must be the last of its block. */
  #statement(): boolean {
    const stream = this.#stream
    const { line, kind } = stream.current
    switch (kind) {
      case 'if':
        this.#if(line)
        return false
      case 'while':
        stream.advance()
        this.#expression()
        stream.expect('do')
        this.#block(true)
        stream.expectMatch('end', 'while', line)
        return false
      case 'do':
        stream.advance()
        this.#block(false)
        stream.expectMatch('end', 'do', line)
        return false
      case 'for':
        this.#for(line)
        return false
      case 'repeat':
        this.#repeat(line)
        return false
      case 'function':
        this.#functionStatement(line)
        return false
      case 'local':
        this.#local()
        return false
      case 'return':
        this.#return()
        return true
      case 'break':
        stream.advance()
        if (!this.#scope.isInLoop) stream.fail('no loop to break')
        return true
      default:
        this.#expressionStatement()
        return false
    }
  }

  #if(line: number): void {
    const stream = this.#stream
    do {
      stream.advance()
      this.#expression()
      stream.expect('then')
      this.#block(false)
    } while (stream.is('elseif'))
    if (stream.accept('else')) this.#block(false)
    stream.expectMatch('end', 'if', line)
  }

  #for(line: number): void {
    const stream = this.#stream
    stream.advance()
    const names = [stream.expectName()]
    // Three variables of the loop's own stand before those that it names.
    const hidden = ['(for)', '(for)', '(for)']
    this.#scope.checkRoom(hidden.length + 1, stream.failBare)
    if (stream.accept('=')) {
      this.#expression()
      stream.expect(',')
      this.#expression()
      if (stream.accept(',')) this.#expression()
    } else {
      if (!stream.is(',') && !stream.is('in')) stream.fail("'=' or 'in' expected")
      while (stream.accept(',')) names.push(stream.expectName())
      stream.expect('in')
      this.#expressions()
    }
    stream.expect('do')
    this.#block(true, [...hidden, ...names])
    stream.expectMatch('end', 'for', line)
  }

  #repeat(line: number): void {
    const stream = this.#stream
    stream.advance()
    this.#scope.enterBlock(true)
    this.#scope.enterBlock(false)
    this.#statements()
    stream.expectMatch('until', 'repeat', line)
    // The condition still sees the locals of the body.
    this.#expression()
    this.#scope.leaveBlock()
    this.#scope.leaveBlock()
  }

  #functionStatement(line: number): void {
    const stream = this.#stream
    stream.advance()
    this.#use(stream.expectName())
    while (stream.accept('.')) stream.expectName()
    const isMethod = stream.accept(':')
    if (isMethod) stream.expectName()
    this.#body(line, isMethod)
  }

  #local(): void {
    const stream = this.#stream
    stream.advance()
    if (stream.accept('function')) {
      this.#scope.declare([stream.expectName()], stream.failBare)
      this.#body(stream.current.line, false)
      return
    }
    const names: string[] = []
    do {
      names.push(stream.expectName())
      this.#scope.checkRoom(names.length, stream.failBare)
    } while (stream.accept(','))
    if (stream.accept('=')) this.#expressions()
    this.#scope.declare(names, stream.failBare)
  }

  #return(): void {
    const stream = this.#stream
    stream.advance()
    if (!stream.isBlockEnd && !stream.is(';')) this.#expressions()
  }

  #expressionStatement(): void {
    const stream = this.#stream
    let kind = this.#primary()
    if (kind === 'call') return
    for (let targets = 1; ; targets++) {
      if (kind !== 'variable') stream.fail('syntax error')
      if (!stream.accept(',')) break
      kind = this.#primary()
      if (targets > MOST_TARGETS) stream.failBare('too many variables in assignment')
    }
    stream.expect('=')
    this.#expressions()
  }

  #expressions(): void {
    do this.#expression()
    while (this.#stream.accept(','))
  }

  /** Reads operators that bind tighter than a limit. */
  #expression(limit = 0): void {
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
      this.#expression(right)
      operator.operatorLine = stream.lastLine
    }
    stream.leaveLevel()
  }

  #unary(): void {
    const stream = this.#stream
    const operator = stream.advance()
    const operand = stream.current
    const at = stream.index
    this.#expression(UNARY_PRIORITY)
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
        if (!this.#scope.isVararg) stream.fail("cannot use '...' outside a vararg function")
        this.#scope.usesVararg = true
        stream.advance()
        return
      case '{':
        this.#tableConstructor()
        return
      case 'function':
        stream.advance()
        this.#body(stream.lastLine, false)
        return
      default:
        this.#primary()
    }
  }

  #primary(): ExpressionKind {
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
      this.#use(stream.advance().text)
      return 'variable'
    }
    const { line } = stream.current
    if (!stream.accept('(')) stream.fail('unexpected symbol')
    this.#expression()
    stream.expectMatch(')', '(', line)
    return 'other'
  }

  #index(): void {
    this.#stream.advance()
    this.#expression()
    this.#stream.expect(']')
  }

  #callArguments(): void {
    const stream = this.#stream
    const { line, kind } = stream.current
    if (kind === STRING) stream.advance()
    else if (kind === '{') this.#tableConstructor()
    else if (kind === '(') this.#parenthesised(line)
    else stream.fail('function arguments expected')
    this.#scope.callLines.push(line)
  }

  #parenthesised(line: number): void {
    const stream = this.#stream
    if (line !== stream.lastLine) {
      stream.fail('ambiguous syntax (function call x new statement)')
    }
    stream.advance()
    if (!stream.is(')')) this.#expressions()
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
      this.#expression()
      return
    }
    stream.expect('=')
    this.#expression()
  }

  #body(line: number, isMethod: boolean): void {
    const stream = this.#stream
    const outer = this.#scope
    const scope = new FunctionScope(outer, line, false)
    this.#scope = scope
    scope.enterBlock(false)
    if (isMethod) scope.declare(['self'], stream.failBare)
    stream.expect('(')
    this.#parameters()
    stream.expect(')')
    const first = stream.current
    this.#statements()
    stream.expectMatch('end', 'function', line)
    if (scope.isVararg) this.argTables.push({ before: first, scope })
    this.#scope = outer
  }

  #parameters(): void {
    const stream = this.#stream
    const scope = this.#scope
    if (stream.is(')')) return
    do {
      if (stream.accept('...')) {
        scope.isVararg = true
        scope.declare(['arg'], stream.failBare)
        return
      }
      if (!stream.is(NAME)) stream.fail("<name> or '...' expected")
      scope.declare([stream.expectName()], stream.failBare)
    } while (stream.accept(','))
  }

  #use(name: string): void {
    this.#scope.use(name, this.#stream.failBare)
  }
}
