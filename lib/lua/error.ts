import { currentLine } from './call-site.js'
import type { LuaState } from './state.js'
import { Closure, type LuaValue } from './values.js'

/** An error of Lua on its way to the pcall that catches it. */
export class LuaError {
  readonly value: LuaValue

  constructor(value: LuaValue) {
    this.value = value
  }
}

/** Raises a value: the message handler sees it while the stack still stands. */
export function throwValue(L: LuaState, value: LuaValue): never {
  const { messageHandler } = L
  throw new LuaError(messageHandler === undefined ? value : handled(L, messageHandler, value))
}

function handled(
  L: LuaState,
  messageHandler: (error: LuaValue) => LuaValue,
  value: LuaValue,
): LuaValue {
  // A handler that fails is not called for its own error.
  L.messageHandler = () => 'error in error handling'
  try {
    return messageHandler(value)
  } catch (error) {
    if (error instanceof LuaError) return 'error in error handling'
    throw error
  } finally {
    L.messageHandler = messageHandler
  }
}

/** Raises an error of the interpreter itself, with the position of a running Lua function. */
export function throwRuntimeError(L: LuaState, message: string): never {
  throwValue(L, positionOf(L) + message)
}

function positionOf(L: LuaState): string {
  const { closure } = L.frame
  if (!(closure instanceof Closure)) return ''
  return `${closure.proto.shortSource}:${currentLine(L.frame)}: `
}
