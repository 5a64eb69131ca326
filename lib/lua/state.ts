import { ROUNDS_AT_ONCE } from './steps.js'
import type { LuaTable } from './table.js'
import type { Closure, LuaValue, NativeClosure, Upvalue } from './values.js'

/**
 * A function of the host that Lua calls: its arguments stand at places 1 to n of the stack; it
 * pushes its results and returns how many.
 */
export type NativeFunction = (L: LuaState) => number

/** The call of one function: where its part of the stack is, and how far it came. */
export class Frame {
  readonly previous: Frame | undefined
  /** Kept for the next call at this depth. */
  next: Frame | undefined
  /** How many frames are below it. */
  readonly depth: number
  closure: Closure | NativeClosure | undefined
  /** The slot of the function; its results go there. */
  functionSlot = 0
  /** The slot of the first register, or of the first argument of a native function. */
  base = 0
  /** Behind the last register. */
  top = 0
  pc = 0
  /** How many results the caller wants, -1 for all. */
  wanted = 0
  /** Whether `execute` returns to the host behind this call. */
  isFresh = false
  /** How many tail calls took the place of others in it, which no traceback shows. */
  tailCalls = 0
  /** Behind the last LINE of a function that is debugged. */
  linePc = 0

  constructor(previous: Frame | undefined) {
    this.previous = previous
    this.depth = previous === undefined ? 0 : previous.depth + 1
  }
}

/** What all coroutines of an environment share. */
export class GlobalState {
  /** Runs Lua functions until the first one that the host called returns, or a coroutine yields. */
  readonly execute: (L: LuaState) => void
  /** Calls the function in a slot with the values above it; its results take their place. */
  readonly call: (L: LuaState, slot: number, wanted: number) => void
  /** As `call`; a suspension may leave it. */
  readonly leavableCall: (L: LuaState, slot: number, wanted: number) => void
  /** The environment's own: `('').x` looks here. */
  stringMetatable: LuaTable | undefined
  /** The table that a chunk's globals live in. */
  globals: LuaTable
  /** Told of long work; raises an error to end the script. */
  onSteps: ((L: LuaState, steps: number) => void) | undefined
  /** Told of each line that a chunk comes to which is debugged. */
  onLine: ((L: LuaState) => void) | undefined
  /** Asked after some rounds of loops and calls of Lua code whether to leave the script there. */
  isSuspensionDue: (() => boolean) | undefined
  /** After how many rounds it is told and asked. */
  roundsAtOnce = ROUNDS_AT_ONCE
  /** The thread that runs scripts, of which coroutines are made. */
  mainThread!: LuaState
  /** Gets the message with which a script is stopped. */
  stopHandler: NativeClosure | undefined
  /** Calls under way that no suspension can leave. */
  solidCalls = 0

  constructor(
    { execute, call, leavableCall }: Pick<GlobalState, 'execute' | 'call' | 'leavableCall'>,
    globals: LuaTable,
  ) {
    this.execute = execute
    this.call = call
    this.leavableCall = leavableCall
    this.globals = globals
  }
}

export type CoroutineStatus = 'suspended' | 'running' | 'normal' | 'dead'

const FIRST_SLOTS = 256

/** A Lua thread: a stack of its own. The main one runs scripts, the others are coroutines. */
export class LuaState {
  readonly type = 'thread'
  readonly global: GlobalState
  readonly isMain: boolean
  stack: LuaValue[] = new Array<LuaValue>(FIRST_SLOTS).fill(undefined)
  /** The first free slot. */
  top = 1
  /** The first slot of the running function's own part. */
  base = 1
  frame = new Frame(undefined)
  /** Calls through the host under way, which a limit stops before the host's own stack ends. */
  hostCalls = 0
  /** The `hostCalls` at which a coroutine was resumed: it may yield only there. */
  resumedAt = 0
  status: CoroutineStatus = 'running'
  /** Whether the handler of a stack overflow runs, above the limit. */
  isHandlingOverflow = false
  /** Called with an error where it is raised, before the stack unwinds. */
  messageHandler: LuaValue
  /** Upvalues that still live in the stack, by slot, the highest last. */
  openUpvalues: Upvalue[] = []
  metatable: undefined

  constructor(global: GlobalState, isMain: boolean) {
    this.global = global
    this.isMain = isMain
    if (isMain) global.mainThread = this
  }
}

/** Makes sure that slots up to a number are there. */
export function reserveSlots(L: LuaState, slots: number): void {
  const { stack } = L
  while (stack.length < slots) stack.push(undefined)
}
