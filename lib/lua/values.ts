import type { Proto } from './compiler/proto.js'
import type { LuaState, NativeFunction } from './state.js'
import type { LuaTable } from './table.js'

/**
 * A value of Lua as JavaScript holds it: nil is `undefined`, a string is a byte string, a number is
 * a double. The rest are objects of one class each.
 */
export type LuaValue =
  | undefined
  | boolean
  | number
  | string
  | LuaTable
  | LuaFunction
  | LuaState
  | Userdata
  | LightUserdata
  | PositiveNaN

export type LuaFunction = Closure | NativeClosure

/** The names that `type` gives, and `no value` for what is not there. */
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

/** A variable that closures share: a slot of a stack while its function runs, then its own. */
export class Upvalue {
  slots: LuaValue[]
  index: number

  constructor(slots: LuaValue[], index: number) {
    this.slots = slots
    this.index = index
  }

  /** Takes the value out of the stack. */
  close(): void {
    // An array made of a number alone would be of another kind for the engine than the rest.
    const slots: LuaValue[] = [undefined]
    slots[0] = this.slots[this.index]
    this.slots = slots
    this.index = 0
  }
}

/**
 * A Lua function with its upvalues and the table that its globals live in.
 * @see https://www.lua.org/manual/5.1/manual.html#2.9
 */
export class Closure {
  readonly type = 'function'
  readonly proto: Proto
  readonly upvalues: readonly Upvalue[]
  environment: LuaTable

  constructor(proto: Proto, upvalues: readonly Upvalue[], environment: LuaTable) {
    this.proto = proto
    this.upvalues = upvalues
    this.environment = environment
  }
}

/** A function of the host. */
export class NativeClosure {
  readonly type = 'function'
  readonly run: NativeFunction

  constructor(run: NativeFunction) {
    this.run = run
  }
}

/** A full userdata, which only `newproxy` makes. */
export class Userdata {
  readonly type = 'userdata'
  metatable: LuaTable | undefined
}

export class LightUserdata {
  readonly type = 'userdata'
}

/** The null pointer: `cjson.null`. */
export const LIGHT_NULL = new LightUserdata()

/**
 * A NaN whose sign bit is clear. On x86 an operation that is not defined gives a NaN with the sign
 * set, which prints as `-nan`; JavaScript cannot tell the two apart, so the rare one is an object.
 */
export class PositiveNaN {
  readonly type = 'number'
}

export const POSITIVE_NAN = new PositiveNaN()

/** The name of a value's type. */
export function typeName(value: LuaValue): LuaTypeName {
  switch (typeof value) {
    case 'undefined':
      return 'nil'
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value as 'boolean' | 'number' | 'string'
    default:
      return (value as { readonly type: LuaTypeName }).type
  }
}

/** Whether a value counts as true: all but nil and false do. */
export function isTrue(value: LuaValue): boolean {
  return value !== undefined && value !== false
}
