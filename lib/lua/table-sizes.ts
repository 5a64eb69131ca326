import type { TableNode } from './table.js'
import type { LuaValue } from './values.js'

const MAX_BITS = 26

/** How much room the parts of a table are to have. */
export interface TableSizes {
  readonly array: number
  /** Entries of the hash part. */
  readonly hash: number
}

/**
 * The sizes for a table that has no room for one more key: the largest array part of which more than
 * half the slots would be used, and a hash part for all other keys.
 */
export function sizesWith(
  key: LuaValue,
  array: readonly LuaValue[],
  nodes: readonly (TableNode | undefined)[],
): TableSizes {
  /** How many integer keys lie between two powers of two: `[i]` in (2^(i-1), 2^i]. */
  const slices: number[] = []
  let integers = countKey(slices, key)
  let others = 1 - integers
  for (let i = 0; i < array.length; i++) {
    if (array[i] !== undefined) integers += countKey(slices, i + 1)
  }
  for (const node of nodes) {
    if (node?.value === undefined) continue
    const counted = countKey(slices, node.key)
    integers += counted
    others += 1 - counted
  }
  let seen = 0
  let used = 0
  let size = 0
  for (let i = 0, power = 1; i < slices.length && power / 2 < integers; i++, power *= 2) {
    if (slices[i] === 0) continue
    seen += slices[i]
    if (seen > power / 2) {
      size = power
      used = seen
    }
  }
  return { array: size, hash: integers + others - used }
}

/** Counts a key in its slice. @returns 1 where it is an integer that may be in the array part, otherwise 0. */
function countKey(slices: number[], key: LuaValue): number {
  const slice = sliceOf(key)
  if (slice < 0) return 0
  while (slices.length <= slice) slices.push(0)
  slices[slice]++
  return 1
}

function sliceOf(key: LuaValue): number {
  if (typeof key !== 'number' || key < 1 || key > 2 ** MAX_BITS || key !== Math.floor(key))
    return -1
  return key === 1 ? 0 : 32 - Math.clz32(key - 1)
}
