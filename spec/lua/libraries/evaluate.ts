import { Environment } from '../../../lib/lua/environment.js'
import { CompileError, Interpreter } from '../../../lib/lua/interpreter.js'
import { createBaseLibrary } from '../../../lib/lua/libraries/base/index.js'
import { createBitLibrary } from '../../../lib/lua/libraries/bit.js'
import { createCjsonLibrary } from '../../../lib/lua/libraries/cjson/index.js'
import { createCmsgpackLibrary } from '../../../lib/lua/libraries/cmsgpack/index.js'
import { createCoroutineLibrary } from '../../../lib/lua/libraries/coroutine.js'
import { createStringLibrary } from '../../../lib/lua/libraries/string/index.js'
import { createStructLibrary } from '../../../lib/lua/libraries/struct/index.js'
import type { LuaLibrary } from '../../../lib/lua/library.js'
import { bytesAt, type LuaState, top, valueAt } from '../../../lib/lua/stack.js'
import { type LuaValue, typeName } from '../../../lib/lua/values.js'

/** nil is null; what has no JavaScript value is its type's name in angle brackets. */
export type Result = string | number | boolean | null

/** A script's results, or its error. */
export type Answer = readonly Result[] | string

/** Title, script, what Redis answers. */
export type Rows = readonly (readonly [title: string, script: string, expected: Answer])[]

/** Runs a script in an environment of its own. */
export function evaluate(script: string): Answer {
  return createEvaluator()(script)
}

/** Runs scripts in one environment, which keeps their settings. */
export function createEvaluator(): (script: string) => Answer {
  let results: Result[] = []
  const probe: LuaLibrary = {
    name: '',
    functions: {
      results(L) {
        results = Array.from({ length: top(L) }, (_, i) => toResult(valueAt(L, i + 1)))
        return 0
      },
    },
  }
  const environment = new Environment({
    libraries: [
      createBaseLibrary({ pcall: 'redis', print: false, fenv: true }),
      createStringLibrary(),
      createCoroutineLibrary(),
      probe,
      createBitLibrary(),
      createStructLibrary(),
      createCjsonLibrary(),
      createCmsgpackLibrary(),
    ],
  })
  return (script) => {
    const chunk = Interpreter.shared().compile(
      `results((function() ${script} end)())`,
      '@user_script',
    )
    if (chunk instanceof CompileError) throw new Error(chunk.message)
    return environment.run<Answer>(chunk, { onResult: () => results, onError: errorText })
  }
}

function errorText(L: LuaState): string {
  return bytesAt(L, -1) ?? 'an error that is no string'
}

function toResult(value: LuaValue): Result {
  if (value === undefined) return null
  const isPlain = typeof value === 'string' || typeof value === 'number'
  return isPlain || typeof value === 'boolean' ? value : `<${typeName(value)}>`
}

/** A Lua expression for a number that is no NaN. */
export function luaNumber(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value)
  return value > 0 ? '1/0' : '-1/0'
}

/** A Lua expression for a byte string. */
export function luaString(bytes: string): string {
  const escaped = Array.from(bytes, (char) => `\\${char.charCodeAt(0).toString().padStart(3, '0')}`)
  return `'${escaped.join('')}'`
}
