import { argumentError, raise } from '../arguments.js'
import { createCoroutine, resume, yieldFrom } from '../coroutines.js'
import { positionAt, throwValue } from '../error.js'
import type { LuaLibrary } from '../library.js'
import { textOf } from '../metamethods.js'
import {
  checkStack,
  pushBoolean,
  pushBytes,
  pushNative,
  pushNil,
  pushValue,
  top,
  valueAt,
} from '../stack.js'
import { LuaState } from '../state.js'
import { Closure, type LuaValue } from '../values.js'

/** The coroutine library. @see https://www.lua.org/manual/5.1/manual.html#5.2 */
export function createCoroutineLibrary(): LuaLibrary {
  return {
    name: 'coroutine',
    functions: {
      create: (L) => {
        pushValue(L, newCoroutine(L))
        return 1
      },
      resume: resumeCoroutine,
      running,
      status,
      wrap,
      yield: yieldFrom,
    },
  }
}

function newCoroutine(L: LuaState): LuaState {
  const body = valueAt(L, 1)
  if (!(body instanceof Closure)) return argumentError(L, 1, 'Lua function expected')
  return createCoroutine(L, body)
}

function checkCoroutine(L: LuaState): LuaState {
  const value = valueAt(L, 1)
  return value instanceof LuaState ? value : argumentError(L, 1, 'coroutine expected')
}

function resumeCoroutine(L: LuaState): number {
  return resume(L, checkCoroutine(L), argumentsFrom(L, 2), (resumed) => {
    pushBoolean(L, !resumed.isError)
    if (!resumed.isError) return pushAll(L, resumed.values) + 1
    pushValue(L, resumed.value)
    return 2
  })
}

function wrap(L: LuaState): number {
  const coroutine = newCoroutine(L)
  pushNative(L, (caller) =>
    resume(caller, coroutine, argumentsFrom(caller, 1), (resumed) => {
      if (!resumed.isError) return pushAll(caller, resumed.values)
      const text = textOf(resumed.value)
      return throwValue(caller, text === undefined ? resumed.value : positionAt(caller, 1) + text)
    }),
  )
  return 1
}

function status(L: LuaState): number {
  pushBytes(L, checkCoroutine(L).status)
  return 1
}

function running(L: LuaState): number {
  if (L.isMain) pushNil(L)
  else pushValue(L, L)
  return 1
}

function argumentsFrom(L: LuaState, place: number): LuaValue[] {
  const values: LuaValue[] = []
  for (let i = place; i <= top(L); i++) values.push(valueAt(L, i))
  return values
}

function pushAll(L: LuaState, values: readonly LuaValue[]): number {
  if (!checkStack(L, values.length + 1)) raise(L, 'too many results to resume')
  for (const value of values) pushValue(L, value)
  return values.length
}
