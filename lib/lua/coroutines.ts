import { closeUpvalues, enter, goOn, leave, YIELD } from './call.js'
import { throwRuntimeError } from './error.js'
import { errorValue } from './protected-call.js'
import { LuaState } from './state.js'
import { countBytes } from './steps.js'
import { andThen } from './suspension.js'
import type { Closure, LuaValue } from './values.js'

/** What its stack takes at first. */
const BYTES_OF_COROUTINE = 2 ** 12

/** Calls through the host that coroutines may nest to. */
const MOST_HOST_CALLS = 200

/** A coroutine that will run a function. @see https://www.lua.org/manual/5.1/manual.html#2.11 */
export function createCoroutine(L: LuaState, body: Closure): LuaState {
  countBytes(L, BYTES_OF_COROUTINE)
  const coroutine = new LuaState(L.global, false)
  coroutine.status = 'suspended'
  coroutine.stack[coroutine.top++] = body
  return coroutine
}

/** How a coroutine came back: with results, or with the value of the error that ended it. */
export type Resumed =
  | { readonly isError: false; readonly values: readonly LuaValue[] }
  | { readonly isError: true; readonly value: LuaValue }

/**
 * Starts or continues a coroutine until it yields, returns or fails.
 * @param then gets how it came back, at once or when the script that was left has gone on.
 */
export function resume<Result>(
  L: LuaState,
  coroutine: LuaState,
  args: readonly LuaValue[],
  then: (resumed: Resumed) => Result,
): Result {
  if (coroutine.status !== 'suspended') {
    return then({ isError: true, value: `cannot resume ${coroutine.status} coroutine` })
  }
  if (L.hostCalls >= MOST_HOST_CALLS) return then({ isError: true, value: 'C stack overflow' })
  coroutine.hostCalls = L.hostCalls + 1
  coroutine.resumedAt = coroutine.hostCalls
  coroutine.status = 'running'
  const before = L.status
  L.status = 'normal'
  return andThen(
    () => {
      begin(coroutine, args)
      goOn(coroutine)
    },
    (ending) => {
      L.status = before
      return then('thrown' in ending ? failed(coroutine, ending.thrown) : cameBack(coroutine))
    },
  )
}

function cameBack(coroutine: LuaState): Resumed {
  return { isError: false, values: takeResults(coroutine) }
}

function failed(coroutine: LuaState, thrown: unknown): Resumed {
  coroutine.status = 'dead'
  const value = errorValue(coroutine, thrown)
  closeUpvalues(coroutine, 0)
  return { isError: true, value }
}

function begin(coroutine: LuaState, args: readonly LuaValue[]): void {
  const first = coroutine.top
  for (const arg of args) coroutine.stack[coroutine.top++] = arg
  if (coroutine.frame.previous === undefined) {
    if (enter(coroutine, first - 1, -1) === 'lua') coroutine.frame.isFresh = true
    return
  }
  // The call of `yield` ends: what resume was given are its results.
  leave(coroutine, first, args.length)
  const { frame } = coroutine
  if (frame.next !== undefined && frame.next.wanted >= 0) coroutine.top = frame.top
}

/** What `yield` was given, or the function returned. */
function takeResults(coroutine: LuaState): LuaValue[] {
  const isYield = coroutine.status === 'suspended'
  const from = isYield ? coroutine.base : 1
  const values = coroutine.stack.slice(from, coroutine.top)
  coroutine.top = from
  if (!isYield) coroutine.status = 'dead'
  return values
}

/**
 * For the native function `yield`, whose arguments go to `resume`.
 * @returns what the function answers.
 */
export function yieldFrom(L: LuaState): number {
  if (L.isMain || L.hostCalls > L.resumedAt) {
    throwRuntimeError(L, 'attempt to yield across metamethod/C-call boundary')
  }
  L.status = 'suspended'
  return YIELD
}
