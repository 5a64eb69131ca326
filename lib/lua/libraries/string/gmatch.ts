import { checkBytes } from '../../arguments.js'
import { type LuaState, pushNative } from '../../stack.js'
import { pushMatch } from './captures.js'
import { findMatch } from './find.js'
import { LuaPattern } from './lua-pattern.js'

/** `string.gmatch (s, pattern)`, and its older name `string.gfind`. */
export function gmatch(L: LuaState): number {
  const subject = checkBytes(L, 1)
  const pattern = checkBytes(L, 2)
  let start = 0
  pushNative(L, (caller) => {
    const search = new LuaPattern(caller, subject, pattern, false)
    const found = findMatch(search, start)
    if (found < 0) return 0
    // Behind an empty match the next one starts a byte further.
    start = search.end === found ? found + 1 : search.end
    return pushMatch(caller, search, found, search.end)
  })
  return 1
}
