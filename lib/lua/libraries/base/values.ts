import { argumentError, checkAny, checkBytes, checkTable } from '../../arguments.js'
import { toNumber } from '../../arithmetic.js'
import { makeCalls } from '../../call.js'
import { metamethod } from '../../metamethods.js'
import {
  type LuaState,
  pushBoolean,
  pushBytes,
  pushNumber,
  pushValue,
  rawEqual,
  rawGet,
  rawSet,
  setTop,
  typeAt,
  valueAt,
} from '../../stack.js'
import { plainText } from '../../to-text.js'
import type { LuaValue } from '../../values.js'
import { checkInt32, optionalInt32 } from '../int32.js'
import { readUnsignedLong } from './unsigned-long.js'

/** `type (v)` */
export function type(L: LuaState): number {
  checkAny(L, 1)
  pushBytes(L, typeAt(L, 1))
  return 1
}

/** `tostring (e)`: a metamethod may return anything. */
export function tostring(L: LuaState): number {
  checkAny(L, 1)
  const value = valueAt(L, 1)
  const handler = metamethod(L, value, '__tostring')
  if (handler !== undefined) return makeCalls(L, callForText(L, handler, value))
  pushBytes(L, plainText(value))
  return 1
}

function* callForText(L: LuaState, handler: LuaValue, value: LuaValue): Generator<number, number> {
  pushValue(L, handler)
  pushValue(L, value)
  yield 1
  return 1
}

/** `tonumber (e [, base])` */
export function tonumber(L: LuaState): number {
  const base = optionalInt32(L, 2, 10)
  if (base === 10) {
    checkAny(L, 1)
    pushValue(L, toNumber(valueAt(L, 1)))
    return 1
  }
  const text = checkBytes(L, 1)
  if (base < 2 || base > 36) argumentError(L, 2, 'base out of range')
  pushValue(L, readUnsignedLong(text, base))
  return 1
}

/** `rawequal (v1, v2)` */
export function rawequal(L: LuaState): number {
  checkAny(L, 1)
  checkAny(L, 2)
  pushBoolean(L, rawEqual(L, 1, 2))
  return 1
}

/** `rawget (table, index)` */
export function rawget(L: LuaState): number {
  checkTable(L, 1)
  checkAny(L, 2)
  setTop(L, 2)
  rawGet(L, 1)
  return 1
}

/** `rawset (table, index, value)` */
export function rawset(L: LuaState): number {
  checkTable(L, 1)
  checkAny(L, 2)
  checkAny(L, 3)
  setTop(L, 3)
  rawSet(L, 1)
  return 1
}

/** `select (index, ···)` */
export function select(L: LuaState): number {
  const count = L.top - L.base
  const first = valueAt(L, 1)
  if (typeof first === 'string' && first.startsWith('#')) {
    pushNumber(L, count - 1)
    return 1
  }
  return count - selectedIndex(L, count)
}

function selectedIndex(L: LuaState, count: number): number {
  const index = checkInt32(L, 1)
  if (index > count) return count
  const place = index < 0 ? count + index : index
  return place >= 1 ? place : argumentError(L, 1, 'index out of range')
}
