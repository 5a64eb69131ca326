import { SetValue } from '../../keyspace/set-value.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR, WRONG_TYPE } from '../../reply/errors/common.js'
import { LIMIT_NEGATIVE } from '../../reply/errors/sets.js'
import { noInputKeys, WEIGHT_NOT_A_FLOAT } from '../../reply/errors/sorted-sets.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseAtLeast, parseFloat64, parseInteger } from '../parse.js'

export type Operation = 'union' | 'inter' | 'diff'
export type Aggregate = 'SUM' | 'MIN' | 'MAX'
/** A key's members; a plain set's all have the score 1. */
export type Operand = SetValue | SortedSetValue | undefined

/** What a command that combines sets does with the result. */
export type ResultUse = 'reply' | 'store' | 'count'

export interface CombineForm {
  readonly name: string
  readonly operation: Operation
  readonly use: ResultUse
}

export interface CombineArguments {
  readonly operands: readonly Operand[]
  readonly weights: readonly number[]
  readonly aggregate: Aggregate
  readonly withScores: boolean
  /** The most members to count, 0 for all. */
  readonly limit: number
}

type Draft = { -readonly [Name in keyof CombineArguments]: CombineArguments[Name] }

/** Reads `numkeys key… [WEIGHTS …] [AGGREGATE …] [WITHSCORES] [LIMIT …]` at a place of argv. */
export function parseCombine(
  context: CommandContext,
  argv: readonly ByteString[],
  at: number,
  form: CombineForm,
): CombineArguments | ErrorReply {
  const numkeys = parseInteger(argv[at])
  if (numkeys instanceof ErrorReply) return numkeys
  if (numkeys < 1) return noInputKeys(context.version, form.name)
  if (numkeys > argv.length - at - 1) return SYNTAX_ERROR
  const operands = lookupOperands(context, argv.slice(at + 1, at + 1 + numkeys))
  if (operands instanceof ErrorReply) return operands
  const draft: Draft = {
    operands,
    weights: operands.map(() => 1),
    aggregate: 'SUM',
    withScores: false,
    limit: 0,
  }
  for (let i = at + 1 + numkeys; i < argv.length; ) {
    const read = readOption(draft, form, argv, i)
    if (read instanceof ErrorReply) return read
    i += read
  }
  return draft
}

function lookupOperands(
  { db }: CommandContext,
  keys: readonly ByteString[],
): Operand[] | ErrorReply {
  const operands: Operand[] = []
  for (const key of keys) {
    const value = db.get(key)
    const fits = value === undefined || value instanceof SortedSetValue || value instanceof SetValue
    if (!fits) return WRONG_TYPE
    operands.push(value)
  }
  return operands
}

/** @returns how many arguments the option took. */
function readOption(
  draft: Draft,
  { operation, use }: CombineForm,
  argv: readonly ByteString[],
  i: number,
): number | ErrorReply {
  const word = argv[i].toUpperCase()
  const left = argv.length - i - 1
  const isWeighted = operation !== 'diff' && use !== 'count'
  if (word === 'WEIGHTS' && isWeighted && left >= draft.operands.length) {
    return readWeights(draft, argv, i)
  }
  if (word === 'AGGREGATE' && isWeighted && left >= 1) return readAggregate(draft, argv[i + 1])
  if (word === 'WITHSCORES' && use === 'reply') {
    draft.withScores = true
    return 1
  }
  if (word === 'LIMIT' && use === 'count' && left >= 1) return readLimit(draft, argv[i + 1])
  return SYNTAX_ERROR
}

function readWeights(draft: Draft, argv: readonly ByteString[], i: number): number | ErrorReply {
  const weights: number[] = []
  for (const text of argv.slice(i + 1, i + 1 + draft.operands.length)) {
    const weight = parseFloat64(text, WEIGHT_NOT_A_FLOAT)
    if (weight instanceof ErrorReply) return weight
    weights.push(weight)
  }
  draft.weights = weights
  return 1 + weights.length
}

function readAggregate(draft: Draft, text: ByteString): number | ErrorReply {
  const aggregate = text.toUpperCase()
  if (aggregate !== 'SUM' && aggregate !== 'MIN' && aggregate !== 'MAX') return SYNTAX_ERROR
  draft.aggregate = aggregate
  return 2
}

function readLimit(draft: Draft, text: ByteString): number | ErrorReply {
  const limit = parseAtLeast(0, text, LIMIT_NEGATIVE)
  if (limit instanceof ErrorReply) return limit
  draft.limit = limit
  return 2
}
