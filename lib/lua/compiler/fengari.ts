// The first to be loaded, see there.
import './fengari-lua.js'

import core from 'fengari/src/fengaricore.js'
import llex from 'fengari/src/llex.js'
import lobject from 'fengari/src/lobject.js'
import lparser from 'fengari/src/lparser.js'
import lstring from 'fengari/src/lstring.js'
import { lua } from './fengari-lua.js'

export type { LexState } from 'fengari/src/llex.js'
export type { TValue } from 'fengari/src/lobject.js'
export type { FengariProto } from 'fengari/src/lparser.js'

/** The modules of fengari that compile a chunk. */
export { core, llex, lobject, lparser, lstring, lua }
