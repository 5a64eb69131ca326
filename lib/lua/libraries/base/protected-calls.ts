import { argumentError, checkAny } from '../../arguments.js'
import { protectedCallThen } from '../../protected-call.js'
import {
  getIndexed,
  insertAt,
  type LuaState,
  pushBoolean,
  pushBytes,
  removeAt,
  setTop,
  top,
  typeAt,
  valueAt,
} from '../../stack.js'

/** `pcall (f, ···)` of plain Lua, which Redis 6.2 has. */
export function plainPcall(L: LuaState): number {
  checkAny(L, 1)
  return protectedCallThen(L, L.base, -1, undefined, (isDone) => results(L, isDone))
}

/**
 * `pcall (f, ···)` of Redis 7: of an error that is a table it returns the field `err`, in place of
 * the table if that is a string, behind it if not.
 *
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.error_reply
 */
export function redisPcall(L: LuaState): number {
  // Without arguments Redis calls what is left in its stack: its own placeholder for the answer.
  if (top(L) === 0) pushBoolean(L, true)
  return protectedCallThen(L, L.base, -1, undefined, (isDone) => {
    if (!isDone && typeAt(L, -1) === 'table') replaceByField(L)
    return results(L, isDone)
  })
}

function replaceByField(L: LuaState): void {
  pushBytes(L, 'err')
  getIndexed(L, -2)
  const type = typeAt(L, -1)
  if (type === 'string' || type === 'number') removeAt(L, -2)
}

/** `xpcall (f, err)` */
export function xpcall(L: LuaState): number {
  if (typeAt(L, 2) === 'no value') argumentError(L, 2, 'value expected')
  // A nil cannot be called either, and must not stand for no handler.
  const handler = valueAt(L, 2) ?? false
  setTop(L, 1)
  return protectedCallThen(L, L.base, -1, handler, (isDone) => results(L, isDone))
}

/** Puts whether the call ended well before what it returned, or raised. */
function results(L: LuaState, isDone: boolean): number {
  pushBoolean(L, isDone)
  insertAt(L, 1)
  return top(L)
}
