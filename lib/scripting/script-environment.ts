import { Environment, type RunHandlers } from '../lua/environment.js'
import type { RedisRandom } from '../lua/libraries/redis-random.js'
import type { LuaLibrary } from '../lua/library.js'
import { type LuaState, newList, pushBytes, rawSetIndex } from '../lua/stack.js'
import { andThen, type Ending, endValue } from '../lua/suspension.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import { luaToReply, type ReplyForm } from './conversions/lua-to-reply.js'
import { errorFormatOf } from './error-formats.js'
import { numberTextsOf } from './number-texts.js'
import type { RunKind, RunWatch } from './run-watch.js'
import { currentRun, type Runnable, type RunSlot, type ScriptRun } from './script-run.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

/** Where keys start in `EVAL script numkeys key… arg…`. */
const FIRST_KEY = 3

export interface ScriptEnvironmentOptions {
  readonly version: RedisVersion
  readonly random: RedisRandom
  readonly watch: RunWatch
}

/** The libraries of an environment, whose functions find the run that goes on in its slot. */
export interface EnvironmentLibraries {
  readonly slot: RunSlot
  readonly libraries: readonly LuaLibrary[]
  /** What a chunk sees instead that registers functions. */
  readonly whileLoading?: readonly LuaLibrary[]
}

/**
 * A Lua environment of one server, in which scripts or functions run. What a call needs is made
 * once, here.
 */
export abstract class ScriptEnvironment<Called extends Runnable> {
  protected readonly environment: Environment
  protected readonly handlers: RunHandlers<Reply>
  protected abstract readonly kind: RunKind
  readonly #slot: RunSlot
  readonly #watch: RunWatch
  readonly #random: RedisRandom
  readonly #reseedsEachRun: boolean
  #run: ScriptRun<Called> | undefined

  constructor(
    { version, random, watch }: ScriptEnvironmentOptions,
    libraries: EnvironmentLibraries,
  ) {
    const errors = errorFormatOf(version)
    const form = replyFormOf(version)
    const { slot } = libraries
    this.#slot = slot
    this.#random = random
    this.#watch = watch
    this.#reseedsEachRun = SCRIPTING_DIFFERENCES[version].reseedsEachRun
    this.environment = new Environment(libraries)
    this.environment.watch(watch)
    this.handlers = {
      errorHandler: errors.handler,
      onResult: (L) => {
        const { resp, host } = currentRun(slot)
        return luaToReply(L, resp, form, (error) => host.errorInside(error))
      },
      onError: (L) => errors.popReply(L, currentRun(slot).name),
    }
  }

  /**
   * Runs a script or function; an error that it raises is the reply.
   * @throws Suspension where it is left, to go on later.
   */
  run(run: ScriptRun<Called>): Reply {
    this.#slot.current = this.#run = run
    this.#watch.current = { run, kind: this.kind }
    if (this.#reseedsEachRun) this.#random.seed(0)
    return andThen(this.#runAtomically, this.#end)
  }

  /** Hands over keys and arguments, and calls. */
  protected abstract start(run: ScriptRun<Called>): Reply

  readonly #runAtomically = (): Reply => currentRun(this.#slot).host.atomically(this.#runBody)

  readonly #runBody = (): Reply => this.start(this.#run as ScriptRun<Called>)

  readonly #end = (ending: Ending<Reply>): Reply => {
    this.#slot.current = this.#run = this.#watch.current = undefined
    return endValue(ending)
  }
}

/** Pushes a list of the keys of a run. */
export function pushKeys(L: LuaState, { argv, numkeys }: ScriptRun): void {
  pushSlice(L, argv, FIRST_KEY, FIRST_KEY + numkeys)
}

/** Pushes a list of the arguments of a run that are no keys. */
export function pushArguments(L: LuaState, { argv, numkeys }: ScriptRun): void {
  pushSlice(L, argv, FIRST_KEY + numkeys, argv.length)
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
    hasSignedNan: version < '7.2',
  }
}
