/** What each documented cost grows with. */
const DOCUMENTED = {
  'O(1)': () => 1,
  'O(log N)': Math.log,
  'O(N)': (n) => n,
  'O(N*log N)': (n) => n * Math.log(n),
}
/** What caches of the processor that no longer hold all add to a power. */
const TOLERANCE = 0.4

/** The power of n that the measured cost of our server grew with, from the first size to the last. */
export function measuredPower({ times }, sizes) {
  return powerBetween((n) => times.server[n], sizes)
}

export function growsTooFast(row, sizes) {
  return !(measuredPower(row, sizes) <= powerBetween(DOCUMENTED[row.cost], sizes) + TOLERANCE)
}

function powerBetween(costOf, sizes) {
  const [first, last] = [sizes[0], sizes.at(-1)]
  return Math.log(costOf(last) / costOf(first)) / Math.log(last / first)
}
