// fengari's modules import each other in a circle, which opens at this one.
import 'fengari/src/lua.js'

import core from 'fengari/src/fengaricore.js'
import llex from 'fengari/src/llex.js'
import lobject from 'fengari/src/lobject.js'
import lparser from 'fengari/src/lparser.js'
import lstring from 'fengari/src/lstring.js'
import lua from 'fengari/src/lua.js'

export type { LexState } from 'fengari/src/llex.js'
export type { TValue } from 'fengari/src/lobject.js'
export type { FengariProto } from 'fengari/src/lparser.js'

/** The modules of fengari that compile a chunk. */
export { core, llex, lobject, lparser, lstring, lua }
