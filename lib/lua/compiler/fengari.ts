import { createRequire } from 'node:module'
import type Core from 'fengari/src/fengaricore.js'
import type Llex from 'fengari/src/llex.js'
import type Lobject from 'fengari/src/lobject.js'
import type Lparser from 'fengari/src/lparser.js'
import type Lstring from 'fengari/src/lstring.js'
import type Lua from 'fengari/src/lua.js'

const require = createRequire(import.meta.url)

/** The modules of fengari that compile a chunk. */
export interface Fengari {
  readonly lua: typeof Lua
  readonly core: typeof Core
  readonly llex: typeof Llex
  readonly lobject: typeof Lobject
  readonly lparser: typeof Lparser
  readonly lstring: typeof Lstring
}

/**
 * Loads fengari, or finds it loaded. A process whose chunks were all compiled by an earlier one has no
 * need of it.
 */
export function loadFengari(): Fengari {
  // Its modules import each other in a circle, which opens at this one.
  const lua: typeof Lua = require('fengari/src/lua.js')
  return {
    lua,
    core: require('fengari/src/fengaricore.js'),
    llex: require('fengari/src/llex.js'),
    lobject: require('fengari/src/lobject.js'),
    lparser: require('fengari/src/lparser.js'),
    lstring: require('fengari/src/lstring.js'),
  }
}
