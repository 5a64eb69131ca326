import { CompileError, Interpreter } from '../lua/interpreter.js'
import { RedisRandom } from '../lua/libraries/redis-random.js'
import type { ByteString } from '../reply/byte-string.js'
import {
  doesNotCompile,
  OUT_OF_MEMORY,
  WRITES_IN_READ_ONLY_COMMAND,
} from '../reply/errors/scripting.js'
import { ErrorReply, type Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import type { CommandHost } from './command-host.js'
import { EvalEnvironment } from './eval-environment.js'
import { type Script, ScriptCache, sha1Of } from './script-cache.js'
import { type Invocation, ScriptRun } from './script-run.js'
import { readShebang, type ScriptFlag } from './shebang.js'
import { SCRIPTING_DIFFERENCES, type ScriptingDifferences } from './version-differences.js'

/** The name of every script in error texts. */
const CHUNK_NAME = '@user_script'

export interface ScriptingOptions {
  readonly version: RedisVersion
}

/** The scripts of one server: its script cache and the Lua environment that they run in. */
export class Scripting {
  readonly cache: ScriptCache
  readonly #version: RedisVersion
  readonly #differences: ScriptingDifferences
  readonly #random = new RedisRandom()
  #environment: EvalEnvironment | undefined

  constructor({ version }: ScriptingOptions) {
    this.#version = version
    this.#differences = SCRIPTING_DIFFERENCES[version]
    this.cache = new ScriptCache(this.#differences.mostEvictableScripts)
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

  /** Forgets all scripts and begins a new Lua environment; the generator of math.random goes on. */
  flush(): void {
    this.cache.clear()
    this.#environment = undefined
  }

  /**
   * What refuses a command of a body, before anything else of the command is looked at.
   * @returns undefined where it may run.
   */
  refusalOfBody(host: CommandHost, body: ByteString): ErrorReply | undefined {
    if (!host.isOutOfMemory || !this.#differences.readsShebang) return undefined
    const shebang = readShebang(body)
    return shebang instanceof ErrorReply ? undefined : refusalOf(host, shebang?.flags)
  }

  /** What refuses a command of a known script, before anything else of the command is looked at. */
  refusalOfScript(host: CommandHost, script: Script): ErrorReply | undefined {
    return host.isOutOfMemory ? refusalOf(host, script.flags) : undefined
  }

  /** Runs a script; errors are replies. */
  run(invocation: Invocation<Script>): Reply {
    const { script, isReadOnly } = invocation
    if (isReadOnly && script.flags?.has('no-writes') === false) return WRITES_IN_READ_ONLY_COMMAND
    this.#environment ??= new EvalEnvironment({ version: this.#version, random: this.#random })
    const reply = this.#environment.run(new ScriptRun(invocation, script.sha1))
    this.cache.touch(script)
    return reply
  }

  #compile(body: ByteString): Script | ErrorReply {
    const shebang = this.#differences.readsShebang ? readShebang(body) : undefined
    if (shebang instanceof ErrorReply) return shebang
    const source = shebang === undefined ? body : body.slice(shebang.length)
    const chunk = Interpreter.shared().compile(source, CHUNK_NAME)
    if (chunk instanceof CompileError) return doesNotCompile(chunk.message)
    return { sha1: sha1Of(body), body, chunk, flags: shebang?.flags }
  }
}

/** A script with a shebang counts as one that takes memory, if it does not say otherwise. */
function refusalOf(
  host: CommandHost,
  flags: ReadonlySet<ScriptFlag> | undefined,
): ErrorReply | undefined {
  if (!host.isOutOfMemory || flags === undefined) return undefined
  return flags.has('no-writes') || flags.has('allow-oom') ? undefined : OUT_OF_MEMORY
}
