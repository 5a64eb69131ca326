import { Environment, GLOBALS, type RunHandlers } from '../lua/environment.js'
import type { RedisRandom } from '../lua/libraries/redis-random.js'
import { type LuaState, newList, pushBytes, rawSetField, rawSetIndex } from '../lua/stack.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import { luaToReply, type ReplyForm } from './conversions/lua-to-reply.js'
import { errorFormatOf } from './error-formats.js'
import { createLibraries } from './libraries.js'
import { numberTextsOf } from './number-texts.js'
import { currentRun, type RunSlot, type ScriptRun } from './script-run.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

/** Where KEYS start in `EVAL script numkeys key… arg…`. */
const FIRST_KEY = 3

export interface ScriptEnvironmentOptions {
  readonly version: RedisVersion
  readonly random: RedisRandom
}

/**
 * The Lua environment of one server's scripts, from one SCRIPT FLUSH to the next. The functions
 * that a call needs are made once, here.
 */
export class ScriptEnvironment {
  readonly #environment: Environment
  readonly #slot: RunSlot = { current: undefined }
  readonly #random: RedisRandom
  readonly #reseedsEachRun: boolean
  readonly #handlers: RunHandlers<Reply>

  constructor({ version, random }: ScriptEnvironmentOptions) {
    const errors = errorFormatOf(version)
    const form = replyFormOf(version)
    const slot = this.#slot
    this.#random = random
    this.#reseedsEachRun = SCRIPTING_DIFFERENCES[version].reseedsEachRun
    this.#environment = new Environment({ libraries: createLibraries({ version, slot, random }) })
    this.#handlers = {
      errorHandler: errors.handler,
      onResult: (L) => luaToReply(L, currentRun(slot).resp, form),
      onError: (L) => errors.popReply(L, currentRun(slot).script.sha1),
    }
  }

  /** Runs a script; an error that it raises is the reply. */
  run(run: ScriptRun): Reply {
    const outer = this.#slot.current
    this.#slot.current = run
    if (this.#reseedsEachRun) this.#random.seed(0)
    try {
      return run.host.atomically(this.#runBody)
    } finally {
      this.#slot.current = outer
    }
  }

  readonly #runBody = (): Reply => {
    this.#environment.setGlobals(this.#setArguments)
    return this.#environment.run(currentRun(this.#slot).script.chunk, this.#handlers)
  }

  /** Sets KEYS and ARGV. */
  readonly #setArguments = (L: LuaState): void => {
    const { argv, numkeys } = currentRun(this.#slot)
    const firstArg = FIRST_KEY + numkeys
    pushSlice(L, argv, FIRST_KEY, firstArg)
    rawSetField(L, GLOBALS, 'KEYS')
    pushSlice(L, argv, firstArg, argv.length)
    rawSetField(L, GLOBALS, 'ARGV')
  }
}

function pushSlice(L: LuaState, argv: readonly ByteString[], from: number, to: number): void {
  newList(L, to - from)
  for (let i = from; i < to; i++) {
    pushBytes(L, argv[i])
    rawSetIndex(L, -2, i - from + 1)
  }
}

function replyFormOf(version: RedisVersion): ReplyForm {
  return {
    hasAllResp3Types: SCRIPTING_DIFFERENCES[version].hasAllResp3Types,
    doubleText: numberTextsOf(version).double,
  }
}
