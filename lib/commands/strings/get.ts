import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { Expiry } from '../../keyspace/database.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { deletion } from '../deletion.js'
import { changed } from '../lookup.js'
import { expiryAt, parseStringOptions } from './expire-options.js'
import { getexAsReplicated } from './replicated.js'
import { lookupString } from './string-key.js'

export const get = defineCommand<CommandContext>({
  name: 'get',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key]) => {
    const value = lookupString(context, key)
    if (value === undefined) return null
    return value instanceof ErrorReply ? value : value.bytes
  },
})

export const getdel = defineCommand<CommandContext>({
  name: 'getdel',
  arity: 2,
  flags: ['write', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access delete')],
  run: (context, [, key]) => {
    const value = lookupString(context, key)
    if (value === undefined) return null
    if (value instanceof ErrorReply) return value
    context.db.delete(key)
    changed(context, key, 'g', 'del')
    return value.bytes
  },
  // Before 7.2 the parameter for DEL counts.
  replicatedAs: (context, [, key]) =>
    context.version < '7.2' ? deletion(context, key, 'lazyfree-lazy-user-del') : ['DEL', key],
})

export const getex = defineCommand<CommandContext>({
  name: 'getex',
  arity: -2,
  flags: ['write', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, argv) => {
    const key = argv[1]
    const options = parseStringOptions(argv, 2, context)
    if (options instanceof ErrorReply) return options
    const value = lookupString(context, key)
    if (value === undefined) return null
    if (value instanceof ErrorReply) return value
    const { time, persist } = options
    const at = time === undefined ? undefined : expiryAt(context, 'getex', time)
    if (at instanceof ErrorReply) return at
    if (at !== undefined) setExpiry(context, key, at)
    else if (persist && context.db.clearExpiry(key)) changed(context, key, 'g', 'persist')
    return value.bytes
  },
  replicatedAs: getexAsReplicated,
})

export const strlen = defineCommand<CommandContext>({
  name: 'strlen',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key]) => {
    const value = lookupString(context, key)
    return value instanceof ErrorReply ? value : (value?.length ?? 0)
  },
})

/** A time that is over deletes the key at once. */
function setExpiry(context: CommandContext, key: string, at: Expiry): void {
  if (at <= context.now()) {
    context.db.delete(key)
    changed(context, key, 'g', 'del')
    return
  }
  context.db.setExpiry(key, at)
  changed(context, key, 'g', 'expire')
}
