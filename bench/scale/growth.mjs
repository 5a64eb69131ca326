/** The power of n that a documented cost grows with; a logarithm is as good as none. */
const DOCUMENTED_POWER = { 'O(1)': 0, 'O(log N)': 0, 'O(N)': 1, 'O(N*log N)': 1 }
/** What caches of the processor that no longer hold all add to a power. */
const TOLERANCE = 0.4

/** The power of n that the measured cost of our server grew with, from the first size to the last. */
export function measuredPower({ times }, sizes) {
  const [first, last] = [sizes[0], sizes.at(-1)]
  return Math.log(times.server[last] / times.server[first]) / Math.log(last / first)
}

export function growsTooFast(row, sizes) {
  return !(measuredPower(row, sizes) <= DOCUMENTED_POWER[row.cost] + TOLERANCE)
}
