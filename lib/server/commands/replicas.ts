import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { FAILOVER_OF_NO_REPLICA, notAvailable, unknownReplconf } from '../../reply/errors/server.js'
import { NO_REPLY, OK, type Replies, type Reply } from '../../reply/reply.js'
import { rdbFile } from '../replication/rdb-file.js'
import type { ServerContext } from '../server-context.js'

const WITHOUT_STREAM = 'a session without a connection takes no stream'
/** What a replica says of itself that is of no interest here. */
const HEARD: ReadonlySet<string> = new Set(['rdb-only', 'rdb-filter-only', 'version'])

const psync = defineCommand<ServerContext>({
  name: 'psync',
  arity: -3,
  flags: [
    'admin',
    'noscript',
    { flag: 'no_async_loading', since: '7.0' },
    { flag: 'no_multi', since: '7.0' },
  ],
  run: (context, [, id, offset, option]) => {
    const { session, server } = context
    if (option?.toLowerCase() === 'failover') return FAILOVER_OF_NO_REPLICA
    if (parseInt64(offset) === undefined) return NOT_AN_INTEGER
    if (session.onStream === undefined) return notAvailable('psync', WITHOUT_STREAM)
    const { stats } = server
    const { replicas } = server.replication
    const missing = replicas.missing(id, Number(offset))
    if (missing === undefined) {
      // A replica that has nothing says `?`.
      if (!id.startsWith('?')) stats.failedPartialSyncs++
      server.replication.openStream()
      return sendAll(context, `+FULLRESYNC ${replicas.id} ${replicas.offset}\r\n`)
    }
    const isAware = replicas.of(session).capabilities.has('psync2')
    stats.partialSyncs++
    replicas.begin(session, `+CONTINUE${isAware ? ` ${replicas.id}` : ''}\r\n`, missing)
    return NO_REPLY
  },
})

/** SYNC is PSYNC as it was before 2.8. */
const sync = defineCommand<ServerContext>({
  name: 'sync',
  arity: 1,
  flags: [
    'admin',
    'noscript',
    { flag: 'no_async_loading', since: '7.0' },
    { flag: 'no_multi', since: '7.0' },
  ],
  run: (context) => {
    if (context.session.onStream === undefined) return notAvailable('sync', WITHOUT_STREAM)
    context.server.replication.openStream()
    return sendAll(context, '')
  },
})

function sendAll(context: ServerContext, head: ByteString): Replies {
  const file = rdbFile(context).toString('latin1')
  const { replication, stats } = context.server
  stats.fullSyncs++
  replication.replicas.begin(context.session, head, `$${file.length}\r\n${file}`)
  return NO_REPLY
}

const replconf = defineCommand<ServerContext>({
  name: 'replconf',
  arity: -1,
  flags: ['admin', 'noscript', 'loading', 'stale', { flag: 'allow_busy', since: '7.0' }],
  run: (context, argv) => {
    if (argv.length % 2 === 0) return SYNTAX_ERROR
    for (let at = 1; at < argv.length; at += 2) {
      const answer = configure(context, argv[at].toLowerCase(), argv[at + 1])
      if (answer !== undefined) return answer
    }
    return OK
  },
})

/** @returns what ends REPLCONF before its end. */
function configure(
  { session, server }: ServerContext,
  option: string,
  text: ByteString,
): Reply | Replies | undefined {
  const { replicas } = server.replication
  if (option === 'ack') {
    if (replicas.has(session)) replicas.acknowledged(session, Number(text))
    return NO_REPLY
  }
  // Only a master asks.
  if (option === 'getack') return NO_REPLY
  if (option === 'listening-port') {
    const port = parseInt64(text)
    if (port === undefined) return NOT_AN_INTEGER
    replicas.of(session).port = Number(port)
  } else if (option === 'ip-address') replicas.of(session).ip = text
  else if (option === 'capa') replicas.of(session).capabilities.add(text.toLowerCase())
  else if (!HEARD.has(option)) return unknownReplconf(option)
  return undefined
}

/** @see https://redis.io/docs/latest/commands/psync/ */
export const replicaCommands: readonly CommandDefinition<ServerContext>[] = [psync, sync, replconf]
