import fengari from 'fengari'
import { describe, expect, it } from 'vitest'
import { checkFengari } from '../../../lib/lua/compiler/check-fengari.js'
import { compile } from '../../../lib/lua/compiler/compile.js'
import type { Proto } from '../../../lib/lua/compiler/proto.js'

const { lua, lauxlib, lualib, to_luastring: toBytes, to_jsstring: toText } = fengari

/** Runs a chunk on a plain state of fengari, as another package in the process would. */
function runOnPlainFengari(chunk: string): string {
  const L = lauxlib.luaL_newstate()
  lualib.luaL_openlibs(L)
  lauxlib.luaL_dostring(L, toBytes(chunk))
  return toText(lua.lua_tostring(L, -1))
}

const LUA_5_3 = [
  ['return tostring(10 / 2)', '5.0'],
  ['return tostring(7 // 2)', '3'],
  ['return tostring(2147483647 + 1)', '-2147483648'],
  ['goto done ::done:: return "a goto"', 'a goto'],
  ['return tostring(#{n = 1, 2, 3})', '2'],
  ['return select(2, load("x ="))', '[string "x ="]:1: unexpected symbol near <eof>'],
]

describe('checkFengari', () => {
  const asProto = (text: string) => compile(text, '=check') as Proto

  it('accepts the fengari that is installed', () => {
    expect(() => checkFengari(asProto)).not.toThrow()
  })

  it('refuses one that compiles a known chunk otherwise', () => {
    expect(() => checkFengari(() => asProto('return 1'))).toThrow(
      /^Failed to load "fengari": a known chunk compiles to /,
    )
  })
})

describe('other users of fengari', () => {
  it.each(LUA_5_3)('run %s as before', (chunk, result) => {
    compile('local goto = 1 return goto % 2 .. "x"', '@user_script')
    expect(runOnPlainFengari(chunk)).toBe(result)
  })

  it('are not disturbed by a chunk that does not compile', () => {
    compile('x = = 1', '@user_script')
    expect(runOnPlainFengari('return 1 // 1 .. ""')).toBe('1')
  })
})
