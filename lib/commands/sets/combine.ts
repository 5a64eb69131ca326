import { type SetLimits, SetValue } from '../../keyspace/set-value.js'
import type { ByteString } from '../../reply/byte-string.js'

/** The members that all sets have, in the order of the first one. */
export function* intersection(sets: readonly SetValue[]): Generator<ByteString, void> {
  if (sets.length === 0) return
  const [first, ...others] = sets
  for (const member of first.members()) {
    if (others.every((set) => set.has(member))) yield member
  }
}

/** The members of any set. */
export function union(sets: readonly (SetValue | undefined)[], limits: SetLimits): SetValue {
  const result = new SetValue('intset', limits)
  for (const set of sets) {
    for (const member of set?.members() ?? []) result.add(member, limits)
  }
  return result
}

/** The members of the first set that no other has. */
export function difference(sets: readonly (SetValue | undefined)[], limits: SetLimits): SetValue {
  const [first, ...others] = sets
  const result = new SetValue('intset', limits)
  if (first === undefined || others.includes(first)) return result
  const subtracted = others.filter((set) => set !== undefined)
  if (isLookupCheaper(first, subtracted)) {
    const bySize = subtracted.sort((a, b) => b.size - a.size)
    for (const member of first.members()) {
      if (!bySize.some((set) => set.has(member))) result.add(member, limits)
    }
    return result
  }
  for (const member of first.members()) result.add(member, limits)
  for (const set of subtracted) {
    if (result.isEmpty) break
    for (const member of set.members()) result.delete(member)
  }
  return result
}

/**
 * Whether looking up each member of the first set in the others costs less than walking them all;
 * it is given the advantage, as members in common end a lookup early.
 * @see https://redis.io/docs/latest/commands/sdiff/
 */
function isLookupCheaper(first: SetValue, others: readonly SetValue[]): boolean {
  const lookups = (first.size * (others.length + 1)) / 2
  const walk = others.reduce((sum, set) => sum + set.size, first.size)
  return Math.floor(lookups) <= walk
}
