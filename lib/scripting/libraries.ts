import { createBaseLibrary } from '../lua/libraries/base/index.js'
import { createBitLibrary } from '../lua/libraries/bit.js'
import { createCjsonLibrary } from '../lua/libraries/cjson/index.js'
import { createCmsgpackLibrary } from '../lua/libraries/cmsgpack/index.js'
import { createCoroutineLibrary } from '../lua/libraries/coroutine.js'
import { createMathLibrary } from '../lua/libraries/math.js'
import { createOsLibrary } from '../lua/libraries/os.js'
import type { RedisRandom } from '../lua/libraries/redis-random.js'
import { createStringLibrary } from '../lua/libraries/string/index.js'
import { createStructLibrary } from '../lua/libraries/struct/index.js'
import { createTableLibrary } from '../lua/libraries/table.js'
import type { LuaLibrary } from '../lua/library.js'
import { REDIS_TABLE_TEXTS, SCRIPT_REFUSALS } from '../reply/errors/script-refusals.js'
import type { RedisVersion } from '../reply/version.js'
import { shownErrors } from './debugger/shown-errors.js'
import { errorFormatOf } from './error-formats.js'
import { numberTextsOf } from './number-texts.js'
import { createRedisLibrary, createRedisLibraryOfFunctions } from './redis-table/index.js'
import type { RedisTableContext } from './redis-table/redis-table-context.js'
import type { RunSlot } from './script-run.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

export interface LibrariesOptions {
  readonly version: RedisVersion
  /** Holds the run that `redis.call` and its like belong to. */
  readonly slot: RunSlot
  readonly random: RedisRandom
}

/** The libraries that a version of Redis opens for scripts. */
export function createLibraries(options: LibrariesOptions): readonly LuaLibrary[] {
  const redis = createRedisLibrary(redisTableContext(options))
  return [...createLuaLibraries(options), redis, errorHandlerLibrary(options)]
}

/** The libraries that a version of Redis opens for functions. */
export function createFunctionLibraries(options: LibrariesOptions): readonly LuaLibrary[] {
  const redis = createRedisLibraryOfFunctions(redisTableContext(options))
  return [...createLuaLibraries(options), redis]
}

function createLuaLibraries(options: LibrariesOptions): readonly LuaLibrary[] {
  const { raisesTables, hasPrint, hasOs } = SCRIPTING_DIFFERENCES[options.version]
  return [
    createBaseLibrary({
      pcall: raisesTables ? 'redis' : 'plain',
      print: hasPrint,
      fenv: true,
    }),
    createTableLibrary(),
    createStringLibrary(),
    createMathLibrary(options.random),
    createCoroutineLibrary(),
    ...(hasOs ? [createOsLibrary()] : []),
    createStructLibrary(),
    createCjsonLibrary(),
    createCmsgpackLibrary(),
    createBitLibrary(),
  ]
}

/** What the functions of the `redis` table of an environment share. */
export function redisTableContext({ version, slot, random }: LibrariesOptions): RedisTableContext {
  const differences = SCRIPTING_DIFFERENCES[version]
  return {
    version,
    slot,
    differences,
    errors: shownErrors(errorFormatOf(version), slot, differences),
    texts: REDIS_TABLE_TEXTS[version],
    refusals: SCRIPT_REFUSALS[version],
    numberText: numberTextsOf(version).argument,
    reseed: () => random.seed(Math.random() * 2 ** 32),
  }
}

/** Redis leaves its own error handler among the globals, where scripts can call it. */
function errorHandlerLibrary({ version }: LibrariesOptions): LuaLibrary {
  return { name: '', functions: { __redis__err__handler: errorFormatOf(version).handler } }
}
