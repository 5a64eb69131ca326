import { type Command, CommandTable, obeysArity } from '../../lib/command/command-table.js'
import type { ByteString } from '../../lib/reply/byte-string.js'
import type { Reply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import {
  type ScriptDebugging,
  Scripting,
  type ScriptingContext,
  scriptingCommands,
} from '../../lib/scripting/index.js'
import { sha1Of } from '../../lib/scripting/script-cache.js'
import { type FakeCommand, FakeHost } from './fake-host.js'

/** A client without a debugger. */
const NO_DEBUGGING: ScriptDebugging = {
  mode: 'no',
  isInPipeline: false,
  change: () => undefined,
  run: () => {
    throw new Error('nothing is debugged here')
  },
}

/** The scripts of one server, whose data commands are fakes. */
export class ScriptTester {
  readonly host: FakeHost
  readonly scripting: Scripting
  readonly #commands: CommandTable<ScriptingContext>

  constructor(version: RedisVersion = '7.4', commands: readonly FakeCommand[] = []) {
    this.host = new FakeHost(version, commands)
    this.scripting = new Scripting({ version })
    this.#commands = new CommandTable(scriptingCommands, version)
  }

  /** Runs a command of scripts whose arity is right. */
  send(...argv: ByteString[]): Reply {
    const command = this.#commands.find(argv) as Command<ScriptingContext>
    if (!obeysArity(command.arity, argv.length)) throw new Error(`wrong arity: ${argv.join(' ')}`)
    const { scripting, host } = this
    const context = {
      scripting,
      host,
      debugging: NO_DEBUGGING,
      configNumber: () => 1,
      countChange: () => undefined,
      freedLazily: () => undefined,
    }
    return command.definition.run?.(context, argv) as Reply
  }

  /** Runs a script without keys. */
  eval(body: ByteString, ...args: ByteString[]): Reply {
    return this.send('EVAL', body, '0', ...args)
  }

  /** The text of the error that ends a script, with `<sha>` for its digest. */
  errorOf(body: ByteString): string {
    const reply = this.eval(body)
    if (reply === null || typeof reply !== 'object' || !('text' in reply)) {
      throw new Error(`no error: ${JSON.stringify(reply)}`)
    }
    return reply.text.replaceAll(sha1Of(body), '<sha>')
  }
}
