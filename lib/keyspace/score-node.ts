import type { ByteString } from '../reply/byte-string.js'

/** A member of a sorted set with its score. */
export interface ScoredMember {
  readonly member: ByteString
  readonly score: number
}

/** The most entries of a leaf, and children of a branch. */
export const MOST_WIDTH = 64

/** A part of a {@link ScoreTree}: a leaf with members, or a branch with parts below it. */
export interface ScoreNode {
  /** How many members there are in it. */
  readonly size: number
  /** How many entries or children it has of its own. */
  readonly width: number
  /** Its first member, or one before it and behind all of the part before: where the part begins. */
  readonly first: ScoredMember

  /**
   * Puts a member in that is not there yet.
   * @returns the half that was split off to the right where the node became too wide.
   */
  insert(member: ByteString, score: number): ScoreNode | undefined
  /** @returns whether the member was there. */
  delete(member: ByteString, score: number): boolean
  /** Takes over all that its neighbour to the right has. */
  absorb(right: this): void
  /** Takes its leaves out of the way from leaf to leaf: it is empty. */
  unlink(): void
  /** How many members stand before a place in the order. */
  rankOf(member: ByteString, score: number): number
  /** How many members a condition holds for, which holds for all up to some place and none behind. */
  countWhile(holds: (entry: ScoredMember) => boolean): number
}

/** How many of some members in order, given by lists of the same length, stand before a place. */
export function countBefore(
  members: readonly ByteString[],
  scores: readonly number[],
  member: ByteString,
  score: number,
): number {
  let low = 0
  let high = scores.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = scores[middle]
    if (other < score || (other === score && members[middle] < member)) low = middle + 1
    else high = middle
  }
  return low
}

/** As {@link countBefore}, of those that a condition holds for. */
export function countHolding(
  members: readonly ByteString[],
  scores: readonly number[],
  holds: (entry: ScoredMember) => boolean,
): number {
  let low = 0
  let high = scores.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds({ member: members[middle], score: scores[middle] })) low = middle + 1
    else high = middle
  }
  return low
}
