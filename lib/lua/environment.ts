import { call, leavableCall } from './call.js'
import { execute } from './execute.js'
import type { Chunk } from './interpreter.js'
import type { LuaLibrary } from './library.js'
import { mainClosure } from './main-closure.js'
import { protectedCallThen } from './protected-call.js'
import { frontOf, protectGlobals } from './sandbox.js'
import { GlobalState, LuaState, type NativeFunction } from './state.js'
import { Stop } from './stop.js'
import { andThen, type Ending, endValue } from './suspension.js'
import { LuaTable } from './table.js'
import { type LuaFunction, NativeClosure } from './values.js'

/** What an environment is made of. */
export interface EnvironmentOptions {
  /** Opened in this order. */
  readonly libraries: readonly LuaLibrary[]
  /**
   * Where this is given, chunks have an empty table for their globals, and see in it the libraries
   * above, or these while {@link Environment.load} runs.
   */
  readonly whileLoading?: readonly LuaLibrary[]
}

/** What happens around the run of a chunk. */
export interface RunHandlers<Result> {
  /** Gets an error where it is raised, at place 1, and pushes what to make of it. */
  readonly errorHandler?: NativeFunction
  /** Gets the chunk's first result at place -1. */
  readonly onResult: (L: LuaState) => Result
  /** Gets the error at place -1. */
  readonly onError: (L: LuaState) => Result
}

/** Who watches over what runs in an environment. */
export interface RunWatcher {
  /** Told of work every now and then; may raise an error, or stop the script. */
  readonly onSteps: (L: LuaState, steps: number) => void
  /** Asked then whether to leave what runs where it is. */
  readonly isSuspensionDue: () => boolean
  /** After how many calls and rounds of loops, at least two. */
  readonly roundsAtOnce?: number
}

/** The place of the globals while {@link Environment.setGlobals} works. */
export const GLOBALS = 1

/** How much of a stack that grew is kept. */
const KEPT_SLOTS = 1024

/**
 * The globals of one server's scripts: its own libraries with their settings, its own metatable of
 * strings. Nothing of it is seen by another environment.
 */
export class Environment {
  readonly #globals = new LuaTable()
  /** What chunks have for their globals. */
  readonly #seenGlobals: LuaTable
  readonly #loadGlobals = new LuaTable()
  readonly #L: LuaState
  /** The last error handler, which mostly is that of the next run. */
  #handler = new NativeClosure(() => 0)

  constructor({ libraries, whileLoading }: EnvironmentOptions) {
    this.#seenGlobals = whileLoading === undefined ? this.#globals : frontOf(this.#globals)
    this.#L = new LuaState(
      new GlobalState({ execute, call, leavableCall }, this.#seenGlobals),
      true,
    )
    for (const library of libraries) this.#open(library, this.#globals)
    protectGlobals(this.#globals)
    for (const library of whileLoading ?? []) this.#open(library, this.#loadGlobals)
    protectGlobals(this.#loadGlobals, 'with-libraries')
  }

  /** Sets globals in spite of their protection; the table stands at {@link GLOBALS}. */
  setGlobals(set: (L: LuaState) => void): void {
    const L = this.#L
    const slot = L.top
    const { base } = L
    this.#globals.isReadOnly = false
    L.stack[L.top++] = this.#globals
    L.base = slot
    try {
      set(L)
    } finally {
      L.base = base
      L.top = slot
      this.#globals.isReadOnly = true
    }
  }

  /** Takes who is told of the lines of chunks that are debugged. */
  set onLine(listener: ((L: LuaState) => void) | undefined) {
    this.#L.global.onLine = listener
  }

  /** Has somebody hear of the work of what runs here, who may end it or leave it for a while. */
  watch({ onSteps, isSuspensionDue, roundsAtOnce }: RunWatcher): void {
    const { global } = this.#L
    global.onSteps = onSteps
    global.isSuspensionDue = isSuspensionDue
    if (roundsAtOnce !== undefined) global.roundsAtOnce = roundsAtOnce
  }

  /**
   * Runs a chunk. Whatever happens, the stack is as it was.
   * @throws Suspension where it is left half-way.
   */
  run<Result>(chunk: Chunk, handlers: RunHandlers<Result>): Result {
    return this.call(mainClosure(chunk, this.#seenGlobals), handlers)
  }

  /**
   * Runs a chunk that sees the libraries for it alone.
   * @param onSteps is told of its work, and may raise an error to end it.
   */
  load<Result>(
    chunk: Chunk,
    handlers: RunHandlers<Result>,
    onSteps: RunWatcher['onSteps'],
  ): Result {
    const { global } = this.#L
    const { onSteps: before } = global
    global.onSteps = onSteps
    const metatable = this.#seenGlobals.metatable as LuaTable
    metatable.set('__index', this.#loadGlobals)
    try {
      return this.run(chunk, handlers)
    } finally {
      metatable.set('__index', this.#globals)
      global.onSteps = before
    }
  }

  /**
   * Calls a function of this environment, as {@link run}.
   * @param pushArguments puts on the stack what the function gets.
   */
  call<Result>(
    called: LuaFunction,
    handlers: RunHandlers<Result>,
    pushArguments?: (L: LuaState) => void,
  ): Result {
    const L = this.#L
    const { errorHandler, onResult, onError } = handlers
    const slot = L.top
    const { base } = L
    L.stack[L.top++] = called
    pushArguments?.(L)
    const handler = errorHandler === undefined ? undefined : this.#closureOf(errorHandler)
    const { global } = L
    global.stopHandler = handler
    return andThen(
      () =>
        protectedCallThen(L, slot, 1, handler, (isDone) => {
          L.base = slot
          return isDone ? onResult(L) : onError(L)
        }),
      (ending) => {
        const result = this.#resultOf(ending, slot, onError)
        L.base = base
        L.top = slot
        // `setfenv (0, t)` ends with the run.
        global.globals = this.#seenGlobals
        if (L.stack.length > KEPT_SLOTS) L.stack.length = KEPT_SLOTS
        return endValue(result)
      },
    )
  }

  /** What was stopped has an error like any other. */
  #resultOf<Result>(
    ending: Ending<Result>,
    slot: number,
    onError: RunHandlers<Result>['onError'],
  ): Ending<Result> {
    if (!('thrown' in ending && ending.thrown instanceof Stop)) return ending
    const L = this.#L
    L.stack[slot] = ending.thrown.value
    L.top = slot + 1
    L.base = slot
    return { value: onError(L) }
  }

  #closureOf(run: NativeFunction): NativeClosure {
    if (this.#handler.run !== run) this.#handler = new NativeClosure(run)
    return this.#handler
  }

  #open({ name, functions, constants = {}, fill }: LuaLibrary, globals: LuaTable): void {
    const members = Object.entries(functions)
    // The size at first decides the order of `pairs`.
    const table = name === '' ? globals : new LuaTable(0, members.length)
    for (const [member, run] of members) {
      table.set(member, new NativeClosure(run))
    }
    for (const [member, value] of Object.entries(constants)) table.set(member, value)
    if (name !== '') globals.set(name, table)
    const L = this.#L
    L.stack[L.top++] = table
    fill?.(L)
    L.top = 1
  }
}
