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
  run: ({ db }, argv) => {
    if (!isFlush(argv)) return SYNTAX_ERROR
    db.clear()
    return OK
  },
  isAlwaysReplicated: (version) => version >= '7.0',
})

export const flushall = defineCommand<CommandContext>({
  name: 'flushall',
  arity: -1,
  flags: ['write'],
  categories: ['dangerous', 'keyspace'],
  run: ({ keyspace }, argv) => {
    if (!isFlush(argv)) return SYNTAX_ERROR
    keyspace.clear()
    return OK
  },
  isAlwaysReplicated: () => true,
})

/** ASYNC and SYNC say how the memory is given back, which is no matter here. */
function isFlush([, mode, ...rest]: readonly ByteString[]): boolean {
  return rest.length === 0 && (mode === undefined || /^(a?sync)$/i.test(mode))
}
