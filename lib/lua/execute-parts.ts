import { toNumber } from './arithmetic.js'
import { closeUpvalues, leavableCall } from './call.js'
import type { Proto } from './compiler/proto.js'
import { throwRuntimeError } from './error.js'
import { type Frame, type LuaState, reserveSlots } from './state.js'
import { endValue, Suspension } from './suspension.js'
import type { LuaTable } from './table.js'
import { Closure, POSITIVE_NAN, Upvalue } from './values.js'

/** How many items of a constructor are written at once. */
const LIST_BATCH = 50

/** A size as NEWTABLE has it: a float of one byte, with three bits of mantissa. */
export function tableSize(operand: number): number {
  const exponent = operand >> 3
  return exponent === 0 ? operand : ((operand & 7) + 8) << (exponent - 1)
}

/** Puts the frame of a called function in the place of its caller's. */
export function tailCall(L: LuaState, caller: Frame): void {
  const { stack } = L
  const called = caller.next as Frame
  if (L.openUpvalues.length > 0) closeUpvalues(L, caller.base)
  const from = called.functionSlot
  const to = caller.functionSlot
  const shift = from - to
  const end = called.base + (called.closure as Closure).proto.parameters
  for (let slot = from; slot < end; slot++) stack[slot - shift] = stack[slot]
  caller.closure = called.closure
  caller.base = called.base - shift
  caller.top = called.top - shift
  caller.pc = 0
  caller.tailCalls++
  L.frame = caller
  L.base = caller.base
  L.top = caller.top
}

/** Calls the iterator of a generic `for`, whose function stands in the slot. */
export function callIterator(L: LuaState, slot: number, wanted: number): void {
  const { frame } = L
  try {
    leavableCall(L, slot, wanted)
  } catch (thrown) {
    if (thrown instanceof Suspension) {
      thrown.behind((ending) => {
        endValue(ending)
        L.top = frame.top
      })
    }
    throw thrown
  }
  L.top = frame.top
}

/** Makes the loop's three numbers ready, one step back. */
export function forPrepare(L: LuaState, slot: number): void {
  const initial = loopNumber(L, slot, 'initial value')
  loopNumber(L, slot + 1, 'limit')
  L.stack[slot] = initial - loopNumber(L, slot + 2, 'step')
}

function loopNumber(L: LuaState, slot: number, name: string): number {
  const value = toNumber(L.stack[slot])
  if (value === undefined) throwRuntimeError(L, `'for' ${name} must be a number`)
  const number = value === POSITIVE_NAN ? Number.NaN : (value as number)
  L.stack[slot] = number
  return number
}

/** Writes items of a constructor into its table, from the last to the first. */
export function setList(L: LuaState, slot: number, count: number, batch: number): void {
  const { stack } = L
  const table = stack[slot] as LuaTable
  const before = (batch - 1) * LIST_BATCH
  table.growArray(before + count)
  for (let i = count; i > 0; i--) table.setIndex(before + i, stack[slot + i])
}

export function makeClosure(L: LuaState, outer: Closure, proto: Proto, base: number): Closure {
  const descriptions = proto.upvalues
  const upvalues = new Array<Upvalue>(descriptions.length)
  for (let i = 0; i < descriptions.length; i++) {
    const { isRegister, index } = descriptions[i]
    upvalues[i] = isRegister ? findUpvalue(L, base + index) : outer.upvalues[index]
  }
  return new Closure(proto, upvalues, outer.environment)
}

/** The upvalue of a slot: closures that share a variable share it. */
function findUpvalue(L: LuaState, slot: number): Upvalue {
  const { openUpvalues } = L
  let place = openUpvalues.length
  while (place > 0 && openUpvalues[place - 1].index > slot) place--
  const known = openUpvalues[place - 1]
  if (known?.index === slot) return known
  const upvalue = new Upvalue(L.stack, slot)
  if (place === openUpvalues.length) openUpvalues.push(upvalue)
  else openUpvalues.splice(place, 0, upvalue)
  return upvalue
}

/** Copies the arguments behind the fixed parameters, `wanted` of them, -1 for all. */
export function varargs(L: LuaState, frame: Frame, slot: number, wanted: number): void {
  const { stack } = L
  const { parameters } = (frame.closure as Closure).proto
  const from = frame.functionSlot + 1 + parameters
  const count = Math.max(0, frame.base - from)
  const copied = wanted < 0 ? count : wanted
  if (wanted < 0) {
    reserveSlots(L, slot + count + 1)
    L.top = slot + count
  }
  for (let i = 0; i < copied; i++) stack[slot + i] = i < count ? stack[from + i] : undefined
}
