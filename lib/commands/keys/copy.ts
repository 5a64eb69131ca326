import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { COPY_IN_CLUSTER, MOVE_IN_CLUSTER } from '../../reply/errors/cluster.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { DB_OUT_OF_RANGE, SAME_OBJECT } from '../../reply/errors/keys.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'

interface CopyOptions {
  readonly target: Database
  readonly replace: boolean
}

export const copy = defineCommand<CommandContext>({
  name: 'copy',
  arity: -3,
  flags: ['write', 'denyoom'],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RO access'), keyAt(2, 'OW update')],
  run: (context, argv) => {
    const [, from, to] = argv
    const options = parseOptions(context, argv)
    if (options instanceof ErrorReply) return options
    const { target, replace } = options
    if (context.isCluster && target.index !== 0) return COPY_IN_CLUSTER
    if (target === context.db && from === to) return SAME_OBJECT
    const value = context.db.get(from)
    if (value === undefined) return 0
    if (target.has(to)) {
      if (!replace) return 0
      target.delete(to, 'server-del')
    }
    const expiry = context.db.expiryOf(from)
    target.set(to, value.clone())
    if (expiry !== undefined) target.setExpiry(to, expiry)
    target.signalModified(to)
    context.notify('g', 'copy_to', to, target)
    return 1
  },
})

export const move = defineCommand<CommandContext>({
  name: 'move',
  arity: 3,
  flags: ['write', 'fast'],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, indexText]) => {
    const { db, isCluster } = context
    if (isCluster) return MOVE_IN_CLUSTER
    const index = parseInteger(indexText)
    if (index instanceof ErrorReply) return index
    const target = context.keyspace.database(index)
    if (target === undefined) return DB_OUT_OF_RANGE
    if (target === db) return SAME_OBJECT
    const value = db.get(key)
    if (value === undefined || target.has(key)) return 0
    const expiry = db.expiryOf(key)
    target.set(key, value)
    if (expiry !== undefined) target.setExpiry(key, expiry)
    db.delete(key)
    db.signalModified(key, 0)
    target.signalModified(key)
    context.notify('g', 'move_from', key)
    context.notify('g', 'move_to', key, target)
    return 1
  },
})

function parseOptions(
  context: CommandContext,
  argv: readonly ByteString[],
): CopyOptions | ErrorReply {
  let target = context.db
  let replace = false
  for (let i = 3; i < argv.length; i++) {
    const word = argv[i].toUpperCase()
    if (word === 'REPLACE') replace = true
    else if (word === 'DB' && i + 1 < argv.length) {
      const index = parseInteger(argv[++i])
      if (index instanceof ErrorReply) return index
      const found = context.keyspace.database(index)
      if (found === undefined) return DB_OUT_OF_RANGE
      target = found
    } else return SYNTAX_ERROR
  }
  return { target, replace }
}
