import type { ScoredMember, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { LIMIT_WITHOUT_BY, WITHSCORES_WITH_BYLEX } from '../../reply/errors/sorted-sets.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseInteger } from '../parse.js'
import { parseRange, type Range, type RangeKind } from './bounds.js'

/** What the name of a command settles, so that no option may say it. */
export interface RangeForm {
  readonly kind?: RangeKind
  readonly isReverse?: boolean
  /** Whether it stores, and so shows no scores. */
  readonly isStore?: boolean
}

/** What a command of the ZRANGE family is asked for. */
export interface RangeArguments {
  readonly range: Range
  readonly isReverse: boolean
  readonly withScores: boolean
  readonly offset: number
  /** The most members to give, below 0 for all. */
  readonly limit: number
}

interface Draft {
  kind: RangeKind | undefined
  isReverse: boolean | undefined
  withScores: boolean
  offset: number
  limit: number | undefined
}

/** Reads the two ends of a range at a place of argv, and the options behind them. */
export function parseRangeArguments(
  argv: readonly ByteString[],
  at: number,
  form: RangeForm,
): RangeArguments | ErrorReply {
  const draft: Draft = {
    kind: form.kind,
    isReverse: form.isReverse,
    withScores: false,
    offset: 0,
    limit: undefined,
  }
  for (let i = at + 2; i < argv.length; ) {
    const read = readOption(draft, form, argv, i)
    if (read instanceof ErrorReply) return read
    i += read
  }
  const { kind = 'rank', isReverse = false, withScores, offset, limit } = draft
  if (limit !== undefined && limit !== -1 && kind === 'rank') return LIMIT_WITHOUT_BY
  if (withScores && kind === 'lex') return WITHSCORES_WITH_BYLEX
  // A reversed range by score or member names its upper end first.
  const isSwapped = isReverse && kind !== 'rank'
  const [min, max] = isSwapped ? [argv[at + 1], argv[at]] : [argv[at], argv[at + 1]]
  const range = parseRange(kind, min, max, isReverse)
  if (range instanceof ErrorReply) return range
  // LIMIT is read before it is refused, and of a range by rank `LIMIT n -1` is not.
  const isLimited = kind !== 'rank'
  return {
    range,
    isReverse,
    withScores,
    offset: isLimited ? offset : 0,
    limit: isLimited ? (limit ?? -1) : -1,
  }
}

/** @returns how many arguments the option took. */
function readOption(
  draft: Draft,
  form: RangeForm,
  argv: readonly ByteString[],
  i: number,
): number | ErrorReply {
  const word = argv[i].toUpperCase()
  if (word === 'WITHSCORES' && form.isStore !== true) draft.withScores = true
  else if (word === 'REV' && form.isReverse === undefined) draft.isReverse = true
  else if (word === 'BYSCORE' && form.kind === undefined) draft.kind = 'score'
  else if (word === 'BYLEX' && form.kind === undefined) draft.kind = 'lex'
  else if (word === 'LIMIT' && i + 2 < argv.length) return readLimit(draft, argv, i)
  else return SYNTAX_ERROR
  return 1
}

function readLimit(draft: Draft, argv: readonly ByteString[], i: number): number | ErrorReply {
  const offset = parseInteger(argv[i + 1])
  if (offset instanceof ErrorReply) return offset
  const limit = parseInteger(argv[i + 2])
  if (limit instanceof ErrorReply) return limit
  draft.offset = offset
  draft.limit = limit
  return 3
}

/** The members of a range, in its direction. A negative offset is behind the end. */
export function entriesOf(
  set: SortedSetValue,
  { range, isReverse, offset, limit }: RangeArguments,
): ScoredMember[] {
  const { first, count } = range(set)
  if (offset < 0 || offset >= count) return []
  const left = count - offset
  const shown = limit < 0 ? left : Math.min(limit, left)
  return set.range(isReverse ? first + count - 1 - offset : first + offset, shown, isReverse)
}
