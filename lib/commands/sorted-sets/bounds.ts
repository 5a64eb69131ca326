import type { ScoredMember, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_A_FLOAT_RANGE, NOT_A_LEX_RANGE } from '../../reply/errors/sorted-sets.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseFloat64, parseInteger } from '../parse.js'

/** What a range is over: ranks, scores, or members of one score. */
export type RangeKind = 'rank' | 'score' | 'lex'

/** The ranks that a range covers: the first, and how many. */
export interface Span {
  readonly first: number
  readonly count: number
}

/** Works out the ranks of a range in a set. */
export type Range = (set: SortedSetValue) => Span

/** Reads the two ends of a range. Of a reversed range by rank the ranks count from the end. */
export function parseRange(
  kind: RangeKind,
  min: ByteString,
  max: ByteString,
  isReverse = false,
): Range | ErrorReply {
  if (kind === 'score') return parseScoreRange(min, max)
  return kind === 'lex' ? parseLexRange(min, max) : parseRankRange(min, max, isReverse)
}

function parseRankRange(
  startText: ByteString,
  endText: ByteString,
  isReverse: boolean,
): Range | ErrorReply {
  const start = parseInteger(startText)
  if (start instanceof ErrorReply) return start
  const end = parseInteger(endText)
  if (end instanceof ErrorReply) return end
  return ({ size }) => {
    const first = start < 0 ? Math.max(0, size + start) : start
    const last = Math.min(end < 0 ? size + end : end, size - 1)
    const count = Math.max(0, last - first + 1)
    return { first: isReverse ? size - first - count : first, count }
  }
}

interface ScoreBound {
  readonly score: number
  readonly isExclusive: boolean
}

function parseScoreRange(minText: ByteString, maxText: ByteString): Range | ErrorReply {
  const min = parseScoreBound(minText)
  if (min instanceof ErrorReply) return min
  const max = parseScoreBound(maxText)
  if (max instanceof ErrorReply) return max
  return spanBetween(
    ({ score }) => score < min.score || (min.isExclusive && score === min.score),
    ({ score }) => score < max.score || (!max.isExclusive && score === max.score),
  )
}

/** C's strtod reads it: space may stand before it, and an empty text is 0. */
function parseScoreBound(text: ByteString): ScoreBound | ErrorReply {
  const isExclusive = text.startsWith('(')
  const number = (isExclusive ? text.slice(1) : text).replace(/^[ \t-\r]+/, '')
  const score = number === '' ? 0 : parseFloat64(number, NOT_A_FLOAT_RANGE, 'nearest')
  return score instanceof ErrorReply ? score : { score, isExclusive }
}

/** Whether a member stands before a bound, and whether it stands before or at it. */
interface LexBound {
  readonly isAfter: (member: ByteString) => boolean
  readonly isAtOrAfter: (member: ByteString) => boolean
}

function parseLexRange(minText: ByteString, maxText: ByteString): Range | ErrorReply {
  const min = parseLexBound(minText)
  if (min instanceof ErrorReply) return min
  const max = parseLexBound(maxText)
  if (max instanceof ErrorReply) return max
  const minExcludes = minText.startsWith('(') ? min.isAtOrAfter : min.isAfter
  const maxIncludes = maxText.startsWith('(') ? max.isAfter : max.isAtOrAfter
  return spanBetween(
    ({ member }) => minExcludes(member),
    ({ member }) => maxIncludes(member),
  )
}

function parseLexBound(text: ByteString): LexBound | ErrorReply {
  if (text === '-') return { isAfter: () => false, isAtOrAfter: () => false }
  if (text === '+') return { isAfter: () => true, isAtOrAfter: () => true }
  if (!text.startsWith('(') && !text.startsWith('[')) return NOT_A_LEX_RANGE
  const bound = text.slice(1)
  return { isAfter: (member) => member < bound, isAtOrAfter: (member) => member <= bound }
}

/** From behind the members that are too small up to the last that is not too large. */
function spanBetween(
  isBefore: (entry: ScoredMember) => boolean,
  isNotBehind: (entry: ScoredMember) => boolean,
): Range {
  return (set) => {
    const first = set.countWhile(isBefore)
    return { first, count: Math.max(0, set.countWhile(isNotBehind) - first) }
  }
}
