import { GLOBALS } from '../lua/environment.js'
import { type LuaState, rawSetField } from '../lua/stack.js'
import type { Reply } from '../reply/reply.js'
import { createLibraries } from './libraries.js'
import type { Script } from './script-cache.js'
import {
  pushArguments,
  pushKeys,
  ScriptEnvironment,
  type ScriptEnvironmentOptions,
} from './script-environment.js'
import { currentRun, emptySlot, type ScriptRun } from './script-run.js'

/** The Lua environment of one server's scripts, from one SCRIPT FLUSH to the next. */
export class EvalEnvironment extends ScriptEnvironment<Script> {
  protected readonly kind = 'script'
  readonly #setArguments: (L: LuaState) => void

  constructor(options: ScriptEnvironmentOptions) {
    const slot = emptySlot()
    super(options, { slot, libraries: createLibraries({ ...options, slot }) })
    this.#setArguments = (L) => setArguments(L, currentRun(slot))
  }

  protected start(run: ScriptRun<Script>): Reply {
    this.environment.setGlobals(this.#setArguments)
    this.environment.onLine = run.debugger?.onLine
    return this.environment.run(run.script.chunk, this.handlers)
  }
}

function setArguments(L: LuaState, run: ScriptRun): void {
  pushKeys(L, run)
  rawSetField(L, GLOBALS, 'KEYS')
  pushArguments(L, run)
  rawSetField(L, GLOBALS, 'ARGV')
}
