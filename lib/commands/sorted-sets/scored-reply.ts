import type { ScoredMember } from '../../keyspace/sorted-set-value.js'
import type { Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { doubleReply } from '../double-reply.js'

/** Members with their scores: in turns in RESP2, in pairs in RESP3. */
export function withScores(context: CommandContext, entries: readonly ScoredMember[]): Reply[] {
  const pairs = scoredPairs(context, entries)
  return context.resp === 3 ? pairs : pairs.flat()
}

/** Members with their scores, each a pair of its own. */
export function scoredPairs(context: CommandContext, entries: readonly ScoredMember[]): Reply[][] {
  return entries.map(({ member, score }) => [member, doubleReply(context, score)])
}

export function membersOnly(entries: readonly ScoredMember[]): Reply[] {
  return entries.map(({ member }) => member)
}
