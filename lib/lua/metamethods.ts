import { arithmetic, type BinaryOperator, negate } from './arithmetic.js'
import { call, leavableCall } from './call.js'
import { throwOutOfMemory, throwRuntimeError } from './error.js'
import { type Finish, ignoreResult, jumpIf, jumpUnless, storeResult } from './instruction-end.js'
import { numberText } from './number-text.js'
import {
  NO_REGISTER,
  throwArithmeticError,
  throwCompareError,
  throwConcatError,
  throwTypeError,
} from './operand-error.js'
import type { LuaState } from './state.js'
import { countBytes, LONG_TEXT } from './steps.js'
import { endValue, Suspension } from './suspension.js'
import { LuaTable } from './table.js'
import { Closure, isTrue, type LuaValue, POSITIVE_NAN, typeName, Userdata } from './values.js'

/** The longest chain of `__index` or `__newindex`. */
const MOST_STEPS = 100
/** The longest string: what the host can hold, less than the address space of Lua. */
const LONGEST_STRING = 2 ** 29 - 25

/** The metatable of a value: its own, or that of all strings. */
export function metatableOf(L: LuaState, value: LuaValue): LuaTable | undefined {
  if (value instanceof LuaTable || value instanceof Userdata) return value.metatable
  return typeof value === 'string' ? L.global.stringMetatable : undefined
}

export function metamethod(L: LuaState, value: LuaValue, event: string): LuaValue {
  return metatableOf(L, value)?.getString(event)
}

/** `object[key]`. @see https://www.lua.org/manual/5.1/manual.html#2.8 */
export function index(L: LuaState, object: LuaValue, key: LuaValue, register: number): LuaValue {
  let current = object
  for (let step = 0; step < MOST_STEPS; step++) {
    let handler: LuaValue
    if (current instanceof LuaTable) {
      const value = current.get(key)
      if (value !== undefined) return value
      handler = current.metatable?.getString('__index')
      if (handler === undefined) return undefined
    } else {
      handler = handlerOf(L, current, '__index', step === 0 ? register : NO_REGISTER)
    }
    if (typeName(handler) === 'function') return callWith(L, storeResult, handler, current, key)
    current = handler
  }
  return throwRuntimeError(L, 'loop in gettable')
}

/** `object[key] = value`. */
export function setIndex(
  L: LuaState,
  object: LuaValue,
  key: LuaValue,
  value: LuaValue,
  register: number,
): void {
  let current = object
  for (let step = 0; step < MOST_STEPS; step++) {
    let handler: LuaValue
    if (current instanceof LuaTable) {
      if (current.isReadOnly) throwRuntimeError(L, 'Attempt to modify a readonly table')
      handler = current.metatable?.getString('__newindex')
      if (handler === undefined || current.get(key) !== undefined) {
        rawSet(L, current, key, value)
        return
      }
    } else {
      handler = handlerOf(L, current, '__newindex', step === 0 ? register : NO_REGISTER)
    }
    if (typeName(handler) === 'function') {
      callWith(L, ignoreResult, handler, current, key, value)
      return
    }
    current = handler
  }
  throwRuntimeError(L, 'loop in settable')
}

/** What handles the index of a value that is no table. */
function handlerOf(L: LuaState, value: LuaValue, event: string, register: number): LuaValue {
  return metamethod(L, value, event) ?? throwTypeError(L, value, 'index', register)
}

/** Writes to a table itself; a key must be a value, and no NaN. */
export function rawSet(L: LuaState, table: LuaTable, key: LuaValue, value: LuaValue): void {
  if (key === undefined) throwRuntimeError(L, 'table index is nil')
  if (key === POSITIVE_NAN || Number.isNaN(key)) throwRuntimeError(L, 'table index is NaN')
  table.set(key, value)
}

/**
 * Calls a metamethod for its first result.
 * @param finish does the rest of the instruction that called it, where a suspension leaves the call; one
 *   that a native function makes is never left.
 */
export function callWith(
  L: LuaState,
  finish: Finish,
  handler: LuaValue,
  ...args: LuaValue[]
): LuaValue {
  const { stack } = L
  const slot = L.top
  stack[L.top++] = handler
  for (const arg of args) stack[L.top++] = arg
  if (L.frame.closure instanceof Closure) callForInstruction(L, finish, slot)
  else call(L, slot, 1)
  return stack[--L.top]
}

function callForInstruction(L: LuaState, finish: Finish, slot: number): void {
  try {
    leavableCall(L, slot, 1)
  } catch (thrown) {
    if (thrown instanceof Suspension) {
      thrown.behind((ending) => {
        endValue(ending)
        L.top = slot
        finish(L, L.stack[slot])
      })
    }
    throw thrown
  }
}

/** Arithmetic on anything. @param first with `second`: the registers of the operands, for the message. */
export function arithmeticOn(
  L: LuaState,
  operator: BinaryOperator,
  a: LuaValue,
  b: LuaValue,
  first: number,
  second: number,
): LuaValue {
  const result = arithmetic(operator, a, b)
  if (result !== undefined) return result
  const handler = metamethod(L, a, operator) ?? metamethod(L, b, operator)
  if (handler === undefined) throwArithmeticError(L, a, b, [first, second])
  return callWith(L, storeResult, handler, a, b)
}

export function negated(L: LuaState, value: LuaValue, register: number): LuaValue {
  const result = negate(value)
  if (result !== undefined) return result
  const handler = metamethod(L, value, '__unm')
  if (handler === undefined) throwArithmeticError(L, value, value, [register, register])
  return callWith(L, storeResult, handler, value, value)
}

/** `#value`: a table's own border, whatever its metatable says. */
export function lengthOf(L: LuaState, value: LuaValue, register: number): LuaValue {
  if (value instanceof LuaTable) return value.length()
  if (typeof value === 'string') return value.length
  const handler = metamethod(L, value, '__len')
  if (handler === undefined) throwTypeError(L, value, 'get length of', register)
  return callWith(L, storeResult, handler, value)
}

/** Joins values as `..` does: from the right, strings and numbers at once. */
export function concatenate(
  L: LuaState,
  from: number,
  to: number,
  firstRegister: number,
): LuaValue {
  return joined(L, from, to - 1, L.stack[to], firstRegister)
}

/** Joins the values from one slot to another with what was joined behind them. */
function joined(
  L: LuaState,
  from: number,
  to: number,
  behind: LuaValue,
  firstRegister: number,
): LuaValue {
  const { stack } = L
  let result = behind
  for (let slot = to; slot >= from; slot--) {
    const left = stack[slot]
    const a = textOf(left)
    const b = textOf(result)
    if (a !== undefined && b !== undefined) {
      result = joinedText(L, a, b)
    } else {
      const handler = metamethod(L, left, '__concat') ?? metamethod(L, result, '__concat')
      if (handler === undefined) throwConcatError(L, left, result, firstRegister + slot - from)
      const finish: Finish = (_, value) =>
        storeResult(L, joined(L, from, slot - 1, value, firstRegister))
      result = callWith(L, finish, handler, left, result)
    }
  }
  return result
}

function joinedText(L: LuaState, a: string, b: string): string {
  const length = a.length + b.length
  if (length > LONGEST_STRING) throwOutOfMemory()
  if (length > LONG_TEXT) countBytes(L, length)
  return a + b
}

/** The text of a string or a number, which converts. */
export function textOf(value: LuaValue): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || value === POSITIVE_NAN ? numberText(value) : undefined
}

/** `a == b`: of two tables or userdata that differ, by a metamethod that both share. */
export function equals(L: LuaState, a: LuaValue, b: LuaValue): boolean {
  if (a === b) return a !== POSITIVE_NAN
  const areTables = a instanceof LuaTable && b instanceof LuaTable
  if (!areTables && !(a instanceof Userdata && b instanceof Userdata)) return false
  const handler = sharedMetamethod(L, a, b, '__eq')
  return handler !== undefined && isTrue(callWith(L, jumpUnless, handler, a, b))
}

export function lessThan(L: LuaState, a: LuaValue, b: LuaValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  if (typeof a === 'string' && typeof b === 'string') return a < b
  const handler = comparable(L, a, b) ? sharedMetamethod(L, a, b, '__lt') : undefined
  if (handler !== undefined) return isTrue(callWith(L, jumpUnless, handler, a, b))
  return areNumbers(a, b) ? false : throwCompareError(L, a, b)
}

export function lessOrEqual(L: LuaState, a: LuaValue, b: LuaValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a <= b
  if (typeof a === 'string' && typeof b === 'string') return a <= b
  if (areNumbers(a, b)) return false
  if (!comparable(L, a, b)) throwCompareError(L, a, b)
  const handler = sharedMetamethod(L, a, b, '__le')
  if (handler !== undefined) return isTrue(callWith(L, jumpUnless, handler, a, b))
  const reverse = sharedMetamethod(L, b, a, '__lt')
  if (reverse !== undefined) return !isTrue(callWith(L, jumpIf, reverse, b, a))
  return throwCompareError(L, a, b)
}

/** Two numbers of which one is a NaN that is an object here: nothing is less than it. */
function areNumbers(a: LuaValue, b: LuaValue): boolean {
  return typeName(a) === 'number' && typeName(b) === 'number'
}

function comparable(L: LuaState, a: LuaValue, b: LuaValue): boolean {
  return typeName(a) === typeName(b) && metatableOf(L, a) !== undefined
}

function sharedMetamethod(L: LuaState, a: LuaValue, b: LuaValue, event: string): LuaValue {
  const first = metamethod(L, a, event)
  return first !== undefined && metamethod(L, b, event) === first ? first : undefined
}
