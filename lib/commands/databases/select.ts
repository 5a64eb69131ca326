import { defineCommand } from '../../command/define-command.js'
import { SELECT_IN_CLUSTER, SWAPDB_IN_CLUSTER } from '../../reply/errors/cluster.js'
import { DB_OUT_OF_RANGE, INVALID_FIRST_DB, INVALID_SECOND_DB } from '../../reply/errors/keys.js'
import { ErrorReply, OK } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'

export const select = defineCommand<CommandContext>({
  name: 'select',
  arity: 2,
  flags: ['fast', 'loading', 'stale'],
  categories: ['connection'],
  olderCategories: { before: '7.0', categories: ['keyspace'] },
  run: (context, [, text]) => {
    const index = parseInteger(text)
    if (index instanceof ErrorReply) return index
    if (context.isCluster && index !== 0) return SELECT_IN_CLUSTER
    if (context.keyspace.database(index) === undefined) return DB_OUT_OF_RANGE
    context.select(index)
    return OK
  },
})

export const swapdb = defineCommand<CommandContext>({
  name: 'swapdb',
  arity: 3,
  flags: ['fast', 'write'],
  categories: ['dangerous', 'keyspace'],
  run: ({ keyspace, isCluster }, [, firstText, secondText]) => {
    if (isCluster) return SWAPDB_IN_CLUSTER
    const first = parseInteger(firstText, INVALID_FIRST_DB)
    if (first instanceof ErrorReply) return first
    const second = parseInteger(secondText, INVALID_SECOND_DB)
    if (second instanceof ErrorReply) return second
    const one = keyspace.database(first)
    const other = keyspace.database(second)
    if (one === undefined || other === undefined) return DB_OUT_OF_RANGE
    if (one !== other) one.swap(other)
    return OK
  },
  isAlwaysReplicated: () => true,
})

export const dbsize = defineCommand<CommandContext>({
  name: 'dbsize',
  arity: 1,
  flags: ['fast', 'readonly'],
  categories: ['keyspace'],
  run: ({ db }) => db.size,
})
