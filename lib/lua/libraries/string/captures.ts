import { raise } from '../../arguments.js'
import { checkStack, type LuaState, pushBytes, pushNumber } from '../../stack.js'
import type { LuaPattern } from './lua-pattern.js'

/** Pushes all captures of a match, or the whole match where there are none. Returns how many. */
export function pushMatch(L: LuaState, pattern: LuaPattern, start: number, end: number): number {
  if (pattern.captureCount > 0) return pushCaptures(L, pattern)
  pushBytes(L, pattern.subject.slice(start, end))
  return 1
}

/** Pushes the captures of a match alone. Returns how many. */
export function pushCaptures(L: LuaState, pattern: LuaPattern): number {
  const count = pattern.captureCount
  if (!checkStack(L, count)) raise(L, 'stack overflow (too many captures)')
  for (let i = 0; i < count; i++) pushCapture(L, pattern.capture(i, 0, 0))
  return count
}

/** Pushes the text of a capture, or its position. */
export function pushCapture(L: LuaState, capture: string | number): void {
  if (typeof capture === 'number') pushNumber(L, capture)
  else pushBytes(L, capture)
}
