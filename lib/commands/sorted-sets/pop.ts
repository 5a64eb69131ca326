import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ScoredMember, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed, deleteIfEmpty } from '../lookup.js'
import { type MultiPop, parseMultiPop } from '../multi-pop-arguments.js'
import { parseInteger, parsePositive } from '../parse.js'
import { countedPopAsReplicated } from '../popped.js'
import { lookupSortedSet } from './lookup-sorted-set.js'
import { scoredPairs, withScores } from './scored-reply.js'

/** From which end members are taken. */
export type ScoreEnd = 'MIN' | 'MAX'

/** The command that pops of each end. */
export const POP_OF = { MIN: 'ZPOPMIN', MAX: 'ZPOPMAX' } as const

export const zpopmin = definePop('zpopmin', 'MIN')
export const zpopmax = definePop('zpopmax', 'MAX')

function definePop(name: string, end: ScoreEnd): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -2,
    flags: ['write', 'fast'],
    categories: ['sortedset'],
    keys: [keyAt(1, 'RW access delete')],
    run: (context, argv) => {
      const [, key, countText] = argv
      if (argv.length > 3) return SYNTAX_ERROR
      const count = countText === undefined ? 1 : parseCount(context, countText)
      if (count instanceof ErrorReply) return count
      const set = lookupSortedSet(context, key)
      if (set === undefined) return []
      if (set instanceof ErrorReply) return set
      if (count <= 0) return []
      const taken = take(context, key, set, { end, most: count })
      return countText === undefined
        ? scoredPairs(context, taken).flat()
        : withScores(context, taken)
    },
  })
}

/** Before 7.0 a count below 0 takes nothing. */
function parseCount({ version }: CommandContext, text: ByteString): number | ErrorReply {
  return version < '7.0' ? parseInteger(text) : parsePositive(text)
}

export const zmpop = defineCommand<CommandContext>({
  name: 'zmpop',
  arity: -4,
  flags: ['write', 'movablekeys'],
  categories: ['sortedset'],
  keys: [{ access: 'RW access delete', countAt: 1 }],
  since: '7.0',
  run: (context, argv) => {
    const order = parseMultiPop(argv, 1, parseScoreEnd)
    return order instanceof ErrorReply ? order : (popFirst(context, order) ?? NULL_ARRAY)
  },
  replicatedAs: countedPopAsReplicated(POP_OF),
})

export function parseScoreEnd(word: ByteString): ScoreEnd | ErrorReply {
  const end = word.toUpperCase()
  return end === 'MIN' || end === 'MAX' ? end : SYNTAX_ERROR
}

/** The first key that has a sorted set, and the members taken off it; undefined where none has. */
export function popFirst(
  context: CommandContext,
  { keys, end, most }: MultiPop<ScoreEnd>,
): Reply | undefined {
  for (const key of keys) {
    const set = lookupSortedSet(context, key)
    if (set instanceof ErrorReply) return set
    if (set !== undefined) {
      return [key, scoredPairs(context, take(context, key, set, { end, most }))]
    }
  }
  return undefined
}

/** Takes members off an end of a set that has some. */
export function take(
  context: CommandContext,
  key: ByteString,
  set: SortedSetValue,
  { end, most }: { readonly end: ScoreEnd; readonly most: number },
): ScoredMember[] {
  const isMax = end === 'MAX'
  const taken = set.range(isMax ? set.size - 1 : 0, Math.min(most, set.size), isMax)
  for (const { member } of taken) set.delete(member)
  changed(context, key, 'z', isMax ? 'zpopmax' : 'zpopmin', taken.length)
  deleteIfEmpty(context, key, set)
  return taken
}
