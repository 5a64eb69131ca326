import type { Proto } from './compiler/proto.js'
import type { LuaState } from './state.js'
import type { LuaTable } from './table.js'
import { Closure, Upvalue } from './values.js'

/** A main function has one upvalue, the place of an environment, which Lua 5.1 keeps elsewhere. */
const NO_UPVALUES: readonly Upvalue[] = [new Upvalue([undefined], 0)]

/** The function that a compiled chunk is, with the globals it is to run in. */
export function mainClosure(chunk: Proto, globals: LuaTable): Closure {
  return new Closure(chunk, NO_UPVALUES, globals)
}

/** Pushes the function that a compiled chunk is, with the globals of what runs. */
export function pushMain(L: LuaState, chunk: Proto): void {
  L.stack[L.top++] = mainClosure(chunk, L.global.globals)
}
