import { Environment, GLOBALS } from '../../../lib/lua/environment.js'
import { CompileError, Interpreter } from '../../../lib/lua/interpreter.js'
import {
  type BaseLibraryOptions,
  createBaseLibrary,
} from '../../../lib/lua/libraries/base/index.js'
import { createCoroutineLibrary } from '../../../lib/lua/libraries/coroutine.js'
import { createMathLibrary } from '../../../lib/lua/libraries/math.js'
import { createOsLibrary } from '../../../lib/lua/libraries/os.js'
import { RedisRandom } from '../../../lib/lua/libraries/redis-random.js'
import { createStringLibrary } from '../../../lib/lua/libraries/string/index.js'
import { createTableLibrary } from '../../../lib/lua/libraries/table.js'
import type { LuaLibrary } from '../../../lib/lua/library.js'
import { bytesAt, type LuaState, pushBytes, rawSetField } from '../../../lib/lua/stack.js'

/** Scripts, and what a real Redis 7 answered; each stands for itself as a title. */
export type AnsweredScripts = readonly (readonly [script: string, answer: string])[]

/** A table that is read-only, as a script's `redis` is. */
const REDIS: LuaLibrary = { name: 'redis', functions: { call: () => 0 } }

/** Runs a script, and shows its results as `(a,b)` or its error as `E:…`. */
const SHOW = `
  local compiled, message = loadstring(SCRIPT, '@user_script')
  if not compiled then return 'C:' .. message end
  local shown = { string = tostring, number = tostring, boolean = tostring, ['nil'] = tostring }
  local function show(value) return (shown[type(value)] or type)(value) end
  local function answer(ok, ...)
    if not ok then
      local first = ...
      local kind = type(first)
      return 'E:' .. ((kind == 'string' or kind == 'number') and first or '(' .. kind .. ')')
    end
    local results = {}
    for i = 1, select('#', ...) do results[i] = show((select(i, ...))) end
    return '(' .. table.concat(results, ',') .. ')'
  end
  return answer(pcall(compiled))`

const AS_7_0: BaseLibraryOptions = { pcall: 'redis', print: false, fenv: true }

/** What a script answers in an environment of its own. */
export function answer(script: string, options = AS_7_0): string {
  return createAnswers(options)(script)
}

/** Runs scripts one after the other in one environment. */
export function createAnswers(options = AS_7_0): (script: string) => string {
  const environment = new Environment({
    libraries: [
      createBaseLibrary(options),
      createCoroutineLibrary(),
      createTableLibrary(),
      createStringLibrary(),
      createMathLibrary(new RedisRandom()),
      createOsLibrary(),
      REDIS,
    ],
  })
  const chunk = Interpreter.shared().compile(SHOW, '@user_script')
  if (chunk instanceof CompileError) throw new Error(chunk.message)
  return (script) => {
    environment.setGlobals((L) => {
      pushBytes(L, script)
      rawSetField(L, GLOBALS, 'SCRIPT')
    })
    return environment.run(chunk, { onResult: textOnTop, onError: textOnTop })
  }
}

function textOnTop(L: LuaState): string {
  return bytesAt(L, -1) ?? 'no text'
}
