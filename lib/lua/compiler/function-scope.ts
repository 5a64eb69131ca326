/** Limits of Lua 5.1. @see luaconf.h of Lua 5.1: LUAI_MAXVARS, LUAI_MAXUPVALUES */
const MOST_LOCALS = 200
const MOST_UPVALUES = 60

/** What a function's source declares while it is read: its locals, blocks, and outer variables. */
export class FunctionScope {
  readonly outer: FunctionScope | undefined
  /** The line of the word `function`, 0 for the main function. */
  readonly line: number
  isVararg: boolean
  usesVararg = false
  /** The lines of its calls, in the order in which their instructions come. */
  readonly callLines: number[] = []
  readonly functions: FunctionScope[] = []
  readonly #locals: string[] = []
  readonly #upvalues = new Set<string>()
  readonly #blocks: { readonly firstLocal: number; readonly isLoop: boolean }[] = []

  constructor(outer: FunctionScope | undefined, line: number, isVararg: boolean) {
    this.outer = outer
    this.line = line
    this.isVararg = isVararg
    outer?.functions.push(this)
  }

  /** Declares names; they are in scope from the next `enter` or statement on. */
  declare(names: readonly string[], fail: (message: string) => never): void {
    this.checkRoom(names.length, fail)
    this.#locals.push(...names)
  }

  /** Refuses more locals than a function may have, those not yet in scope included. */
  checkRoom(more: number, fail: (message: string) => never): void {
    if (this.#locals.length + more > MOST_LOCALS) this.#exceed(MOST_LOCALS, 'local variables', fail)
  }

  enterBlock(isLoop: boolean): void {
    this.#blocks.push({ firstLocal: this.#locals.length, isLoop })
  }

  leaveBlock(): void {
    this.#locals.length = this.#blocks.pop()?.firstLocal ?? 0
  }

  get isInLoop(): boolean {
    return this.#blocks.some(({ isLoop }) => isLoop)
  }

  /** Finds a name, and counts it as an upvalue where an outer function has it. */
  use(name: string, fail: (message: string) => never): boolean {
    if (this.#locals.includes(name)) return true
    if (!this.outer?.use(name, fail)) return false
    this.#upvalues.add(name)
    if (this.#upvalues.size > MOST_UPVALUES) this.#exceed(MOST_UPVALUES, 'upvalues', fail)
    return true
  }

  #exceed(limit: number, what: string, fail: (message: string) => never): never {
    const owner = this.line === 0 ? 'main function' : `function at line ${this.line}`
    fail(`${owner} has more than ${limit} ${what}`)
  }
}
