import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { TIMEOUT_NEGATIVE } from '../../reply/errors/blocking.js'
import { TIMEOUT_NOT_AN_INTEGER } from '../../reply/errors/client.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { APPEND_ONLY_OFF, BAD_WAITAOF_LOCAL } from '../../reply/errors/server.js'
import { ErrorReply, Verbatim } from '../../reply/reply.js'
import { infoText } from '../info/info.js'
import type { ServerContext } from '../server-context.js'

const MOST_WORDS_OF_INFO_6 = 2

const info = defineCommand<ServerContext>({
  name: 'info',
  arity: -1,
  flags: [{ flag: 'random', before: '7.0' }, 'loading', 'stale'],
  categories: ['dangerous'],
  run: ({ server, version }, argv) => {
    if (version === '6.2' && argv.length > MOST_WORDS_OF_INFO_6) return SYNTAX_ERROR
    return new Verbatim('txt', infoText(server, argv.slice(1)))
  },
})

const time = defineCommand<ServerContext>({
  name: 'time',
  arity: 1,
  flags: [{ flag: 'random', before: '7.0' }, 'loading', 'stale', 'fast'],
  run: (context) => {
    const now = context.now()
    return [`${Math.floor(now / 1000)}`, `${(now % 1000) * 1000}`]
  },
})

export const role = defineCommand<ServerContext>({
  name: 'role',
  arity: 1,
  flags: ['noscript', 'loading', 'stale', 'fast'],
  categories: ['dangerous', 'admin'],
  olderCategories: { before: '7.0', categories: ['dangerous'] },
  run: ({ server }) => {
    const { offset, online } = server.replication.replicas
    const replicas = online.map(({ ip, port, acknowledged }) => [ip, `${port}`, `${acknowledged}`])
    return ['master', offset, replicas]
  },
})

/** How many replicas have what the client wrote, once there are enough or its time is over. */
const wait = defineCommand<ServerContext>({
  name: 'wait',
  arity: 3,
  flags: [
    { flag: 'noscript', before: '7.2' },
    { flag: 'blocking', since: '7.4' },
  ],
  categories: ['connection'],
  olderCategories: { before: '7.0', categories: ['keyspace'] },
  run: (context, [, replicas, timeout]) => {
    const count = parseInt64(replicas)
    if (count === undefined) return NOT_AN_INTEGER
    const timeoutMs = readTimeout(timeout)
    if (timeoutMs instanceof ErrorReply) return timeoutMs
    const { server, session } = context
    const { replication } = server
    const offset = replication.offsetOf(session)
    const reached = () => replication.replicas.countAt(offset)
    if (reached() >= count || context.isScript || session.isExecuting) return reached()
    const stop = replication.replicas.askAll(() => {
      if (reached() >= count) server.blocking.serveNow(session)
    })
    return context.block({
      keys: [],
      timeoutMs,
      serve: reached,
      onEnd: stop,
      get onTimeout() {
        return reached()
      },
    })
  },
})

const waitaof = defineCommand<ServerContext>({
  name: 'waitaof',
  arity: 4,
  since: '7.2',
  flags: [
    { flag: 'noscript', before: '7.4' },
    { flag: 'blocking', since: '7.4' },
  ],
  categories: ['connection'],
  run: (context, [, local, replicas, timeout]) => {
    const numlocal = parseInt64(local)
    if (numlocal === undefined || numlocal < 0n || numlocal > 1n) return BAD_WAITAOF_LOCAL
    const count = parseInt64(replicas)
    if (count === undefined || count < 0n) return NOT_AN_INTEGER
    const timeoutMs = readTimeout(timeout)
    if (timeoutMs instanceof ErrorReply) return timeoutMs
    if (numlocal > 0n) return APPEND_ONLY_OFF
    if (count === 0n) return [0, 0]
    return context.block({ keys: [], timeoutMs, onTimeout: [0, 0], serve: () => undefined })
  },
})

function readTimeout(text: ByteString): number | ErrorReply {
  const timeout = parseInt64(text)
  if (timeout === undefined) return TIMEOUT_NOT_AN_INTEGER
  return timeout < 0n ? TIMEOUT_NEGATIVE : Number(timeout)
}

/** @see https://redis.io/docs/latest/commands/?group=server */
export const serverStateCommands: readonly CommandDefinition<ServerContext>[] = [
  info,
  time,
  role,
  wait,
  waitaof,
]
