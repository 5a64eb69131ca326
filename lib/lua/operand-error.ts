import { toNumber } from './arithmetic.js'
import { CONSTANT_BIT } from './compiler/opcodes.js'
import { throwRuntimeError } from './error.js'
import type { LuaState } from './state.js'
import { Closure, type LuaValue, typeName } from './values.js'
import { nameOfRegister, nameOfUpvalue } from './variable-name.js'

/** In the place of a register: the operand is no register, so its error names nothing. */
export const NO_REGISTER = CONSTANT_BIT
/** From here down: the operand is an upvalue, -2 the first. */
export const UPVALUE_REGISTER = -2

/** `attempt to index local 'x' (a nil value)`. */
export function throwTypeError(
  L: LuaState,
  value: LuaValue,
  action: string,
  register: number,
): never {
  const variable = variableName(L, register)
  const type = typeName(value)
  const what = variable === undefined ? `a ${type} value` : `${variable} (a ${type} value)`
  throwRuntimeError(L, `attempt to ${action} ${what}`)
}

export function throwArithmeticError(
  L: LuaState,
  a: LuaValue,
  b: LuaValue,
  [first, second]: readonly [number, number],
): never {
  // The first operand that is no number is to blame.
  if (toNumber(a) === undefined) throwTypeError(L, a, 'perform arithmetic on', first)
  throwTypeError(L, b, 'perform arithmetic on', second)
}

/** @param register of the left operand; the right one stands behind it. */
export function throwConcatError(
  L: LuaState,
  left: LuaValue,
  right: LuaValue,
  register: number,
): never {
  const isLeftText = typeof left === 'string' || typeName(left) === 'number'
  if (isLeftText) throwTypeError(L, right, 'concatenate', register + 1)
  throwTypeError(L, left, 'concatenate', register)
}

export function throwCompareError(L: LuaState, a: LuaValue, b: LuaValue): never {
  const [left, right] = [typeName(a), typeName(b)]
  if (left === right) throwRuntimeError(L, `attempt to compare two ${left} values`)
  throwRuntimeError(L, `attempt to compare ${left} with ${right}`)
}

function variableName(L: LuaState, register: number): string | undefined {
  const { closure } = L.frame
  if (!(closure instanceof Closure) || register >= NO_REGISTER) return undefined
  if (register <= UPVALUE_REGISTER) return nameOfUpvalue(closure.proto, UPVALUE_REGISTER - register)
  return nameOfRegister(closure.proto, L.frame.pc - 1, register)
}
