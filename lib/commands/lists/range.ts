/**
 * The part of a list that two indexes name, both included, negative ones counted from the end.
 * @returns from an index up to, but without, another one; equal where nothing is named.
 */
export function indexRange(
  start: number,
  stop: number,
  size: number,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, start < 0 ? start + size : start)
  const to = Math.min(size, (stop < 0 ? stop + size : stop) + 1)
  return from < to ? { from, to } : { from: 0, to: 0 }
}
