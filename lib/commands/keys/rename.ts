import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_SUCH_KEY } from '../../reply/errors/common.js'
import { OK } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'

export const rename = defineCommand<CommandContext>({
  name: 'rename',
  arity: 3,
  flags: ['write'],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'OW update')],
  run: (context, [, from, to]) => {
    if (!context.db.touch(from)) return NO_SUCH_KEY
    if (from !== to) moveTo(context, from, to)
    return OK
  },
})

export const renamenx = defineCommand<CommandContext>({
  name: 'renamenx',
  arity: 3,
  flags: ['write', 'fast'],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'OW insert')],
  run: (context, [, from, to]) => {
    if (!context.db.touch(from)) return NO_SUCH_KEY
    if (context.db.has(to)) return 0
    moveTo(context, from, to)
    return 1
  },
})

/** The value takes its time of expiry along. */
function moveTo(context: CommandContext, from: ByteString, to: ByteString): void {
  const { db } = context
  const value = db.peek(from)
  if (value === undefined) return
  const expiry = db.expiryOf(from)
  if (db.has(to)) db.delete(to, 'server-del')
  db.delete(from)
  db.set(to, value)
  if (expiry !== undefined) db.setExpiry(to, expiry)
  db.signalModified(from, 0)
  db.signalModified(to)
  context.notify('g', 'rename_from', from)
  context.notify('g', 'rename_to', to)
}
