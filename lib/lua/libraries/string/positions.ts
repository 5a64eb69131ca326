/**
 * A place in a string of some length, counted from 1, or from its end where it is negative; 0 where
 * that is before the first byte.
 *
 * @see https://www.lua.org/manual/5.1/manual.html#5.4
 */
export function absolutePosition(position: number, length: number): number {
  if (position >= 0) return position
  return Math.max(position + length + 1, 0)
}
