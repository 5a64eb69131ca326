import { call, protectedCall } from './call.js'
import { execute } from './execute.js'
import type { Chunk } from './interpreter.js'
import type { LuaLibrary } from './library.js'
import { mainClosure } from './main-closure.js'
import { protectGlobals } from './sandbox.js'
import { GlobalState, LuaState, type NativeFunction } from './state.js'
import { LuaTable } from './table.js'
import { NativeClosure } from './values.js'

/** What an environment is made of. */
export interface EnvironmentOptions {
  /** Opened in this order. */
  readonly libraries: readonly LuaLibrary[]
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
  readonly #L: LuaState

  constructor({ libraries }: EnvironmentOptions) {
    this.#L = new LuaState(new GlobalState({ execute, call }, this.#globals), true)
    for (const library of libraries) this.#open(library)
    protectGlobals(this.#globals)
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

  /** Runs a chunk. Whatever happens, the stack is as it was. */
  run<Result>(chunk: Chunk, handlers: RunHandlers<Result>): Result {
    const L = this.#L
    const { errorHandler, onResult, onError } = handlers
    const slot = L.top
    const { base } = L
    L.stack[L.top++] = mainClosure(chunk, this.#globals)
    const handler = errorHandler === undefined ? undefined : new NativeClosure(errorHandler)
    try {
      const isDone = protectedCall(L, slot, 1, handler)
      L.base = slot
      return isDone ? onResult(L) : onError(L)
    } finally {
      L.base = base
      L.top = slot
      // `setfenv (0, t)` ends with the run.
      L.global.globals = this.#globals
      if (L.stack.length > KEPT_SLOTS) L.stack.length = KEPT_SLOTS
    }
  }

  #open({ name, functions, constants = {}, fill }: LuaLibrary): void {
    const members = Object.entries(functions)
    // The size at first decides the order of `pairs`.
    const table = name === '' ? this.#globals : new LuaTable(0, members.length)
    for (const [member, run] of members) {
      table.set(member, new NativeClosure(run))
    }
    for (const [member, value] of Object.entries(constants)) table.set(member, value)
    if (name !== '') this.#globals.set(name, table)
    const L = this.#L
    L.stack[L.top++] = table
    fill?.(L)
    L.top = 1
  }
}
