import type { Frame, LuaState } from './state.js'
import { Closure } from './values.js'

/** Where a function is: the name of its chunk, how messages show that, and the line. */
export interface Place {
  readonly source: string
  readonly shortSource: string
  /** -1 in a native function, which has no lines. */
  readonly line: number
}

const IN_NATIVE: Place = { source: '=[C]', shortSource: '[C]', line: -1 }
const IN_TAIL_CALL: Place = { source: '=(tail call)', shortSource: '(tail call)', line: -1 }

/** The line that a Lua function is at, -1 in a native one. */
export function currentLine({ closure, pc }: Frame): number {
  return closure instanceof Closure ? (closure.proto.lines[pc - 1] ?? -1) : -1
}

/**
 * The frame at a level: 0 is the running function, 1 its caller. Calls that a tail call replaced
 * count as levels, and have no frame.
 */
export function frameAt(L: LuaState, level: number): Frame | 'tail call' | undefined {
  let left = level
  let frame: Frame | undefined = L.frame
  while (frame?.previous !== undefined) {
    if (left === 0) return frame
    left -= 1 + frame.tailCalls
    if (left < 0) return 'tail call'
    frame = frame.previous
  }
  return undefined
}

/** Where the function at a level is, or undefined where there are not so many levels. */
export function where(L: LuaState, level: number): Place | undefined {
  const frame = frameAt(L, level)
  if (frame === undefined) return undefined
  if (frame === 'tail call') return IN_TAIL_CALL
  if (!(frame.closure instanceof Closure)) return IN_NATIVE
  const { source, shortSource } = frame.closure.proto
  return { source, shortSource, line: currentLine(frame) }
}
