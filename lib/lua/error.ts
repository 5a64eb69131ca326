import { where } from './call-site.js'
import type { LuaState } from './state.js'
import { andThen, endValue } from './suspension.js'
import type { LuaValue } from './values.js'

/** An error of Lua on its way to the pcall that catches it. */
export class LuaError {
  readonly value: LuaValue

  constructor(value: LuaValue) {
    this.value = value
  }
}

/** What an error in a message handler, or too deep in one, becomes. */
export const ERROR_IN_HANDLER = 'error in error handling'

/** Raises a value: the message handler sees it while the stack still stands. */
export function throwValue(L: LuaState, value: LuaValue): never {
  const { messageHandler } = L
  if (messageHandler === undefined) throw new LuaError(value)
  // The handler gets its own errors too, until its calls are too deep.
  L.stack[L.top++] = messageHandler
  L.stack[L.top++] = value
  return andThen(
    () => L.global.leavableCall(L, L.top - 2, 1),
    (ending) => {
      endValue(ending)
      throw new LuaError(L.stack[--L.top])
    },
  )
}

/** Raises an error of the interpreter itself, with the position of a running Lua function. */
export function throwRuntimeError(L: LuaState, message: string): never {
  throwValue(L, positionAt(L, 0) + message)
}

/** Ends what runs for want of memory: no message handler sees it, and it has no place. */
export function throwOutOfMemory(): never {
  throw new LuaError('not enough memory')
}

/** `source:line: ` of the function at a level, nothing of one without lines. */
export function positionAt(L: LuaState, level: number): string {
  const place = where(L, level)
  return place === undefined || place.line < 0 ? '' : `${place.shortSource}:${place.line}: `
}
