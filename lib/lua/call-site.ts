import type { Frame, LuaState } from './state.js'
import { Closure } from './values.js'

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

/** The source and line of the function at a level, or undefined where it is no Lua function. */
export function where(L: LuaState, level: number): { source: string; line: number } | undefined {
  const frame = frameAt(L, level)
  if (frame === undefined || frame === 'tail call') return undefined
  if (!(frame.closure instanceof Closure)) return undefined
  return { source: frame.closure.proto.shortSource, line: currentLine(frame) }
}
