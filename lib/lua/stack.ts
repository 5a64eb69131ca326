import lapi from 'fengari/src/lapi.js'
import { type ByteString, bufferToByteString, byteStringToBuffer } from './bytes.js'

/** A Lua thread, as native functions receive it. Opaque outside this folder. */
export interface LuaState {
  readonly l_G: object
}

/** A function of the host that Lua calls: arguments at places 1 to n; returns how many it pushed. */
export type NativeFunction = (L: LuaState) => number

export type LuaTypeName =
  | 'no value'
  | 'nil'
  | 'boolean'
  | 'number'
  | 'string'
  | 'table'
  | 'function'
  | 'userdata'
  | 'thread'

const TYPE_NAMES: readonly LuaTypeName[] = [
  'nil',
  'boolean',
  'userdata',
  'number',
  'string',
  'table',
  'function',
  'userdata',
  'thread',
]
const LIGHT_USERDATA = 2

export const top = (L: LuaState): number => lapi.lua_gettop(L)
export const setTop = (L: LuaState, place: number): void => lapi.lua_settop(L, place)
export const pop = (L: LuaState, n = 1): void => lapi.lua_settop(L, -n - 1)

export function typeAt(L: LuaState, place: number): LuaTypeName {
  const type = lapi.lua_type(L, place)
  return type < 0 ? 'no value' : TYPE_NAMES[type]
}

export const isLightUserdata = (L: LuaState, place: number): boolean =>
  lapi.lua_type(L, place) === LIGHT_USERDATA
export const booleanAt = (L: LuaState, place: number): boolean => lapi.lua_toboolean(L, place)

export function numberAt(L: LuaState, place: number): number | undefined {
  const type = typeAt(L, place)
  if (type !== 'number' && type !== 'string') return undefined
  const value = lapi.lua_tonumber(L, place)
  return value === false ? undefined : value
}

export function bytesAt(L: LuaState, place: number): ByteString | undefined {
  const type = typeAt(L, place)
  if (type !== 'number' && type !== 'string') return undefined
  lapi.lua_pushvalue(L, place)
  const bytes = lapi.lua_tolstring(L, -1)
  lapi.lua_settop(L, -2)
  return bytes === null ? undefined : bufferToByteString(bytes)
}

export const rawLengthAt = (L: LuaState, place: number): number => lapi.lua_rawlen(L, place)
export const pushNil = (L: LuaState): void => lapi.lua_pushnil(L)
export const pushBoolean = (L: LuaState, value: boolean): void => lapi.lua_pushboolean(L, value)
export const pushNumber = (L: LuaState, value: number): void => lapi.lua_pushnumber(L, value)
export const pushBytes = (L: LuaState, bytes: ByteString): void =>
  lapi.lua_pushlstring(L, byteStringToBuffer(bytes), bytes.length)
export const pushNative = (L: LuaState, fn: NativeFunction): void => lapi.lua_pushcclosure(L, fn, 0)
export const pushNull = (L: LuaState): void => lapi.lua_pushlightuserdata(L, null)
export const pushCopy = (L: LuaState, place: number): void => lapi.lua_pushvalue(L, place)
export const newTable = (L: LuaState): void => lapi.lua_createtable(L, 0, 0)
export const rawGet = (L: LuaState, table: number): void => void lapi.lua_rawget(L, table)
export const rawSet = (L: LuaState, table: number): void => lapi.lua_rawset(L, table)
export const rawGetIndex = (L: LuaState, table: number, n: number): void =>
  void lapi.lua_rawgeti(L, table, n)
export const rawSetIndex = (L: LuaState, table: number, n: number): void =>
  lapi.lua_rawseti(L, table, n)

export function rawGetField(L: LuaState, table: number, name: ByteString): void {
  const at = lapi.lua_absindex(L, table)
  pushBytes(L, name)
  lapi.lua_rawget(L, at)
}

export function rawSetField(L: LuaState, table: number, name: ByteString): void {
  const at = lapi.lua_absindex(L, table)
  pushBytes(L, name)
  lapi.lua_rotate(L, -2, 1)
  lapi.lua_rawset(L, at)
}

export const getIndexed = (L: LuaState, table: number): void => void lapi.lua_gettable(L, table)
export const setIndexed = (L: LuaState, table: number): void => lapi.lua_settable(L, table)
export const nextEntry = (L: LuaState, table: number): boolean => lapi.lua_next(L, table) !== 0
export const insertAt = (L: LuaState, place: number): void => lapi.lua_rotate(L, place, 1)

export function removeAt(L: LuaState, place: number): void {
  lapi.lua_rotate(L, place, -1)
  pop(L)
}

export function replaceAt(L: LuaState, place: number): void {
  lapi.lua_copy(L, -1, place)
  pop(L)
}

export const checkStack = (L: LuaState, n: number): boolean => lapi.lua_checkstack(L, n)
export const getMetatable = (L: LuaState, place: number): boolean => lapi.lua_getmetatable(L, place)
export const setMetatable = (L: LuaState, place: number): void => lapi.lua_setmetatable(L, place)
export const call = (L: LuaState, args: number, results: number): void =>
  lapi.lua_callk(L, args, results, 0, null)
export const protectedCall = (L: LuaState, args: number, results: number): boolean =>
  lapi.lua_pcallk(L, args, results, 0, 0, null) === 0
export const rawEqual = (L: LuaState, a: number, b: number): boolean =>
  lapi.lua_rawequal(L, a, b) !== 0
export const lessThan = (L: LuaState, a: number, b: number): boolean => lapi.lua_compare(L, a, b, 1)
