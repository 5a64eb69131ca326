import { bytesAt, type LuaState, numberAt, top, typeAt } from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'

/** Prints a number that a script gives to a command. */
export type NumberText = (n: number) => ByteString

/**
 * The arguments of a native function as a command's argv.
 *
 * @returns undefined where one is neither a string nor a number.
 */
export function luaToArgv(L: LuaState, numberText: NumberText): ByteString[] | undefined {
  const count = top(L)
  const argv: ByteString[] = new Array(count)
  for (let place = 1; place <= count; place++) {
    const arg = argumentAt(L, place, numberText)
    if (arg === undefined) return undefined
    argv[place - 1] = arg
  }
  return argv
}

function argumentAt(L: LuaState, place: number, numberText: NumberText): ByteString | undefined {
  if (typeAt(L, place) !== 'number') return bytesAt(L, place)
  const n = numberAt(L, place) ?? Number.NaN
  // Only Lua knows the sign of a NaN.
  return Number.isNaN(n) ? bytesAt(L, place) : numberText(n)
}
