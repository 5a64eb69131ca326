import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { parseRange, type RangeKind } from './bounds.js'
import { lookupSortedSet, sortedSetLimits } from './lookup-sorted-set.js'
import { entriesOf, parseRangeArguments, type RangeForm } from './range-arguments.js'
import { membersOnly, withScores } from './scored-reply.js'

export const zrange = defineRange('zrange', {})
export const zrevrange = defineRange('zrevrange', { kind: 'rank', isReverse: true })
export const zrangebyscore = defineRange('zrangebyscore', { kind: 'score', isReverse: false })
export const zrevrangebyscore = defineRange('zrevrangebyscore', { kind: 'score', isReverse: true })
export const zrangebylex = defineRange('zrangebylex', { kind: 'lex', isReverse: false })
export const zrevrangebylex = defineRange('zrevrangebylex', { kind: 'lex', isReverse: true })

function defineRange(name: string, form: RangeForm): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -4,
    flags: ['readonly'],
    categories: ['sortedset'],
    keys: [keyAt(1, 'RO access')],
    run: (context, argv) => {
      const asked = parseRangeArguments(argv, 2, form)
      if (asked instanceof ErrorReply) return asked
      const set = lookupSortedSet(context, argv[1])
      if (set instanceof ErrorReply) return set
      const entries = set === undefined ? [] : entriesOf(set, asked)
      return asked.withScores ? withScores(context, entries) : membersOnly(entries)
    },
  })
}

export const zrangestore = defineCommand<CommandContext>({
  name: 'zrangestore',
  arity: -5,
  flags: ['write', 'denyoom'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'OW update'), keyAt(2, 'RO access')],
  run: (context, argv) => {
    const [, destination, source] = argv
    const asked = parseRangeArguments(argv, 3, { isStore: true })
    if (asked instanceof ErrorReply) return asked
    const set = lookupSortedSet(context, source)
    if (set instanceof ErrorReply) return set
    const entries = set === undefined ? [] : entriesOf(set, asked)
    const stored = new SortedSetValue()
    const limits = sortedSetLimits(context)
    for (const { member, score } of entries) stored.set(member, score, limits)
    return storeSortedSet(context, destination, stored, 'zrangestore')
  },
})

/** Puts a result under a key, in the place of whatever was there. @returns how many members. */
export function storeSortedSet(
  context: CommandContext,
  key: ByteString,
  set: SortedSetValue,
  event: string,
  changes?: number,
): number {
  const existed = context.db.has(key)
  if (existed) context.db.delete(key, 'server-del')
  if (set.isEmpty) {
    if (existed) changed(context, key, 'g', 'del')
    return 0
  }
  context.db.set(key, set)
  changed(context, key, 'z', event, changes)
  return set.size
}

export const zcount = defineCount('zcount', 'score')
export const zlexcount = defineCount('zlexcount', 'lex')

function defineCount(name: string, kind: RangeKind): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: 4,
    flags: ['readonly', 'fast'],
    categories: ['sortedset'],
    keys: [keyAt(1, 'RO access')],
    run: (context, [, key, min, max]) => {
      const range = parseRange(kind, min, max)
      if (range instanceof ErrorReply) return range
      const set = lookupSortedSet(context, key)
      if (set instanceof ErrorReply) return set
      return set === undefined ? 0 : range(set).count
    },
  })
}
