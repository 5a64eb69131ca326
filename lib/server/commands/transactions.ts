import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keysFrom } from '../../command/key-spec.js'
import {
  DISCARD_WITHOUT_MULTI,
  EXEC_WITHOUT_MULTI,
  EXECABORT,
  NESTED_MULTI,
  WATCH_IN_MULTI,
} from '../../reply/errors/server.js'
import { NULL_ARRAY, OK } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const multi = defineCommand<ServerContext>({
  name: 'multi',
  arity: 1,
  flags: ['noscript', 'loading', 'stale', 'fast', { flag: 'allow_busy', since: '7.0' }],
  categories: ['transaction'],
  run: ({ session }) => {
    if (session.transaction !== undefined) return NESTED_MULTI
    session.beginTransaction()
    return OK
  },
})

const exec = defineCommand<ServerContext>({
  name: 'exec',
  arity: 1,
  flags: ['noscript', 'loading', 'stale', 'skip_slowlog'],
  categories: ['transaction'],
  run: ({ server, session }) => {
    const { transaction } = session
    if (transaction === undefined) return EXEC_WITHOUT_MULTI
    const isDirty = session.isDirty || server.watches.seesEnd(session)
    session.endTransaction()
    if (transaction.isAborted) return EXECABORT
    return isDirty ? NULL_ARRAY : session.runTransaction(transaction)
  },
})

const discard = defineCommand<ServerContext>({
  name: 'discard',
  arity: 1,
  flags: ['noscript', 'loading', 'stale', 'fast', { flag: 'allow_busy', since: '7.0' }],
  categories: ['transaction'],
  run: ({ session }) => {
    if (session.transaction === undefined) return DISCARD_WITHOUT_MULTI
    session.endTransaction()
    return OK
  },
})

const watch = defineCommand<ServerContext>({
  name: 'watch',
  arity: -2,
  flags: ['noscript', 'loading', 'stale', 'fast', { flag: 'allow_busy', since: '7.0' }],
  categories: ['transaction'],
  keys: [keysFrom(1, 'RO')],
  run: ({ server, session }, argv) => {
    if (session.transaction !== undefined) return WATCH_IN_MULTI
    for (const key of argv.slice(1)) server.watches.watch(session, session.db, key)
    return OK
  },
})

const unwatch = defineCommand<ServerContext>({
  name: 'unwatch',
  arity: 1,
  flags: ['noscript', 'loading', 'stale', 'fast', { flag: 'allow_busy', since: '7.0' }],
  categories: ['transaction'],
  run: ({ session }) => {
    session.unwatch()
    return OK
  },
})

/** @see https://redis.io/docs/latest/develop/interact/transactions/ */
export const transactionCommands: readonly CommandDefinition<ServerContext>[] = [
  multi,
  exec,
  discard,
  watch,
  unwatch,
]
