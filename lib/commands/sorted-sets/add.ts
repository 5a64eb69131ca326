import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  GT_LT_NX,
  INCR_SINGLE_PAIR,
  SCORE_IS_NAN,
  XX_WITH_NX,
} from '../../reply/errors/sorted-sets.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { doubleReply } from '../double-reply.js'
import { changed } from '../lookup.js'
import { parseFloat64 } from '../parse.js'
import { lookupOrCreateSortedSet, lookupSortedSet, sortedSetLimits } from './lookup-sorted-set.js'

interface AddOptions {
  nx: boolean
  xx: boolean
  gt: boolean
  lt: boolean
  ch: boolean
  incr: boolean
}

/** What became of one pair, with the score that it asked for. */
interface Outcome {
  readonly kind: 'added' | 'updated' | 'same' | 'skipped'
  readonly score: number
}

export const zadd = defineCommand<CommandContext>({
  name: 'zadd',
  arity: -4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RW update')],
  run: runZadd,
})

/** Runs ZADD; GEOADD does so with the scores of its positions. */
export function runZadd(context: CommandContext, argv: readonly ByteString[]): Reply {
  const options = noOptions()
  let from = 2
  while (from < argv.length && Object.hasOwn(options, argv[from].toLowerCase())) {
    options[argv[from++].toLowerCase() as keyof AddOptions] = true
  }
  return add(context, argv, from, options)
}

export const zincrby = defineCommand<CommandContext>({
  name: 'zincrby',
  arity: 4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, argv) => add(context, argv, 2, { ...noOptions(), incr: true }),
})

function noOptions(): AddOptions {
  return { nx: false, xx: false, gt: false, lt: false, ch: false, incr: false }
}

function refusalOf({ nx, xx, gt, lt, incr }: AddOptions, pairs: number): ErrorReply | undefined {
  if (pairs < 1 || !Number.isInteger(pairs)) return SYNTAX_ERROR
  if (nx && xx) return XX_WITH_NX
  if ((nx && (gt || lt)) || (gt && lt)) return GT_LT_NX
  return incr && pairs > 1 ? INCR_SINGLE_PAIR : undefined
}

function add(
  context: CommandContext,
  argv: readonly ByteString[],
  from: number,
  options: AddOptions,
): Reply {
  const pairs = (argv.length - from) / 2
  const refusal = refusalOf(options, pairs)
  if (refusal !== undefined) return refusal
  const scores = new Array<number>(pairs)
  for (let i = 0; i < pairs; i++) {
    const score = parseFloat64(argv[from + 2 * i])
    if (score instanceof ErrorReply) return score
    scores[i] = score
  }
  const key = argv[1]
  const found = lookupSortedSet(context, key)
  if (found instanceof ErrorReply) return found
  if (found === undefined && options.xx) return options.incr ? null : 0
  const set = found ?? lookupOrCreateSortedSet(context, key)
  if (set instanceof ErrorReply) return set
  return addPairs(context, set, { options, scores, argv, from })
}

interface Pairs {
  readonly options: AddOptions
  readonly scores: readonly number[]
  readonly argv: readonly ByteString[]
  /** Where the first pair stands in argv: each has its score before its member. */
  readonly from: number
}

function addPairs(context: CommandContext, set: SortedSetValue, pairs: Pairs): Reply {
  const { options, argv } = pairs
  const key = argv[1]
  const { added, updated, last } = addEach(context, set, pairs)
  // What was written before an error stays, and is told of.
  const written = added + updated
  if (written > 0) changed(context, key, 'z', options.incr ? 'zincr' : 'zadd', written)
  if (set.isEmpty) context.db.delete(key)
  if (last instanceof ErrorReply) return last
  if (!options.incr) return options.ch ? written : added
  return last === undefined || last.kind === 'skipped' ? null : doubleReply(context, last.score)
}

/** Adds pairs up to the first that fails. */
function addEach(
  context: CommandContext,
  set: SortedSetValue,
  { options, scores, argv, from }: Pairs,
): { added: number; updated: number; last: Outcome | ErrorReply | undefined } {
  let added = 0
  let updated = 0
  let last: Outcome | ErrorReply | undefined
  for (let i = 0; i < scores.length; i++) {
    last = addOne(context, set, argv[from + 2 * i + 1], scores[i], options)
    if (last instanceof ErrorReply) break
    if (last.kind === 'added') added++
    else if (last.kind === 'updated') updated++
  }
  return { added, updated, last }
}

function addOne(
  context: CommandContext,
  set: SortedSetValue,
  member: ByteString,
  given: number,
  { nx, xx, gt, lt, incr }: AddOptions,
): Outcome | ErrorReply {
  const before = set.score(member)
  if (before === undefined ? xx : nx) return { kind: 'skipped', score: given }
  const score = incr && before !== undefined ? before + given : given
  if (Number.isNaN(score)) return SCORE_IS_NAN
  if (before !== undefined && ((gt && score <= before) || (lt && score >= before))) {
    return { kind: 'skipped', score }
  }
  if (score === before) return { kind: 'same', score }
  set.set(member, score, sortedSetLimits(context))
  return { kind: before === undefined ? 'added' : 'updated', score }
}
