import { ExpressionReader } from './expression-reader.js'
import { FunctionScope } from './function-scope.js'
import { END_OF_FILE, NAME, type Token } from './token.js'
import type { TokenStream } from './token-stream.js'

/** A vararg function that wants the table `arg`, and the token before which its local goes. */
export interface ArgTable {
  readonly before: Token
  readonly scope: FunctionScope
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
  readonly #scopes = { current: new FunctionScope(undefined, 0, true) }
  readonly #expressions: ExpressionReader

  constructor(stream: TokenStream) {
    this.#stream = stream
    this.#expressions = new ExpressionReader(stream, this.#scopes, (line, isMethod) =>
      this.#body(line, isMethod),
    )
  }

  /** @returns the scope of the main function. */
  readChunk(): FunctionScope {
    this.#block(false)
    if (!this.#stream.is(END_OF_FILE)) this.#stream.fail(`'${END_OF_FILE}' expected`)
    return this.#scopes.current
  }

  #block(isLoop: boolean, head: readonly string[] = []): void {
    const stream = this.#stream
    this.#scopes.current.enterBlock(isLoop)
    this.#scopes.current.declare(head, stream.failBare)
    this.#statements()
    this.#scopes.current.leaveBlock()
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
        this.#expressions.expression()
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
        if (!this.#scopes.current.isInLoop) stream.fail('no loop to break')
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
      this.#expressions.expression()
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
    this.#scopes.current.checkRoom(hidden.length + 1, stream.failBare)
    if (stream.accept('=')) {
      this.#expressions.expression()
      stream.expect(',')
      this.#expressions.expression()
      if (stream.accept(',')) this.#expressions.expression()
    } else {
      if (!stream.is(',') && !stream.is('in')) stream.fail("'=' or 'in' expected")
      while (stream.accept(',')) names.push(stream.expectName())
      stream.expect('in')
      this.#expressions.expressions()
    }
    stream.expect('do')
    this.#block(true, [...hidden, ...names])
    stream.expectMatch('end', 'for', line)
  }

  #repeat(line: number): void {
    const stream = this.#stream
    stream.advance()
    this.#scopes.current.enterBlock(true)
    this.#scopes.current.enterBlock(false)
    this.#statements()
    stream.expectMatch('until', 'repeat', line)
    // The condition still sees the locals of the body.
    this.#expressions.expression()
    this.#scopes.current.leaveBlock()
    this.#scopes.current.leaveBlock()
  }

  #functionStatement(line: number): void {
    const stream = this.#stream
    stream.advance()
    this.#expressions.use(stream.expectName())
    while (stream.accept('.')) stream.expectName()
    const isMethod = stream.accept(':')
    if (isMethod) stream.expectName()
    this.#body(line, isMethod)
  }

  #local(): void {
    const stream = this.#stream
    stream.advance()
    if (stream.accept('function')) {
      this.#scopes.current.declare([stream.expectName()], stream.failBare)
      this.#body(stream.current.line, false)
      return
    }
    const names: string[] = []
    do {
      names.push(stream.expectName())
      this.#scopes.current.checkRoom(names.length, stream.failBare)
    } while (stream.accept(','))
    if (stream.accept('=')) this.#expressions.expressions()
    this.#scopes.current.declare(names, stream.failBare)
  }

  #return(): void {
    const stream = this.#stream
    stream.advance()
    if (!stream.isBlockEnd && !stream.is(';')) this.#expressions.expressions()
  }

  #expressionStatement(): void {
    const stream = this.#stream
    let kind = this.#expressions.primary()
    if (kind === 'call') return
    for (let targets = 1; ; targets++) {
      if (kind !== 'variable') stream.fail('syntax error')
      if (!stream.accept(',')) break
      kind = this.#expressions.primary()
      if (targets > MOST_TARGETS) stream.failBare('too many variables in assignment')
    }
    stream.expect('=')
    this.#expressions.expressions()
  }

  #body(line: number, isMethod: boolean): void {
    const stream = this.#stream
    const outer = this.#scopes.current
    const scope = new FunctionScope(outer, line, false)
    this.#scopes.current = scope
    scope.enterBlock(false)
    if (isMethod) scope.declare(['self'], stream.failBare)
    stream.expect('(')
    this.#parameters()
    stream.expect(')')
    const first = stream.current
    this.#statements()
    stream.expectMatch('end', 'function', line)
    if (scope.isVararg) this.argTables.push({ before: first, scope })
    this.#scopes.current = outer
  }

  #parameters(): void {
    const stream = this.#stream
    const scope = this.#scopes.current
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
}
