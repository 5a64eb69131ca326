import { Environment, type RunHandlers } from '../lua/environment.js'
import type { Interpreter } from '../lua/interpreter.js'
import { type LuaState, newTable, pushBytes, rawSetField, rawSetIndex } from '../lua/stack.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import type { CommandHost } from './command-host.js'
import { luaToReply } from './conversions/lua-to-reply.js'
import { errorFormatOf } from './error-formats.js'
import { createLibraries } from './libraries.js'
import type { RedisRandom } from './redis-random.js'
import type { Script } from './script-cache.js'
import { type RunSlot, ScriptRun } from './script-run.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

/** Where KEYS start in `EVAL script numkeys key… arg…`. */
const FIRST_KEY = 3

/** What a script is called with. */
export interface Invocation {
  readonly host: CommandHost
  /** The whole command. */
  readonly argv: readonly ByteString[]
  readonly numkeys: number
  /** Whether the command is a `*_RO` one. */
  readonly isReadOnly: boolean
}

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
  #script: Script | undefined
  #invocation: Invocation | undefined

  constructor(interpreter: Interpreter, { version, random }: ScriptEnvironmentOptions) {
    const differences = SCRIPTING_DIFFERENCES[version]
    const errors = errorFormatOf(version)
    const form = replyFormOf(version)
    this.#random = random
    this.#reseedsEachRun = differences.reseedsEachRun
    this.#environment = new Environment(interpreter, {
      libraries: createLibraries(version, this.#slot, random),
    })
    this.#handlers = {
      errorHandler: errors.handler,
      onResult: (L) => luaToReply(L, currentRun(this.#slot).resp, form),
      onError: (L) => errors.popReply(L, this.#script.sha1),
    }
  }

  /** Runs a script; an error that it raises is the reply. */
  run(script: Script, invocation: Invocation): Reply {
    const { host, isReadOnly } = invocation
    const outer = this.#slot.current
    this.#slot.current = new ScriptRun(host, script.flags, isReadOnly)
    this.#script = script
    this.#invocation = invocation
    if (this.#reseedsEachRun) this.#random.seed(0)
    try {
      return host.atomically(this.#body)
    } finally {
      this.#slot.current = outer
    }
  }

  readonly #body = (): Reply => {
    this.#environment.setGlobals(this.#setArguments)
    return this.#environment.run(this.#script.chunk, this.#handlers)
  }

  /** Sets KEYS and ARGV. */
  readonly #setArguments = (L: LuaState): void => {
    const { argv, numkeys } = this.#invocation
    const firstArg = FIRST_KEY + numkeys
    pushSlice(L, argv, FIRST_KEY, firstArg)
    rawSetField(L, GLOBALS, 'KEYS')
    pushSlice(L, argv, firstArg, argv.length)
    rawSetField(L, GLOBALS, 'ARGV')
  }
}

function pushSlice(L: LuaState, argv: readonly ByteString[], from: number, to: number): void {
  newTable(L)
  for (let i = from; i < to; i++) {
    pushBytes(L, argv[i])
    rawSetIndex(L, -2, i - from + 1)
  }
}
