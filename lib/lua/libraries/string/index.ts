import type { LuaLibrary } from '../../library.js'
import type { LuaState } from '../../stack.js'
import { rawGetField, rawSetField, valueAt } from '../../stack.js'
import { LuaTable } from '../../table.js'
import { dump } from './dump.js'
import { find, match } from './find.js'
import { gmatch } from './gmatch.js'
import { gsub } from './gsub.js'
import { byte, char, sub } from './slice.js'
import { format } from './string-format.js'
import { len, lower, rep, reverse, upper } from './whole.js'

/** The string library. @see https://www.lua.org/manual/5.1/manual.html#5.4 */
export function createStringLibrary(): LuaLibrary {
  return {
    name: 'string',
    functions: {
      byte,
      char,
      dump,
      find,
      format,
      gfind: gmatch,
      gmatch,
      gsub,
      len,
      lower,
      match,
      rep,
      reverse,
      sub,
      upper,
    },
    fill,
  }
}

/** Both names of gmatch are one function, and all strings index the library. */
function fill(L: LuaState): void {
  rawGetField(L, -1, 'gmatch')
  rawSetField(L, -2, 'gfind')
  const metatable = new LuaTable(0, 1)
  metatable.set('__index', valueAt(L, -1))
  L.global.stringMetatable = metatable
}
