import type { LuaState } from './state.js'

/** Steps after which long work in a native function tells of itself. */
export const STEPS_AT_ONCE = 2 ** 16

/**
 * Tells who watches over the run of work that no Lua instruction shows: the steps of a pattern that
 * backtracks, elements moved in a table. What watches may raise an error to end the script.
 */
export function countSteps(L: LuaState, steps: number): void {
  L.global.onSteps?.(L, steps)
}
