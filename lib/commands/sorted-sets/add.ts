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
  const refusal = refusalOf(options, (argv.length - from) / 2)
  if (refusal !== undefined) return refusal
  const scores: number[] = []
  for (let i = from; i < argv.length; i += 2) {
    const score = parseFloat64(argv[i])
    if (score instanceof ErrorReply) return score
    scores.push(score)
  }
  const key = argv[1]
  const found = lookupSortedSet(context, key)
  if (found instanceof ErrorReply) return found
  if (found === undefined && options.xx) return options.incr ? null : 0
  const set = found ?? lookupOrCreateSortedSet(context, key)
  if (set instanceof ErrorReply) return set
  return addPairs(context, key, set, {
    options,
    scores,
    members: scores.map((_, i) => argv[from + 2 * i + 1]),
  })
}

interface Pairs {
  readonly options: AddOptions
  readonly scores: readonly number[]
  readonly members: readonly ByteString[]
}

function addPairs(
  context: CommandContext,
  key: ByteString,
  set: SortedSetValue,
  { options, scores, members }: Pairs,
): Reply {
  const outcomes: Outcome[] = []
  let refusal: ErrorReply | undefined
  for (let i = 0; i < scores.length && refusal === undefined; i++) {
    const outcome = addOne(context, set, members[i], scores[i], options)
    if (outcome instanceof ErrorReply) refusal = outcome
    else outcomes.push(outcome)
  }
  const added = outcomes.filter(({ kind }) => kind === 'added').length
  const updated = outcomes.filter(({ kind }) => kind === 'updated').length
  // What was written before an error stays, and is told of.
  const written = added + updated
  if (written > 0) changed(context, key, 'z', options.incr ? 'zincr' : 'zadd', written)
  if (set.isEmpty) context.db.delete(key)
  if (refusal !== undefined) return refusal
  if (!options.incr) return options.ch ? written : added
  const [{ kind, score }] = outcomes
  return kind === 'skipped' ? null : doubleReply(context, score)
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
