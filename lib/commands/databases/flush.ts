import { defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { OK } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'

export const flushdb = defineCommand<CommandContext>({
  name: 'flushdb',
  arity: -1,
  flags: ['write'],
  categories: ['dangerous', 'keyspace'],
  run: (context, argv) => {
    if (!isFlush(argv)) return SYNTAX_ERROR
    context.db.clear(isLazy(context, argv))
    return OK
  },
  isAlwaysReplicated: (version) => version >= '7.0',
})

export const flushall = defineCommand<CommandContext>({
  name: 'flushall',
  arity: -1,
  flags: ['write'],
  categories: ['dangerous', 'keyspace'],
  run: (context, argv) => {
    if (!isFlush(argv)) return SYNTAX_ERROR
    context.keyspace.clear(isLazy(context, argv))
    return OK
  },
  isAlwaysReplicated: () => true,
})

/** ASYNC and SYNC say how the memory is given back, which only INFO shows here. */
function isFlush([, mode, ...rest]: readonly ByteString[]): boolean {
  return rest.length === 0 && (mode === undefined || /^(a?sync)$/i.test(mode))
}

/** From 7.4 on also SYNC is done in the background, where the client can wait for it. */
function isLazy(context: CommandContext, [, mode]: readonly ByteString[]): boolean {
  const mayWait = !context.isScript && !context.isExecuting
  if (context.version >= '7.4' && mayWait) return true
  if (mode === undefined) return context.configNumber('lazyfree-lazy-user-flush') === 1
  return mode.toLowerCase() === 'async'
}
