import { type ChunkFiles, CompileError, Interpreter } from '../../lua/interpreter.js'
import { bytesAt, type LuaState, typeAt } from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  BAD_LIBRARY_NAME,
  LOAD_TIMEOUT,
  libraryDoesNotCompile,
  libraryDoesNotLoad,
  NO_FUNCTIONS,
  REGISTER_TEXTS,
} from '../../reply/errors/functions.js'
import type { ErrorReply, Reply } from '../../reply/reply.js'
import { errorFieldsOf } from '../error-fields.js'
import { createFunctionLibraries, redisTableContext } from '../libraries.js'
import { createRedisLibraryOfLoads } from '../redis-table/index.js'
import type { RunWatch } from '../run-watch.js'
import {
  pushArguments,
  pushKeys,
  ScriptEnvironment,
  type ScriptEnvironmentOptions,
} from '../script-environment.js'
import type { KnownFlags } from '../script-flag.js'
import { emptySlot, type LibraryLoad, type RunSlot, type ScriptRun } from '../script-run.js'
import type { FunctionLibrary, LibraryFunction } from './library.js'
import { isFunctionName, type LibraryMetadata } from './library-metadata.js'
import { createRegisterFunction } from './register-function.js'

/** The name of every library in error texts. */
const CHUNK_NAME = '@user_function'

export interface FunctionEnvironmentOptions extends ScriptEnvironmentOptions {
  readonly knownFlags: KnownFlags
  /** Where compiled libraries are kept. */
  readonly chunkFiles: ChunkFiles | undefined
}

/** How a library is loaded. */
export interface LoadOptions {
  /** Takes the lines of its redis.log. */
  readonly log: LibraryLoad['log']
  /** How long its code may run. */
  readonly mostMilliseconds: number
}

/** The Lua environment of one server's functions. What their libraries hold lives in it. */
export class FunctionEnvironment extends ScriptEnvironment<LibraryFunction> {
  protected readonly kind = 'function'
  readonly #slot: RunSlot
  readonly #watch: RunWatch
  readonly #chunkFiles: ChunkFiles | undefined

  constructor(options: FunctionEnvironmentOptions) {
    const slot = emptySlot()
    const context = redisTableContext({ ...options, slot })
    super(options, {
      slot,
      libraries: createFunctionLibraries({ ...options, slot }),
      whileLoading: [
        createRedisLibraryOfLoads(context, createRegisterFunction(context, options.knownFlags)),
      ],
    })
    this.#slot = slot
    this.#watch = options.watch
    this.#chunkFiles = options.chunkFiles
  }

  /**
   * Runs the code of a library, which registers its functions.
   */
  load(
    { name, source }: LibraryMetadata,
    code: ByteString,
    { log, mostMilliseconds }: LoadOptions,
  ): FunctionLibrary | ErrorReply {
    const chunk = Interpreter.shared().compile(source, CHUNK_NAME, this.#chunkFiles)
    if (chunk instanceof CompileError) return libraryDoesNotCompile(chunk.message)
    const functions = new Map<ByteString, LibraryFunction>()
    this.#slot.loading = { log, register: (each) => register(functions, each) }
    try {
      const handlers = {
        onResult: () => undefined,
        onError: (L: LuaState) => libraryDoesNotLoad(errorText(L)),
      }
      const onSteps = this.#watch.ofLoad(name, mostMilliseconds, LOAD_TIMEOUT)
      const refusal = this.environment.load(chunk, handlers, onSteps)
      if (refusal !== undefined) return refusal
    } finally {
      this.#slot.loading = undefined
    }
    return functions.size === 0 ? NO_FUNCTIONS : { name, code, functions }
  }

  protected start(run: ScriptRun<LibraryFunction>): Reply {
    return this.environment.call(run.script.callback, this.handlers, (L) => {
      pushKeys(L, run)
      pushArguments(L, run)
    })
  }
}

function register(
  functions: Map<ByteString, LibraryFunction>,
  each: LibraryFunction,
): ByteString | undefined {
  if (!isFunctionName(each.name)) return BAD_LIBRARY_NAME
  if (functions.has(each.name)) return REGISTER_TEXTS.registeredTwice
  functions.set(each.name, each)
  return undefined
}

/** What the error on top says: no handler has seen it. */
function errorText(L: LuaState): ByteString {
  if (typeAt(L, -1) === 'table') return errorFieldsOf(L).err ?? 'ERR unknown error'
  return `ERR ${bytesAt(L, -1)}`
}
