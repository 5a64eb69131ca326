import { INSTRUCTION_SIZE } from './compiler/opcodes.js'
import type { Frame, LuaState } from './state.js'
import { type Closure, isTrue, type LuaValue } from './values.js'

/** Does what is left of an instruction when the metamethod that it called has a result. */
export type Finish = (L: LuaState, result: LuaValue) => void

/** Of an instruction that wants a value: in its first operand is the register for it. */
export function storeResult(L: LuaState, result: LuaValue): void {
  const { frame } = L
  L.stack[frame.base + firstOperand(frame)] = result
}

/** Of one that only wants the call. */
export function ignoreResult(): void {}

/** Of a comparison: the next instruction is left out unless it ends as the first operand says. */
export function jumpUnless({ frame }: LuaState, result: LuaValue): void {
  if (isTrue(result) !== (firstOperand(frame) !== 0)) frame.pc++
}

/** Of a comparison that asks for the opposite. */
export function jumpIf(L: LuaState, result: LuaValue): void {
  jumpUnless(L, !isTrue(result))
}

/** Of the running instruction. */
function firstOperand({ closure, pc }: Frame): number {
  return (closure as Closure).proto.code[(pc - 1) * INSTRUCTION_SIZE + 1]
}
