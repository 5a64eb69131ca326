import { toNumber } from './arithmetic.js'
import { call as callSlot } from './call.js'
import { throwRuntimeError } from './error.js'
import {
  equals,
  index,
  lessThan as isLess,
  lengthOf,
  metatableOf,
  setIndex,
  textOf,
  rawSet as writeRaw,
} from './metamethods.js'
import { NO_REGISTER } from './operand-error.js'
import { protectedCall as protectedCallSlot } from './protected-call.js'
import { type LuaState, type NativeFunction, reserveSlots } from './state.js'
import { countBytes, LONG_TEXT } from './steps.js'
import { LuaTable } from './table.js'
import {
  LIGHT_NULL,
  LightUserdata,
  type LuaTypeName,
  type LuaValue,
  NativeClosure,
  POSITIVE_NAN,
  typeName,
  Userdata,
} from './values.js'

export { where } from './call-site.js'
export type { LuaState, NativeFunction } from './state.js'
export type { LuaTypeName } from './values.js'

// The stack as native functions see it: places count from 1 for their first argument, or from -1
// down for the top. The names follow the C API. @see https://www.lua.org/manual/5.1/manual.html#3

/** Slots that one function may use. @see luaconf.h of Lua 5.1: LUAI_MAXCSTACK */
const MOST_SLOTS = 8000

/** How many values the function has. */
export function top(L: LuaState): number {
  return L.top - L.base
}

export function setTop(L: LuaState, place: number): void {
  const slot = place >= 0 ? L.base + place : L.top + place + 1
  while (L.top < slot) L.stack[L.top++] = undefined
  L.top = slot
}

export function pop(L: LuaState, n = 1): void {
  L.top -= n
}

/** The value at a place; undefined is nil, and what is not there. */
export function valueAt(L: LuaState, place: number): LuaValue {
  const slot = place > 0 ? L.base + place - 1 : L.top + place
  return slot < L.top ? L.stack[slot] : undefined
}

export function pushValue(L: LuaState, value: LuaValue): void {
  L.stack[L.top++] = value
}

export function typeAt(L: LuaState, place: number): LuaTypeName {
  if (place > 0 && L.base + place > L.top) return 'no value'
  return typeName(valueAt(L, place))
}

export function isLightUserdata(L: LuaState, place: number): boolean {
  return valueAt(L, place) instanceof LightUserdata
}

/** Whether a value is neither nil nor false. */
export function booleanAt(L: LuaState, place: number): boolean {
  const value = valueAt(L, place)
  return value !== undefined && value !== false
}

/** A number, or what a string converts to; the sign of a NaN is lost. */
export function numberAt(L: LuaState, place: number): number | undefined {
  const value = valueAt(L, place)
  if (typeof value === 'number') return value
  const number = toNumber(value)
  return number === POSITIVE_NAN ? Number.NaN : (number as number | undefined)
}

/** The bytes of a string, or of a number's text. */
export function bytesAt(L: LuaState, place: number): string | undefined {
  return textOf(valueAt(L, place))
}

/** The length of a table or string, whatever its metatable says. */
export function rawLengthAt(L: LuaState, place: number): number {
  const value = valueAt(L, place)
  if (value instanceof LuaTable) return value.length()
  return textOf(value)?.length ?? 0
}

/** `#value`, with the metamethod that userdata may have. */
export function pushLength(L: LuaState, place: number): void {
  pushValue(L, lengthOf(L, valueAt(L, place), NO_REGISTER))
}

export function pushNil(L: LuaState): void {
  L.stack[L.top++] = undefined
}

export function pushBoolean(L: LuaState, value: boolean): void {
  L.stack[L.top++] = value
}

export function pushNumber(L: LuaState, value: number): void {
  L.stack[L.top++] = value
}

export function pushBytes(L: LuaState, bytes: string): void {
  if (bytes.length > LONG_TEXT) countBytes(L, bytes.length)
  L.stack[L.top++] = bytes
}

export function pushNative(L: LuaState, run: NativeFunction): void {
  L.stack[L.top++] = new NativeClosure(run)
}

/** Pushes the null pointer, `cjson.null`. */
export function pushNull(L: LuaState): void {
  L.stack[L.top++] = LIGHT_NULL
}

export function pushCopy(L: LuaState, place: number): void {
  pushValue(L, valueAt(L, place))
}

/** Pushes a new table, with room for as many items and fields. */
export function newTable(L: LuaState, items = 0, fields = 0): void {
  pushValue(L, new LuaTable(items, fields))
}

/**
 * Pushes a new table for a list of values, none of them nil, which are written from index 1 on: with
 * the room that an array part has which doubles whenever it is full.
 */
export function newList(L: LuaState, count: number): void {
  newTable(L, count === 0 ? 0 : 2 ** Math.ceil(Math.log2(count)))
}

/** Replaces the key on top by the table's value for it. */
export function rawGet(L: LuaState, place: number): void {
  const table = tableAt(L, place)
  L.stack[L.top - 1] = table.get(L.stack[L.top - 1])
}

/** Pops a value and the key below it, and writes them to the table. */
export function rawSet(L: LuaState, place: number): void {
  const table = writableTableAt(L, place)
  const value = L.stack[L.top - 1]
  const key = L.stack[L.top - 2]
  L.top -= 2
  writeRaw(L, table, key, value)
}

export function rawGetIndex(L: LuaState, place: number, n: number): void {
  pushValue(L, tableAt(L, place).getIndex(n))
}

export function rawSetIndex(L: LuaState, place: number, n: number): void {
  const table = writableTableAt(L, place)
  table.setIndex(n, L.stack[--L.top])
}

export function rawGetField(L: LuaState, place: number, name: string): void {
  pushValue(L, tableAt(L, place).getString(name))
}

export function rawSetField(L: LuaState, place: number, name: string): void {
  const table = writableTableAt(L, place)
  table.set(name, L.stack[--L.top])
}

/** Replaces the key on top by what indexing gives, metamethods included. */
export function getIndexed(L: LuaState, place: number): void {
  const object = valueAt(L, place)
  const key = L.stack[L.top - 1]
  const value = index(L, object, key, NO_REGISTER)
  L.stack[L.top - 1] = value
}

/** Pops a value and the key below it, and assigns them, metamethods included. */
export function setIndexed(L: LuaState, place: number): void {
  const object = valueAt(L, place)
  setIndex(L, object, L.stack[L.top - 2], L.stack[L.top - 1], NO_REGISTER)
  L.top -= 2
}

/** Replaces the key on top by the next key and its value; at the end takes it away. */
export function nextEntry(L: LuaState, place: number): boolean {
  const table = tableAt(L, place)
  const at = table.nextPlace(L.stack[L.top - 1])
  if (at === -2) throwRuntimeError(L, "invalid key to 'next'")
  if (at < 0) {
    L.top--
    return false
  }
  L.stack[L.top - 1] = table.keyAt(at)
  pushValue(L, table.valueAt(at))
  return true
}

/** Moves the value on top to a place, and those from there up. */
export function insertAt(L: LuaState, place: number): void {
  const slot = slotOf(L, place)
  const value = L.stack[L.top - 1]
  for (let i = L.top - 1; i > slot; i--) L.stack[i] = L.stack[i - 1]
  L.stack[slot] = value
}

export function removeAt(L: LuaState, place: number): void {
  for (let i = slotOf(L, place); i < L.top - 1; i++) L.stack[i] = L.stack[i + 1]
  L.top--
}

export function replaceAt(L: LuaState, place: number): void {
  L.stack[slotOf(L, place)] = L.stack[L.top - 1]
  L.top--
}

/** Makes room for as many values more; false where a function may not have so many. */
export function checkStack(L: LuaState, n: number): boolean {
  if (n > MOST_SLOTS || L.top - L.base + n > MOST_SLOTS) return false
  reserveSlots(L, L.top + n + 1)
  return true
}

/** Pushes the metatable of a value, if it has one. */
export function getMetatable(L: LuaState, place: number): boolean {
  const metatable = metatableOf(L, valueAt(L, place))
  if (metatable !== undefined) pushValue(L, metatable)
  return metatable !== undefined
}

/** Pops a table or nil, which becomes the metatable of a table or userdata. */
export function setMetatable(L: LuaState, place: number): void {
  const object = valueAt(L, place)
  const metatable = L.stack[--L.top] as LuaTable | undefined
  if (object instanceof LuaTable || object instanceof Userdata) object.metatable = metatable
}

/** Calls the function below its arguments; -1 results are all. */
export function call(L: LuaState, args: number, results: number): void {
  callSlot(L, L.top - args - 1, results)
}

/** As {@link call}; on an error its value is on top instead, and the answer false. */
export function protectedCall(
  L: LuaState,
  args: number,
  results: number,
  handler?: LuaValue,
): boolean {
  return protectedCallSlot(L, L.top - args - 1, results, handler)
}

export function rawEqual(L: LuaState, a: number, b: number): boolean {
  return valueAt(L, a) === valueAt(L, b) && valueAt(L, a) !== POSITIVE_NAN
}

export function isEqual(L: LuaState, a: number, b: number): boolean {
  return equals(L, valueAt(L, a), valueAt(L, b))
}

export function lessThan(L: LuaState, a: number, b: number): boolean {
  return isLess(L, valueAt(L, a), valueAt(L, b))
}

export function isReadOnly(L: LuaState, place: number): boolean {
  return tableAt(L, place).isReadOnly
}

export function setReadOnly(L: LuaState, place: number, flag: boolean): void {
  tableAt(L, place).isReadOnly = flag
}

function slotOf(L: LuaState, place: number): number {
  return place > 0 ? L.base + place - 1 : L.top + place
}

function tableAt(L: LuaState, place: number): LuaTable {
  return valueAt(L, place) as LuaTable
}

/** Redis protects its tables from the host's functions as well. */
function writableTableAt(L: LuaState, place: number): LuaTable {
  const table = tableAt(L, place)
  if (table.isReadOnly) throwRuntimeError(L, 'Attempt to modify a readonly table')
  return table
}
