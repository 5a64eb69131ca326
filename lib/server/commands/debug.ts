import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseFloat64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { badSubcommandCall, DEBUG_NOT_ALLOWED, notAvailable } from '../../reply/errors/server.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

type DebugCommand = (context: ServerContext, argument: ByteString) => Reply

/** What of DEBUG makes sense without Redis's own insides; each takes one argument. */
const DEBUG_COMMANDS: Readonly<Record<string, DebugCommand>> = {
  /** Stops the whole process, as it stops a Redis. */
  sleep(_, seconds) {
    const wait = parseFloat64(seconds)
    if (wait instanceof ErrorReply) return OK
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait * 1000)
    return OK
  },
  'set-active-expire'({ server }, flag) {
    server.activeExpiry.isOn = flag !== '0'
    return OK
  },
  error: (_, text) => new ErrorReply(text),
}

const WORDS = 3
const ABOUT_REDIS = 'it shows or breaks what only the Redis executable has'

const debug = defineCommand<ServerContext>({
  name: 'debug',
  arity: -2,
  flags: ['admin', 'noscript', 'loading', 'stale'],
  run: (context, argv) => {
    const { server, version } = context
    if (version >= '7.0' && server.config.text('enable-debug-command') === 'no') {
      return DEBUG_NOT_ALLOWED
    }
    const name = argv[1].toLowerCase()
    if (!Object.hasOwn(DEBUG_COMMANDS, name)) return notAvailable(`debug ${name}`, ABOUT_REDIS)
    if (argv.length !== WORDS) return badSubcommandCall(version, 'debug', argv[1])
    return DEBUG_COMMANDS[name](context, argv[2])
  },
})

export const debugCommands: readonly CommandDefinition<ServerContext>[] = [debug]
