import type { FengariProto } from 'fengari/src/lparser.js'
import type { LuaValue } from '../values.js'
import { ARG_TABLE } from './arg-table.js'
import type { FunctionScope } from './function-scope.js'
import { ARG_TABLE_NAME, ENVIRONMENT_NAME } from './generate-code.js'
import { CONSTANT_BIT, INSTRUCTION_SIZE, OP } from './opcodes.js'
import { createProto, type Proto } from './proto.js'

/** Operations whose second operand is one long one. */
const LONG_OPERAND: ReadonlySet<number> = new Set([OP.LOADK, OP.CLOSURE])
const JUMPS: ReadonlySet<number> = new Set([OP.JMP, OP.FORLOOP, OP.FORPREP, OP.TFORLOOP])
const CALLS: ReadonlySet<number> = new Set([OP.CALL, OP.TAILCALL])

/** A chunk's name, and how run-time errors show it. */
type ChunkName = Pick<Proto, 'source' | 'shortSource'>

/** Turns what fengari generated into functions of Lua 5.1. */
export function decodeProto(proto: FengariProto, scope: FunctionScope, name: ChunkName): Proto {
  const environment = proto.upvalues.findIndex(({ name }) => textOf(name) === ENVIRONMENT_NAME)
  return createProto({
    code: encode(proto, environment),
    constants: proto.k.map(({ value }) => constantOf(value)),
    functions: proto.p.map((inner, i) => decodeProto(inner, scope.functions[i], name)),
    upvalues: proto.upvalues.map(({ name, instack, idx }) => ({
      name: textOf(name),
      isRegister: Boolean(instack),
      index: idx,
    })),
    parameters: proto.numparams,
    isVararg: proto.is_vararg,
    registers: proto.maxstacksize,
    lines: callLinesCorrected(proto, scope),
    locals: proto.locvars.map(({ varname, startpc, endpc }) => ({
      name: textOf(varname),
      from: startpc,
      to: endpc,
    })),
    ...name,
  })
}

function encode({ code, k }: FengariProto, environment: number): Int32Array {
  const argTable = CONSTANT_BIT + k.findIndex(({ value }) => constantOf(value) === ARG_TABLE)
  const words = new Int32Array(code.length * INSTRUCTION_SIZE)
  code.forEach((instruction, i) => {
    const { opcode, A, C } = instruction
    const at = i * INSTRUCTION_SIZE
    words[at] = opcode
    words[at + 1] = A
    words[at + 2] = secondOperand(instruction)
    words[at + 3] = C
    if (opcode === OP.SETTABUP && A === environment) words[at] = OP.SETGLOBAL
    else if (opcode === OP.GETTABUP && instruction.B === environment) {
      const isArgTable = C === argTable
      words[at] = isArgTable ? OP.LOADK : OP.GETGLOBAL
      if (isArgTable) {
        words[at + 2] = C - CONSTANT_BIT
        words[at + 3] = 0
      }
    }
  })
  return words
}

function secondOperand({ opcode, B, Bx, sBx, Ax }: FengariProto['code'][number]): number {
  if (JUMPS.has(opcode)) return sBx
  if (LONG_OPERAND.has(opcode)) return Bx
  return opcode === OP.EXTRAARG ? Ax : B
}

/** A call is at the line where its arguments open; fengari puts it where its expression begins. */
function callLinesCorrected({ code, lineinfo }: FengariProto, { callLines }: FunctionScope) {
  let call = 0
  return code.map(({ opcode }, i) => (CALLS.has(opcode) ? callLines[call++] : lineinfo[i]))
}

/** A string, as fengari holds it. */
interface FengariString {
  readonly realstring: Uint8Array
}

function constantOf(value: unknown): LuaValue {
  if (value === null) return undefined
  if (typeof value !== 'object') return value as LuaValue
  const text = textOf(value as FengariString)
  return text === ARG_TABLE_NAME ? ARG_TABLE : text
}

function textOf(string: FengariString): string {
  return Buffer.from(string.realstring).toString('latin1')
}
