import type { LuaValue } from '../values.js'

/** Where a closure finds one of its upvalues when it is made. */
export interface UpvalueSource {
  readonly name: string
  /** Whether it is a register of the enclosing function, or one of its upvalues. */
  readonly isRegister: boolean
  readonly index: number
}

/** A local variable, and between which instructions it lives. */
export interface LocalVariable {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** A compiled function: what all closures of it share, in whatever environment. */
export interface Proto {
  /** Four numbers an instruction. */
  readonly code: Int32Array
  readonly constants: readonly LuaValue[]
  readonly functions: readonly Proto[]
  readonly upvalues: readonly UpvalueSource[]
  readonly parameters: number
  readonly isVararg: boolean
  /** How many registers it needs. */
  readonly registers: number
  /** The line of each instruction. */
  readonly lines: readonly number[]
  readonly locals: readonly LocalVariable[]
  /** The chunk's name as it was given: `@user_script`. */
  readonly source: string
  /** And as run-time errors show it. */
  readonly shortSource: string
}

/** A function made of its parts. All are made here, so that the engine finds their fields in one way. */
export function createProto(parts: Proto): Proto {
  const { code, constants, functions, upvalues, parameters, isVararg, registers } = parts
  const { lines, locals, source, shortSource } = parts
  return {
    code,
    constants: ofOneKind(constants),
    functions,
    upvalues,
    parameters,
    isVararg,
    registers,
    lines,
    locals,
    source,
    shortSource,
  }
}

/** The engine tells arrays of numbers alone from others: this one it takes for an array of anything. */
function ofOneKind(values: readonly LuaValue[]): readonly LuaValue[] {
  const copy = new Array<LuaValue>(values.length).fill(undefined)
  for (let i = 0; i < values.length; i++) copy[i] = values[i]
  return copy
}
