import type { Pair } from './pair.js'

const LEAST = 2 ** -1074

/** x × 2^power, rounded once also where the result has fewer bits than a double. */
export function scale({ high, low }: Pair, power: number): number {
  const scaled = high * 2 ** power
  if (power >= 0) return scaled
  // Halfway between two results the first part alone does not tell which one is nearer.
  const half = 2 ** (-1075 - power)
  const rest = high - scaled / 2 ** power
  if (rest === half && low > 0) return scaled + LEAST
  if (rest === -half && low < 0) return scaled - LEAST
  return scaled
}
