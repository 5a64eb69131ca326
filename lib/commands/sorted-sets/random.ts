import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ScoredMember, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { COUNT_TOO_LARGE } from '../../reply/errors/hashes.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseSignedCount } from '../parse.js'
import { anySlots, differentSlots } from '../random-slots.js'
import { lookupSortedSet } from './lookup-sorted-set.js'
import { membersOnly, withScores } from './scored-reply.js'

/** With scores, twice the count has to fit an int64. */
const MOST_WITH_SCORES = 2n ** 62n - 1n

export const zrandmember = defineCommand<CommandContext>({
  name: 'zrandmember',
  arity: -2,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    if (argv.length === 2) return oneMember(context, argv[1])
    const count = parseSignedCount(argv[2])
    if (count instanceof ErrorReply) return count
    const isScored = argv.length === 4 && argv[3].toUpperCase() === 'WITHSCORES'
    if (argv.length > 4 || (argv.length === 4 && !isScored)) return SYNTAX_ERROR
    if (isScored && isTooLarge(BigInt(argv[2]))) return COUNT_TOO_LARGE
    const set = lookupSortedSet(context, argv[1])
    if (set === undefined) return []
    if (set instanceof ErrorReply) return set
    const picked = pick(context, set, count)
    return isScored ? withScores(context, picked) : membersOnly(picked)
  },
})

function isTooLarge(count: bigint): boolean {
  return count > MOST_WITH_SCORES || count < -MOST_WITH_SCORES
}

function oneMember(context: CommandContext, key: ByteString): Reply {
  const set = lookupSortedSet(context, key)
  if (set === undefined) return null
  if (set instanceof ErrorReply) return set
  return set.memberAt(Math.floor(context.random() * set.size))
}

function pick(context: CommandContext, set: SortedSetValue, count: number): ScoredMember[] {
  if (count >= set.size) return set.entries()
  const random = () => context.random()
  const slots =
    count < 0 ? anySlots(set.size, -count, random) : differentSlots(set.size, count, random)
  return slots.map((slot) => {
    const member = set.memberAt(slot)
    return { member, score: set.score(member) as number }
  })
}
