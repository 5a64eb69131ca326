import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { wrongArity } from '../../reply/errors/common.js'
import { NO_REPLY, Status } from '../../reply/reply.js'
import { quit as leave } from '../connection/goodbye.js'
import type { ServerContext } from '../server-context.js'

const PONG = new Status('PONG')
const MOST_ARGUMENTS_OF_PING = 2

const ping = defineCommand<ServerContext>({
  name: 'ping',
  arity: -1,
  flags: ['fast', { flag: 'stale', before: '7.0' }],
  categories: ['connection'],
  run: ({ server, session, resp, version }, argv) => {
    const isOld = server.sentinel !== undefined && version === '6.2'
    if (argv.length > (isOld ? 1 : MOST_ARGUMENTS_OF_PING)) return wrongArity('ping')
    if (session.subscriptions.count > 0 && resp === 2) return ['pong', argv[1] ?? '']
    return argv[1] ?? PONG
  },
})

const echo = defineCommand<ServerContext>({
  name: 'echo',
  arity: 2,
  flags: ['fast', { flag: 'loading', since: '7.0' }, { flag: 'stale', since: '7.0' }],
  categories: ['connection'],
  run: (_, argv) => argv[1],
})

const quit = defineCommand<ServerContext>({
  name: 'quit',
  arity: -1,
  since: '7.0',
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'],
  categories: ['connection'],
  run: ({ session }) => leave(session),
})

/** Words at which a connection ends, commands of 6.2. In scripts they do nothing. */
const wordsOfHttp = ['post', 'host:'].map((name) =>
  defineCommand<ServerContext>({
    name,
    arity: -1,
    before: '7.0',
    flags: ['loading', 'readonly', 'stale'],
    run: ({ isScript, session }) => {
      if (!isScript) session.close()
      return NO_REPLY
    },
  }),
)

const reset = defineCommand<ServerContext>({
  name: 'reset',
  arity: 1,
  flags: [
    'noscript',
    'loading',
    'stale',
    'fast',
    { flag: 'no_auth', since: '7.0' },
    { flag: 'allow_busy', since: '7.0' },
  ],
  categories: ['connection'],
  run: ({ session }) => {
    session.reset()
    return new Status('RESET')
  },
})

/** @see https://redis.io/docs/latest/commands/?group=connection */
export const connectionCommands: readonly CommandDefinition<ServerContext>[] = [
  ping,
  echo,
  quit,
  ...wordsOfHttp,
  reset,
]
