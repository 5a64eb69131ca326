import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import type { ServerContext } from '../server-context.js'

const save = defineCommand<ServerContext>({
  name: 'save',
  arity: 1,
  flags: [
    'admin',
    'noscript',
    { flag: 'no_async_loading', since: '7.0' },
    { flag: 'no_multi', since: '7.0' },
  ],
  run: ({ server }) => server.persistence.saveNow(),
})

const bgsave = defineCommand<ServerContext>({
  name: 'bgsave',
  arity: -1,
  flags: ['admin', 'noscript', { flag: 'no_async_loading', since: '7.0' }],
  run: (context, [, option, ...rest]) => {
    const mayWait = option?.toLowerCase() === 'schedule'
    if (rest.length > 0 || (option !== undefined && !mayWait)) return SYNTAX_ERROR
    return context.server.persistence.saveInBackground(mayWait, isLater(context))
  },
})

const bgrewriteaof = defineCommand<ServerContext>({
  name: 'bgrewriteaof',
  arity: 1,
  flags: ['admin', 'noscript', { flag: 'no_async_loading', since: '7.0' }],
  run: (context) => context.server.persistence.rewriteInBackground(isLater(context)),
})

const lastsave = defineCommand<ServerContext>({
  name: 'lastsave',
  arity: 1,
  flags: [{ flag: 'random', before: '7.0' }, 'loading', 'stale', 'fast'],
  categories: ['admin', 'dangerous'],
  run: ({ server }) => Math.floor(server.persistence.lastSaveAt / 1000),
})

/** From 7.0 on nothing of the kind begins inside a transaction. */
function isLater({ version, session }: ServerContext): boolean {
  return version >= '7.0' && session.isExecuting
}

/** @see https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/ */
export const persistenceCommands: readonly CommandDefinition<ServerContext>[] = [
  save,
  bgsave,
  bgrewriteaof,
  lastsave,
]
