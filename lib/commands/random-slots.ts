/**
 * Different slots at random of 0 to size - 1, in ascending order, for commands that take a count of
 * different elements.
 * @param random gives a number in [0, 1).
 * @returns at most `count` slots; all of them where `count` reaches the size.
 */
export function differentSlots(size: number, count: number, random: () => number): number[] {
  if (count >= size) return Array.from({ length: size }, (_, slot) => slot)
  // Floyd's sampling: each round adds one new slot, so it costs O(count).
  const chosen = new Set<number>()
  for (let last = size - count; last < size; last++) {
    const slot = Math.floor(random() * (last + 1))
    chosen.add(chosen.has(slot) ? last : slot)
  }
  return [...chosen].sort((a, b) => a - b)
}

/** Slots at random of 0 to size - 1; the same one may come again. */
export function anySlots(size: number, count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => Math.floor(random() * size))
}
