import {
  bytesAt,
  getIndexed,
  type LuaState,
  type NativeFunction,
  nextEntry,
  pop,
  pushNil,
  pushNumber,
  top,
  typeAt,
  valueAt,
} from '../../lua/stack.js'
import type { LuaFunction } from '../../lua/values.js'
import type { ByteString } from '../../reply/byte-string.js'
import { REGISTER_TEXTS } from '../../reply/errors/functions.js'
import { cText } from '../../reply/errors/scripting.js'
import type { RedisTableContext } from '../redis-table/redis-table-context.js'
import type { KnownFlags, ScriptFlag } from '../script-flag.js'
import type { LibraryFunction } from './library.js'

type Registration = {
  -readonly [Field in keyof LibraryFunction]?: LibraryFunction[Field] | undefined
}

/** What a call registers, or what is wrong with the call. */
type Read = LibraryFunction | ByteString

/**
 * `redis.register_function(name, callback)`, and the form with one table of named arguments.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.register_function
 */
export function createRegisterFunction(
  { slot, errors }: RedisTableContext,
  known: KnownFlags,
): NativeFunction {
  return (L) => {
    const { loading } = slot
    if (loading === undefined) return errors.raiseArgumentError(L, REGISTER_TEXTS.notLoading)
    const read = readArguments(L, known)
    if (typeof read === 'string') return errors.raiseArgumentError(L, read)
    const refusal = loading.register(read)
    return refusal === undefined ? 0 : errors.raiseArgumentError(L, refusal)
  }
}

function readArguments(L: LuaState, known: KnownFlags): Read {
  switch (top(L)) {
    case 1:
      return readNamed(L, known)
    case 2:
      return readPositional(L)
    default:
      return REGISTER_TEXTS.wrongCount
  }
}

function readPositional(L: LuaState): Read {
  const name = bytesAt(L, 1)
  if (name === undefined) return REGISTER_TEXTS.firstNoString
  if (typeAt(L, 2) !== 'function') return REGISTER_TEXTS.secondNoFunction
  const callback = valueAt(L, 2) as LuaFunction
  return { name, callback, flags: new Set(), description: undefined }
}

function readNamed(L: LuaState, known: KnownFlags): Read {
  if (typeAt(L, 1) !== 'table') return REGISTER_TEXTS.notNamed
  const registration: Registration = {}
  pushNil(L)
  while (nextEntry(L, 1)) {
    const wrong = readEntry(L, registration, known)
    if (wrong !== undefined) return wrong
    pop(L)
  }
  const { name, callback, flags = new Set(), description } = registration
  if (name === undefined) return REGISTER_TEXTS.noName
  if (callback === undefined) return REGISTER_TEXTS.noCallback
  return { name, callback, flags, description }
}

/** Reads the value on top, whose key is below it. @returns what is wrong. */
function readEntry(
  L: LuaState,
  registration: Registration,
  known: KnownFlags,
): ByteString | undefined {
  const key = bytesAt(L, -2)
  if (key === undefined) return REGISTER_TEXTS.keyNoString
  switch (cText(key).toLowerCase()) {
    case 'function_name':
      registration.name = bytesAt(L, -1)
      return registration.name === undefined ? REGISTER_TEXTS.nameNoString : undefined
    case 'description':
      registration.description = bytesAt(L, -1)
      return registration.description === undefined ? REGISTER_TEXTS.descriptionNoString : undefined
    case 'callback':
      registration.callback = valueAt(L, -1) as LuaFunction
      return typeAt(L, -1) === 'function' ? undefined : REGISTER_TEXTS.callbackNoFunction
    case 'flags':
      if (typeAt(L, -1) !== 'table') return REGISTER_TEXTS.flagsNoTable
      registration.flags = readFlags(L, known)
      return registration.flags === undefined ? REGISTER_TEXTS.unknownFlag : undefined
    default:
      return REGISTER_TEXTS.unknownArgument
  }
}

/** The flags of the list on top, or undefined where one is unknown. */
function readFlags(L: LuaState, known: KnownFlags): Set<ScriptFlag> | undefined {
  const flags = new Set<ScriptFlag>()
  for (let n = 1; ; n++) {
    pushNumber(L, n)
    getIndexed(L, -2)
    const isEnd = typeAt(L, -1) === 'nil'
    const name = bytesAt(L, -1)
    pop(L)
    if (isEnd) return flags
    if (name === undefined || !known.add(cText(name).toLowerCase(), flags)) return undefined
  }
}
