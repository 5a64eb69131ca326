import { obeysArity } from '../../command/command-table.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseFloat64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  BAD_PACKED_THRESHOLD,
  badSubcommandCall,
  DEBUG_NOT_ALLOWED,
  notAvailable,
} from '../../reply/errors/server.js'
import { ErrorReply, OK, type Replies, type Reply, Status } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { parseMemory } from '../config/config-parameter.js'
import { OF_REDIS_ALONE } from '../debug/debug-names.js'
import { debugObject } from '../debug/debug-object.js'
import { digestOf, valueDigestOf } from '../debug/digest.js'
import { populate } from '../debug/populate.js'
import { protocolSample } from '../debug/protocol-samples.js'
import { reload } from '../debug/reload.js'
import type { ServerContext } from '../server-context.js'

interface DebugCommand {
  /** The number of words with DEBUG; negative means at least. */
  readonly words: number
  readonly most?: number
  readonly since?: RedisVersion
  /** The first version that does not know it any more. */
  readonly before?: RedisVersion
  readonly run: (
    context: ServerContext,
    argument: ByteString,
    argv: readonly ByteString[],
  ) => Reply | Replies
}

const LARGEST_NODE = 2n ** 32n

/** What of DEBUG makes sense without Redis's own insides. */
const DEBUG_COMMANDS: Readonly<Record<string, DebugCommand>> = {
  /** Stops the whole process, as it stops a Redis. */
  sleep: {
    words: 3,
    run(_, seconds) {
      const wait = parseFloat64(seconds)
      if (wait instanceof ErrorReply) return OK
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait * 1000)
      return OK
    },
  },
  'set-active-expire': {
    words: 3,
    run({ server }, flag) {
      server.activeExpiry.isOn = flag !== '0'
      return OK
    },
  },
  /** Whether scripts may run commands that are not made for them. */
  'set-disable-deny-scripts': {
    words: 3,
    since: '7.0',
    run({ server }, flag) {
      server.allowsAllInScripts = (Number.parseInt(flag, 10) || 0) !== 0
      return OK
    },
  },
  object: { words: 3, run: debugObject },
  digest: {
    words: 2,
    run: ({ keyspace, version }) => new Status(digestOf(keyspace, version)),
  },
  'digest-value': {
    words: -2,
    run: ({ db, version }, _, argv) =>
      argv.slice(2).map((key) => new Status(valueDigestOf(db, key, version))),
  },
  populate: { words: -3, most: 5, run: (context, _, argv) => populate(context, argv) },
  /** Sets the parameter `lua-replicate-commands`. */
  'lua-always-replicate-commands': {
    words: 3,
    before: '7.0',
    run({ server }, flag) {
      const isOn = (Number.parseInt(flag, 10) || 0) !== 0
      server.config.set('lua-replicate-commands', isOn ? 'yes' : 'no')
      return OK
    },
  },
  reload: { words: -2, run: (context, _, argv) => reload(context, argv) },
  loadaof: { words: 2, run: ({ server }) => server.persistence.loadAppended() },
  'pause-cron': {
    words: 3,
    run({ server }, flag) {
      server.isCronPaused = Number(flag) !== 0
      return OK
    },
  },
  error: { words: 3, run: (_, text) => new ErrorReply(text) },
  log: {
    words: 3,
    run({ server }, text) {
      server.log('warning', `DEBUG LOG: ${text}`)
      return OK
    },
  },
  protocol: { words: 3, run: protocolSample },
  /** Replicas that are there stay; one that comes back does not know the new history. */
  'change-repl-id': {
    words: 2,
    run({ server }) {
      server.replication.replicas.changeId()
      return OK
    },
  },
  /** From what size on an element has a node of its own: lists have no such nodes here. */
  'quicklist-packed-threshold': {
    words: 3,
    since: '7.0',
    run({ version }, text) {
      const bytes = parseMemory(text, version)
      return bytes === undefined || bytes > LARGEST_NODE ? BAD_PACKED_THRESHOLD : OK
    },
  },
}

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
    if (OF_REDIS_ALONE.has(name)) return notAvailable(`debug ${name}`, ABOUT_REDIS)
    const command = Object.hasOwn(DEBUG_COMMANDS, name) ? DEBUG_COMMANDS[name] : undefined
    if (command === undefined || !isCallable(command, version, argv.length)) {
      return badSubcommandCall(version, 'debug', argv[1])
    }
    return command.run(context, argv[2], argv)
  },
  replicatedAs: () => undefined,
})

function isCallable(command: DebugCommand, version: RedisVersion, words: number): boolean {
  const { since = version, before = '9', most = words } = command
  const isKnown = version >= since && version < before
  return isKnown && words <= most && obeysArity(command.words, words)
}

export const debugCommands: readonly CommandDefinition<ServerContext>[] = [debug]
