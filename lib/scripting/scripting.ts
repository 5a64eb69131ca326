import { type Chunk, ChunkFiles, CompileError, Interpreter } from '../lua/interpreter.js'
import { RedisRandom } from '../lua/libraries/redis-random.js'
import type { ByteString } from '../reply/byte-string.js'
import { BUSY, doesNotCompile, NO_SCRIPT_RUNS, UNKILLABLE } from '../reply/errors/scripting.js'
import { ErrorReply, type Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import type { CommandHost } from './command-host.js'
import { EvalEnvironment } from './eval-environment.js'
import { Functions } from './functions/functions.js'
import type { LibraryFunction } from './functions/library.js'
import { memoryOf, type ScriptingMemory } from './memory-usage.js'
import { refusalOfRun } from './run-refusals.js'
import { type RunKind, type RunLimits, RunWatch } from './run-watch.js'
import { type Script, ScriptCache, sha1Of } from './script-cache.js'
import { KnownFlags, type ScriptFlag } from './script-flag.js'
import { SCRIPT_NAME } from './script-name.js'
import { type Invocation, ScriptRun } from './script-run.js'
import { readShebang } from './shebang.js'
import { SCRIPTING_DIFFERENCES, type ScriptingDifferences } from './version-differences.js'

const CHUNK_NAME = `@${SCRIPT_NAME}`

const NO_LIMITS: RunLimits = {
  busyAfter: Number.POSITIVE_INFINITY,
  endAfter: Number.POSITIVE_INFINITY,
  mostMemory: Number.POSITIVE_INFINITY,
}

export interface ScriptingOptions {
  readonly version: RedisVersion
  /** Flags of scripts and functions that Redis does not know; they have no effect. */
  readonly extraScriptFlags?: readonly ByteString[] | undefined
  /** Hears of each script of EVAL that the cache drops. */
  readonly onEvict?: () => void
  /** How long scripts may run; without it, as long as they take. */
  readonly limits?: RunLimits
  /** A folder where compiled scripts are kept for the processes that come later. */
  readonly compileCache?: string | undefined
  /** Takes the lines that libraries log which come back after a restart. */
  readonly log?: CommandHost['log']
}

/** The scripts and functions of one server, and the Lua environments that they run in. */
export class Scripting {
  readonly cache: ScriptCache
  readonly functions: Functions
  readonly watch: RunWatch
  readonly #options: ScriptingOptions
  readonly #knownFlags: KnownFlags
  readonly #version: RedisVersion
  readonly #differences: ScriptingDifferences
  readonly #random = new RedisRandom()
  readonly #chunkFiles: ChunkFiles | undefined
  #environment: EvalEnvironment | undefined

  constructor(options: ScriptingOptions) {
    const { version, extraScriptFlags = [], onEvict, compileCache } = options
    this.#options = options
    this.#version = version
    this.#knownFlags = new KnownFlags(extraScriptFlags)
    this.watch = new RunWatch(options.limits ?? NO_LIMITS)
    this.#chunkFiles = compileCache === undefined ? undefined : new ChunkFiles(compileCache)
    this.functions = new Functions({
      version,
      random: this.#random,
      watch: this.watch,
      knownFlags: this.#knownFlags,
      chunkFiles: this.#chunkFiles,
    })
    this.#differences = SCRIPTING_DIFFERENCES[version]
    this.cache = new ScriptCache(this.#differences.mostEvictableScripts, onEvict)
  }

  get memory(): ScriptingMemory {
    return memoryOf(this.cache, this.functions)
  }

  /** Takes a script in, as SCRIPT LOAD does. */
  load(body: ByteString): Script | ErrorReply {
    const known = this.cache.findByBody(body)
    if (known !== undefined) return known
    const script = this.#compile(body)
    if (!(script instanceof ErrorReply)) this.cache.add(script)
    return script
  }

  /** Takes a script in, as EVAL does: from 7.4 on it is dropped again when there are too many. */
  loadEvictable(body: ByteString): Script | ErrorReply {
    const known = this.cache.findByBody(body)
    if (known !== undefined) return known
    const script = this.#compile(body)
    if (!(script instanceof ErrorReply)) this.cache.addEvictable(script)
    return script
  }

  /** What a server has of it that starts anew: its functions, as they are saved with the data. */
  restarted(): Scripting {
    const scripting = new Scripting(this.#options)
    const codes = [...this.functions.libraries()].map(({ code }) => code)
    scripting.functions.restore(codes, 'flush', this.#options.log ?? (() => undefined))
    return scripting
  }

  /** As {@link restarted}; the generator of math.random goes on where it is. */
  forked(): Scripting {
    const scripting = this.restarted()
    scripting.#random.copy(this.#random)
    return scripting
  }

  /** Has no scripts and functions. */
  emptied(): Scripting {
    return new Scripting(this.#options)
  }

  /** What a replica has of it: the functions; in 6.2 the scripts of SCRIPT LOAD too. */
  replicated(): Scripting {
    const scripting = this.restarted()
    if (!this.#differences.replicatesScripts) return scripting
    for (const script of this.cache.loaded()) scripting.cache.add(script)
    return scripting
  }

  /** Forgets all scripts and begins a new Lua environment; the generator of math.random goes on. */
  flush(): void {
    this.cache.clear()
    this.#environment = undefined
  }

  /**
   * Whether a script or function says by the flag `no-writes` that it writes nothing.
   * @param name the command that runs it: `eval`, `evalsha`, `fcall`.
   * @param which its body, digest or name.
   */
  declaresNoWrites(name: string, which: ByteString): boolean {
    return this.declaredFlags(name, which)?.has('no-writes') === true
  }

  /**
   * The flags of what a command runs; undefined for what has none, and for what is not there.
   * @param name the command: `eval`, `evalsha_ro`, `fcall`.
   * @param which its body, digest or name.
   */
  declaredFlags(name: string, which: ByteString): ReadonlySet<ScriptFlag> | undefined {
    if (!this.#differences.readsShebang) return undefined
    if (name.startsWith('evalsha')) return this.cache.find(which)?.flags
    if (name.startsWith('fcall')) return this.functions.find(which)?.flags
    const shebang = readShebang(which, this.#knownFlags)
    return shebang instanceof ErrorReply ? undefined : shebang?.flags
  }

  /** Runs a script; errors are replies. */
  run(invocation: Invocation<Script>): Reply {
    const { script } = invocation
    const refusal = refusalOfRun(invocation)
    if (refusal !== undefined) return refusal
    this.#environment ??= new EvalEnvironment({
      version: this.#version,
      random: this.#random,
      watch: this.watch,
    })
    this.cache.touch(script)
    return this.#environment.run(new ScriptRun(this.#debugged(invocation), script.sha1))
  }

  /** A debugger needs a script that tells of its lines. */
  #debugged(invocation: Invocation<Script>): Invocation<Script> {
    const { script } = invocation
    if (invocation.debugger === undefined) return invocation
    const chunk = Interpreter.shared().compileForDebugging(this.#sourceOf(script.body), CHUNK_NAME)
    // It compiled before.
    return { ...invocation, script: { ...script, chunk: chunk as Chunk } }
  }

  /**
   * Ends what was left half-way, by the command for its kind.
   * @see https://redis.io/docs/latest/commands/script-kill/
   */
  kill(kind: RunKind): ErrorReply | undefined {
    const { current } = this.watch
    if (current === undefined) return NO_SCRIPT_RUNS
    if (current.run.hasWritten) return UNKILLABLE
    if (current.kind !== kind) return BUSY[current.kind]
    current.run.isKilled = true
    return undefined
  }

  /** Calls a function of a library; errors are replies. */
  call(invocation: Invocation<LibraryFunction>): Reply {
    return refusalOfRun(invocation) ?? this.functions.run(invocation)
  }

  #compile(body: ByteString): Script | ErrorReply {
    const shebang = this.#differences.readsShebang ? readShebang(body, this.#knownFlags) : undefined
    if (shebang instanceof ErrorReply) return shebang
    const chunk = Interpreter.shared().compile(
      body.slice(shebang?.length ?? 0),
      CHUNK_NAME,
      this.#chunkFiles,
    )
    if (chunk instanceof CompileError) return doesNotCompile(chunk.message)
    return { sha1: sha1Of(body), body, chunk, flags: shebang?.flags }
  }

  /** What of a body is Lua: all behind its shebang. */
  #sourceOf(body: ByteString): ByteString {
    const shebang = this.#differences.readsShebang ? readShebang(body, this.#knownFlags) : undefined
    return shebang instanceof ErrorReply ? body : body.slice(shebang?.length ?? 0)
  }
}
