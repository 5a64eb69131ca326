import type { LuaLibrary } from '../../library.js'
import { type LuaState, type NativeFunction, pushCopy, rawSetField } from '../../stack.js'
import { assert, error } from './errors.js'
import { getfenv, setfenv } from './function-environments.js'
import { createCollectgarbage, gcinfo } from './garbage.js'
import { createIpairs, createPairs, next, unpack } from './iteration.js'
import { load, loadstring } from './load.js'
import { getmetatable, setmetatable } from './metatables.js'
import { createNewproxy } from './newproxy.js'
import { print } from './print.js'
import { plainPcall, redisPcall, xpcall } from './protected-calls.js'
import { rawequal, rawget, rawset, select, tonumber, tostring, type } from './values.js'

/** What one build of Redis has in its base library otherwise than another. */
export interface BaseLibraryOptions {
  /** Redis 7.0 and later have a pcall of their own. */
  readonly pcall: 'plain' | 'redis'
  /** Whether there is `print`, as in Redis 6.2. */
  readonly print: boolean
  /** Whether there are `getfenv`, `setfenv` and `newproxy`, which security releases took away. */
  readonly fenv: boolean
}

/** The basic functions. @see https://www.lua.org/manual/5.1/manual.html#5.1 */
export function createBaseLibrary(options: BaseLibraryOptions): LuaLibrary {
  const printing: Record<string, NativeFunction> = options.print ? { print } : {}
  const environments: Record<string, NativeFunction> = options.fenv
    ? { getfenv, setfenv, newproxy: createNewproxy() }
    : {}
  return {
    name: '',
    functions: {
      assert,
      collectgarbage: createCollectgarbage(),
      error,
      gcinfo,
      getmetatable,
      loadstring,
      load,
      next,
      pcall: options.pcall === 'redis' ? redisPcall : plainPcall,
      ...printing,
      rawequal,
      rawget,
      rawset,
      select,
      setmetatable,
      tonumber,
      tostring,
      type,
      unpack,
      xpcall,
      ipairs: createIpairs(),
      pairs: createPairs(),
      ...environments,
    },
    constants: { _VERSION: 'Lua 5.1' },
    fill,
  }
}

/** The globals hold themselves. */
function fill(L: LuaState): void {
  pushCopy(L, -1)
  rawSetField(L, -2, '_G')
}
