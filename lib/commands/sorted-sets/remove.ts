import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed, deleteIfEmpty } from '../lookup.js'
import { parseRange, type RangeKind } from './bounds.js'
import { lookupSortedSet } from './lookup-sorted-set.js'

export const zrem = defineCommand<CommandContext>({
  name: 'zrem',
  arity: -3,
  flags: ['write', 'fast'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, argv) => {
    const key = argv[1]
    const set = lookupSortedSet(context, key)
    if (set === undefined) return 0
    if (set instanceof ErrorReply) return set
    const deleted = argv.slice(2).filter((member) => set.delete(member)).length
    if (deleted > 0) {
      changed(context, key, 'z', 'zrem', deleted)
      deleteIfEmpty(context, key, set)
    }
    return deleted
  },
})

export const zremrangebyrank = defineRemoveRange('zremrangebyrank', 'rank')
export const zremrangebyscore = defineRemoveRange('zremrangebyscore', 'score')
export const zremrangebylex = defineRemoveRange('zremrangebylex', 'lex')

function defineRemoveRange(name: string, kind: RangeKind): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: 4,
    flags: ['write'],
    categories: ['sortedset'],
    keys: [keyAt(1, 'RW delete')],
    run: (context, [, key, min, max]) => {
      const range = parseRange(kind, min, max)
      if (range instanceof ErrorReply) return range
      const set = lookupSortedSet(context, key)
      if (set === undefined) return 0
      if (set instanceof ErrorReply) return set
      const { first, count } = range(set)
      for (const { member } of set.range(first, count, false)) set.delete(member)
      if (count > 0) {
        changed(context, key, 'z', name, count)
        deleteIfEmpty(context, key, set)
      }
      return count
    },
  })
}
