import type { SetValue } from '../../keyspace/set-value.js'
import { type SortedSetLimits, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Aggregate, CombineArguments, Operand, Operation } from './combine-arguments.js'

/** An operand with its weight. */
interface Weighted {
  readonly members: SetValue | SortedSetValue | undefined
  readonly weight: number
}

/** The union, intersection or difference of sets, with the scores that come of it. */
export function combine(
  operation: Operation,
  { operands, weights, aggregate }: CombineArguments,
  limits: SortedSetLimits,
): SortedSetValue {
  const weighted = operands.map((members, i) => ({ members, weight: weights[i] }))
  const scores =
    operation === 'diff'
      ? difference(operands)
      : operation === 'union'
        ? union(bySize(weighted), aggregate)
        : intersection(bySize(weighted), aggregate)
  const result = new SortedSetValue()
  for (const [member, score] of scores) result.set(member, score, limits)
  return result
}

/** How many members all operands have, counted up to a limit, 0 for none. */
export function countIntersection(operands: readonly Operand[], limit: number): number {
  const [first, ...others] = bySize(operands.map((members) => ({ members, weight: 1 })))
  let count = 0
  for (const [member] of scoresOf(first.members)) {
    if (!others.every(({ members }) => scoreIn(members, member) !== undefined)) continue
    count++
    if (count === limit) break
  }
  return count
}

/** The smallest first; scores are added up in this order. */
function bySize(operands: readonly Weighted[]): Weighted[] {
  return [...operands].sort((a, b) => (a.members?.size ?? 0) - (b.members?.size ?? 0))
}

function* scoresOf(operand: Operand): Generator<readonly [ByteString, number], void> {
  if (operand === undefined) return
  if (operand instanceof SortedSetValue) {
    for (const { member, score } of operand.entries()) yield [member, score]
  } else {
    for (const member of operand.members()) yield [member, 1]
  }
}

function scoreIn(operand: Operand, member: ByteString): number | undefined {
  if (operand === undefined) return undefined
  if (operand instanceof SortedSetValue) return operand.score(member)
  return operand.has(member) ? 1 : undefined
}

function union(operands: readonly Weighted[], aggregate: Aggregate): Map<ByteString, number> {
  const scores = new Map<ByteString, number>()
  for (const { members, weight } of operands) {
    for (const [member, score] of scoresOf(members)) {
      const before = scores.get(member)
      const weighted = orZero(score * weight)
      scores.set(member, before === undefined ? weighted : aggregated(aggregate, before, weighted))
    }
  }
  return scores
}

function intersection(
  [first, ...others]: readonly Weighted[],
  aggregate: Aggregate,
): Map<ByteString, number> {
  const scores = new Map<ByteString, number>()
  for (const [member, score] of scoresOf(first.members)) {
    let result: number | undefined = orZero(score * first.weight)
    for (const { members, weight } of others) {
      const other = scoreIn(members, member)
      if (other === undefined) {
        result = undefined
        break
      }
      result = aggregated(aggregate, result, other * weight)
    }
    if (result !== undefined) scores.set(member, result)
  }
  return scores
}

/** The members of the first operand that no other has, with the scores they have there. */
function difference([first, ...others]: readonly Operand[]): Map<ByteString, number> {
  const scores = new Map<ByteString, number>()
  for (const [member, score] of scoresOf(first)) {
    if (others.every((other) => scoreIn(other, member) === undefined)) scores.set(member, score)
  }
  return scores
}

function aggregated(aggregate: Aggregate, a: number, b: number): number {
  if (aggregate === 'SUM') return orZero(a + b)
  // What is no number, and a zero of another sign, is neither less nor more.
  if (aggregate === 'MIN') return b < a ? b : a
  return b > a ? b : a
}

/** Infinities that cancel out, and an infinite weight of nothing, count as 0. */
function orZero(score: number): number {
  return Number.isNaN(score) ? 0 : score
}
