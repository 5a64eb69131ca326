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

/**
 * Tells of rounds of Lua code, and leaves the script where that is due.
 * @param pc where the frame goes on.
 */
export function countRounds(L: LuaState, frame: Frame, pc: number): void {
  const { global } = L
  countSteps(L, global.roundsAtOnce)
  if (global.isSuspensionDue === undefined || global.solidCalls > 0) return
  try {
    if (!global.isSuspensionDue(L)) return
  } catch (thrown) {
    if (thrown instanceof Suspension) frame.pc = pc
    throw thrown
  }
  frame.pc = pc
  throw new Suspension()
}
