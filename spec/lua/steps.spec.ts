import { describe, expect, it } from 'vitest'
import { Environment } from '../../lib/lua/environment.js'
import { throwValue } from '../../lib/lua/error.js'
import { CompileError, Interpreter } from '../../lib/lua/interpreter.js'
import { createStringLibrary } from '../../lib/lua/libraries/string/index.js'
import { createTableLibrary } from '../../lib/lua/libraries/table.js'
import type { LuaLibrary } from '../../lib/lua/library.js'
import { bytesAt } from '../../lib/lua/stack.js'

/** Ends a script whose native functions took a million steps. */
function createWatch(): LuaLibrary {
  let taken = 0
  return {
    name: '',
    functions: {},
    fill: ({ global }) => {
      global.onSteps = (L, steps) => {
        taken += steps
        if (taken > 1e6) throwValue(L, 'stopped')
      }
    },
  }
}

function runWatched(script: string): string | undefined {
  const libraries = [createStringLibrary(), createTableLibrary(), createWatch()]
  const environment = new Environment({ libraries })
  const chunk = Interpreter.shared().compile(script, '@user_script')
  if (chunk instanceof CompileError) throw new Error(chunk.message)
  return environment.run(chunk, {
    onResult: (L) => bytesAt(L, -1),
    onError: (L) => bytesAt(L, -1),
  })
}

describe('steps of native functions', () => {
  it.each([
    "return ('a'):rep(30000):find('.-.-.-.-b')",
    "return ('a'):rep(30000):find(('a*'):rep(20) .. 'b')",
    "return ('a'):rep(30):find(('a?'):rep(30) .. ('a'):rep(31))",
    "return ('a'):rep(1e5):find('.-' .. ('a'):rep(5e4) .. 'b')",
    "return ('('):rep(1e5):find('%b()')",
    "return ('a'):rep(1e5):gsub('a-b', '')",
    'table.insert({}, -2^31, 1)',
  ])('end %s', (script) => {
    expect(runWatched(script)).toBe('stopped')
  })

  it('let short work be', () => {
    expect(runWatched("return (('a'):rep(1000):gsub('a', 'b'))")).toBe('b'.repeat(1000))
  })
})

describe('steps of Lua code', () => {
  it.each([
    'while true do end',
    'repeat until false',
    'for i = 1, 1e300 do end',
    'local function f() return f() end f()',
    'local function f() return 1 end while true do f() end',
    'for _ in function() return 1 end do end',
  ])('end %s', (script) => {
    expect(runWatched(script)).toBe('stopped')
  })

  it('let short work be', () => {
    expect(runWatched('local n = 0 for i = 1, 1e5 do n = n + i end return n')).toBe('5000050000')
  })
})
