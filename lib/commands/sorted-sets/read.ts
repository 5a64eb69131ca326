import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, NULL_ARRAY } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { doubleReply } from '../double-reply.js'
import { lookupSortedSet } from './lookup-sorted-set.js'

export const zcard = defineCommand<CommandContext>({
  name: 'zcard',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key]) => {
    const set = lookupSortedSet(context, key)
    return set instanceof ErrorReply ? set : (set?.size ?? 0)
  },
})

export const zscore = defineCommand<CommandContext>({
  name: 'zscore',
  arity: 3,
  flags: ['readonly', 'fast'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key, member]) => {
    const set = lookupSortedSet(context, key)
    if (set instanceof ErrorReply) return set
    const score = set?.score(member)
    return score === undefined ? null : doubleReply(context, score)
  },
})

export const zmscore = defineCommand<CommandContext>({
  name: 'zmscore',
  arity: -3,
  flags: ['readonly', 'fast'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const set = lookupSortedSet(context, argv[1])
    if (set instanceof ErrorReply) return set
    return argv.slice(2).map((member) => {
      const score = set?.score(member)
      return score === undefined ? null : doubleReply(context, score)
    })
  },
})

export const zrank = defineRank('zrank', false)
export const zrevrank = defineRank('zrevrank', true)

function defineRank(name: string, isReverse: boolean): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -3,
    olderArity: { before: '7.2', arity: 3 },
    flags: ['readonly', 'fast'],
    categories: ['sortedset'],
    keys: [keyAt(1, 'RO access')],
    run: (context, argv) => {
      const [, key, member, option] = argv
      if (argv.length > 4 || !isWithScore(option)) return SYNTAX_ERROR
      const set = lookupSortedSet(context, key)
      if (set instanceof ErrorReply) return set
      const fromStart = set?.rank(member)
      if (set === undefined || fromStart === undefined)
        return option === undefined ? null : NULL_ARRAY
      const rank = isReverse ? set.size - 1 - fromStart : fromStart
      if (option === undefined) return rank
      return [rank, doubleReply(context, set.score(member) as number)]
    },
  })
}

function isWithScore(option: ByteString | undefined): boolean {
  return option === undefined || option.toUpperCase() === 'WITHSCORE'
}
