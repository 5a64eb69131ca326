import { closeUpvalues, leavableCall } from './call.js'
import { LuaError, throwOutOfMemory, throwValue } from './error.js'
import type { LuaState } from './state.js'
import { type Ending, Suspension } from './suspension.js'
import type { LuaValue } from './values.js'

/**
 * As `call`, and catches an error: its value stands in the slot instead.
 *
 * @param handler sees the error where it is raised, while the stack still stands.
 * @returns whether there was none.
 */
export function protectedCall(
  L: LuaState,
  slot: number,
  wanted: number,
  handler?: LuaValue,
): boolean {
  const { global } = L
  global.solidCalls++
  return protectedCallThen(L, slot, wanted, handler, (isDone) => {
    global.solidCalls--
    return isDone
  })
}

/**
 * As {@link protectedCall}; a suspension may leave the call.
 * @param then gets whether there was no error, at once or when the call has gone on.
 */
export function protectedCallThen<Result>(
  L: LuaState,
  slot: number,
  wanted: number,
  handler: LuaValue,
  then: (isDone: boolean) => Result,
): Result {
  const { frame, base, hostCalls, messageHandler, global } = L
  const { solidCalls } = global
  L.messageHandler = handler
  try {
    leavableCall(L, slot, wanted)
  } catch (thrown) {
    const before = { slot, frame, base, hostCalls, messageHandler, solidCalls }
    const goOn = (ending: Ending): Result => then(settle(L, before, ending))
    if (!(thrown instanceof Suspension)) return goOn({ thrown })
    thrown.behind(goOn)
    throw thrown
  }
  L.messageHandler = messageHandler
  return then(true)
}

/** What a protected call found, and an error brings back. */
interface Before extends Pick<LuaState, 'frame' | 'base' | 'hostCalls' | 'messageHandler'> {
  readonly slot: number
  readonly solidCalls: number
}

/** Ends a protected call. @returns whether there was no error. */
function settle(L: LuaState, before: Before, ending: Ending): boolean {
  const { slot, frame, base, hostCalls, messageHandler, solidCalls } = before
  L.messageHandler = messageHandler
  if (!('thrown' in ending)) return true
  let value: LuaValue
  try {
    value = errorValue(L, ending.thrown)
  } finally {
    closeUpvalues(L, slot)
    L.frame = frame
    L.base = base
    L.hostCalls = hostCalls
    L.top = slot + 1
    L.global.solidCalls = solidCalls
  }
  L.stack[slot] = value
  return false
}

/**
 * The Lua value of what was thrown. The limits of the host are errors of Lua as well; what else the
 * host throws is none, and goes on.
 */
export function errorValue(L: LuaState, thrown: unknown): LuaValue {
  if (thrown instanceof LuaError) return thrown.value
  if (!(thrown instanceof RangeError)) throw thrown
  const isStack = thrown.message.includes('call stack')
  try {
    if (!isStack) throwOutOfMemory()
    throwValue(L, 'stack overflow')
  } catch (error) {
    return error instanceof LuaError ? error.value : undefined
  }
}
