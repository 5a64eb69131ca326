import type { Frame, LuaState } from './state.js'
import { Suspension } from './suspension.js'

/** Steps after which long work in a native function tells of itself. */
export const STEPS_AT_ONCE = 2 ** 16

/** Rounds of loops, and calls, after which Lua code tells of itself. */
export const ROUNDS_AT_ONCE = 2 ** 10

/**
 * Tells who watches over the run of work: rounds of loops and calls of Lua code, and what no Lua
 * instruction shows, the steps of a pattern that backtracks, elements moved in a table. What watches
 * may raise an error to end the script.
 */
export function countSteps(L: LuaState, steps: number): void {
  L.global.onSteps?.(L, steps)
}

/** Counts what a native function does one by one, and tells of many at once. */
export class Counter {
  readonly #L: LuaState
  #steps = 0

  constructor(L: LuaState) {
    this.#L = L
  }

  count(): void {
    if (++this.#steps % STEPS_AT_ONCE === 0) countSteps(this.#L, STEPS_AT_ONCE)
  }
}

/** The length from which on the bytes of a new string are told of. */
export const LONG_TEXT = 2 ** 16

const BYTES_OF_STEP = 16

/** Tells of a long string that is made. */
export function countBytes(L: LuaState, length: number): void {
  countSteps(L, length / BYTES_OF_STEP)
}

/**
 * Tells of rounds of Lua code, and leaves the script where that is due.
 * @param pc where the frame goes on.
 */
export function countRounds(L: LuaState, frame: Frame, pc: number): void {
  const { global } = L
  countSteps(L, global.roundsAtOnce)
  if (global.isSuspensionDue === undefined || global.solidCalls > 0 || !global.isSuspensionDue())
    return
  frame.pc = pc
  throw new Suspension()
}
