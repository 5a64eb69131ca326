import { type ScoredMember, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupSortedSet, sortedSetLimits } from '../sorted-sets/lookup-sorted-set.js'
import { storeSortedSet } from '../sorted-sets/range.js'
import { type Position, positionOf } from './geohash.js'

/** How many members are read at once, so that a search that ends early reads few. */
const CHUNK = 64

/** A sorted set as geo commands see it: its scores are positions. */
export class Places {
  readonly #set: SortedSetValue

  constructor(set: SortedSetValue) {
    this.#set = set
  }

  /** Where a member lies, or undefined where it is none. */
  positionOf(member: ByteString): Position | undefined {
    const score = this.#set.score(member)
    return score === undefined ? undefined : positionOf(score)
  }

  /** The members with scores from one on, up to but without another, in their order. */
  *membersBetween(least: number, end: number): Generator<ScoredMember, void> {
    let rank = this.#set.countWhile(({ score }) => score < least)
    for (;;) {
      const members = this.#set.range(rank, CHUNK, false)
      for (const member of members) {
        if (member.score >= end) return
        yield member
      }
      if (members.length < CHUNK) return
      rank += CHUNK
    }
  }
}

/** The places under a key, undefined where there are none, or WRONGTYPE. */
export function lookupPlaces(
  context: CommandContext,
  key: ByteString,
): Places | undefined | ErrorReply {
  const set = lookupSortedSet(context, key)
  return set === undefined || set instanceof ErrorReply ? set : new Places(set)
}

/** Puts members under a key, over whatever was there; none only delete it. */
export function storePlaces(
  context: CommandContext,
  key: ByteString,
  members: readonly ScoredMember[],
  event: ByteString,
): Reply {
  const set = new SortedSetValue()
  const limits = sortedSetLimits(context)
  for (const { member, score } of members) set.set(member, score, limits)
  return storeSortedSet(context, key, set, event, set.size)
}
