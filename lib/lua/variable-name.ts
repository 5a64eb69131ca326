import { CONSTANT_BIT, INSTRUCTION_SIZE, OP } from './compiler/opcodes.js'
import type { Proto } from './compiler/proto.js'

const WRITES_RANGE: ReadonlySet<number> = new Set([
  ...[OP.CALL, OP.TAILCALL, OP.TFORCALL, OP.LOADNIL, OP.VARARG],
])
const WRITES_NOTHING: ReadonlySet<number> = new Set([
  ...[OP.SETTABUP, OP.SETUPVAL, OP.SETTABLE, OP.JMP, OP.EQ, OP.LT, OP.LE, OP.TEST, OP.RETURN],
  ...[OP.SETLIST, OP.EXTRAARG, OP.SETGLOBAL, OP.LINE],
])

/** What a value is called where it is used, and what kind of name that is. */
export interface VariableName {
  readonly kind: 'local' | 'global' | 'field' | 'upvalue' | 'method'
  readonly name: string
}

/** What a register holds at an instruction, as messages name it: `local 'x'`, `field 'y'`. */
export function nameOfRegister(proto: Proto, pc: number, register: number): string | undefined {
  const found = variableAt(proto, pc, register)
  return found && `${found.kind} '${found.name}'`
}

/** What a register holds at an instruction, where it has a name. */
export function variableAt(proto: Proto, pc: number, register: number): VariableName | undefined {
  const local = localName(proto, register, pc)
  if (local !== undefined) return { kind: 'local', name: local }
  const setter = lastWriteTo(proto, pc, register)
  if (setter < 0) return undefined
  const [op, a, b, c] = instructionAt(proto, setter)
  switch (op) {
    case OP.MOVE:
      return b < a ? variableAt(proto, setter, b) : undefined
    case OP.GETGLOBAL:
      return { kind: 'global', name: constantName(proto, c) }
    case OP.GETTABUP:
    case OP.GETTABLE:
      return { kind: 'field', name: constantName(proto, c) }
    case OP.GETUPVAL:
      return { kind: 'upvalue', name: proto.upvalues[b].name }
    case OP.SELF:
      return { kind: 'method', name: constantName(proto, c) }
    default:
      return undefined
  }
}

export function nameOfUpvalue(proto: Proto, index: number): string {
  return `upvalue '${proto.upvalues[index].name}'`
}

/** The register of the function that an instruction calls, or undefined where it calls none. */
export function calledRegister(proto: Proto, pc: number): number | undefined {
  const [op, a] = instructionAt(proto, pc)
  if (op === OP.CALL || op === OP.TAILCALL) return a
  return op === OP.TFORCALL ? a + 3 : undefined
}

/** What the function is called that an instruction calls. @see lua_getinfo of Lua 5.1, `n` */
export function nameOfCalled(proto: Proto, pc: number): string | undefined {
  const [op, a] = instructionAt(proto, pc)
  const isCall = op === OP.CALL || op === OP.TAILCALL || op === OP.TFORCALL
  return isCall ? variableAt(proto, pc, a)?.name : undefined
}

function instructionAt({ code }: Proto, pc: number): Int32Array {
  return code.subarray(pc * INSTRUCTION_SIZE, (pc + 1) * INSTRUCTION_SIZE)
}

function constantName({ constants }: Proto, operand: number): string {
  const constant = operand >= CONSTANT_BIT ? constants[operand - CONSTANT_BIT] : undefined
  return typeof constant === 'string' ? constant.split('\0', 1)[0] : '?'
}

/** The local variable that lives in a register: the one declared last of those alive. */
function localName({ locals }: Proto, register: number, pc: number): string | undefined {
  let left = register
  for (const { name, from, to } of locals) {
    if (from > pc) return undefined
    if (pc < to && left-- === 0) return name
  }
  return undefined
}

/**
 * The instruction that wrote a register last before another, -1 where none surely did: a jump over
 * an instruction makes it unsure.
 */
function lastWriteTo(proto: Proto, before: number, register: number): number {
  let setter = -1
  let jumpTarget = 0
  for (let pc = 0; pc < before; pc++) {
    const [op, , b] = instructionAt(proto, pc)
    if (op === OP.JMP) {
      const target = pc + 1 + b
      if (target > pc && target <= before) jumpTarget = Math.max(jumpTarget, target)
    }
    if (writes(proto, pc, register)) setter = pc < jumpTarget ? -1 : pc
  }
  return setter
}

function writes(proto: Proto, pc: number, register: number): boolean {
  const [op, a, b] = instructionAt(proto, pc)
  if (WRITES_NOTHING.has(op)) return false
  if (!WRITES_RANGE.has(op))
    return op === OP.SELF ? register === a || register === a + 1 : register === a
  if (op === OP.LOADNIL) return register >= a && register <= a + b
  return op === OP.TFORCALL ? register >= a + 2 : register >= a
}
