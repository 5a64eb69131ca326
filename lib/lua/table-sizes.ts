import type { TableNode } from './table.js'
import type { LuaValue } from './values.js'

const MAX_BITS = 26

/**
 * How many integer keys lie between each pair of powers of two: `counts[i]` in (2^(i-1), 2^i].
 * The key that asks for room counts as well.
 */
export function countIntegerKeys(
  array: readonly LuaValue[],
  nodes: readonly (TableNode | undefined)[],
  extra: LuaValue,
): { counts: number[]; integers: number; others: number } {
  const counts = new Array<number>(MAX_BITS + 1).fill(0)
  let integers = 0
  let others = 0
  const count = (key: LuaValue) => {
    const slice = sliceOf(key)
    if (slice < 0) others++
    else {
      counts[slice]++
      integers++
    }
  }
  for (let i = 0; i < array.length; i++) if (array[i] !== undefined) count(i + 1)
  for (const node of nodes) if (node?.value !== undefined) count(node.key)
  count(extra)
  return { counts, integers, others }
}

function sliceOf(key: LuaValue): number {
  if (typeof key !== 'number' || key < 1 || key > 2 ** MAX_BITS || key !== Math.floor(key))
    return -1
  return key === 1 ? 0 : 32 - Math.clz32(key - 1)
}

/** The largest size for the array part of which more than half the slots would be used. */
export function arraySizeFor(
  counts: readonly number[],
  integers: number,
): { size: number; used: number } {
  let seen = 0
  let used = 0
  let size = 0
  for (let i = 0, power = 1; power / 2 < integers && i <= MAX_BITS; i++, power *= 2) {
    if (counts[i] > 0) {
      seen += counts[i]
      if (seen > power / 2) {
        size = power
        used = seen
      }
    }
    if (seen === integers) break
  }
  return { size, used }
}
