/** The bits of a hash that name its register. */
export const INDEX_BITS = 14
export const REGISTERS = 1 << INDEX_BITS
/** The bits of a hash whose first 1 a register counts. */
export const COUNTED_BITS = 64 - INDEX_BITS

const ALPHA = 0.7213475204444817

/**
 * How many different elements registers have seen, by Otmar Ertl's improved raw estimator.
 *
 * @param histogram how many registers hold each value.
 * @see https://arxiv.org/abs/1702.01284
 */
export function estimateCardinality(histogram: ArrayLike<number>): number {
  let z = REGISTERS * tau((REGISTERS - histogram[COUNTED_BITS + 1]) / REGISTERS)
  for (let value = COUNTED_BITS; value >= 1; value--) z = (z + histogram[value]) * 0.5
  z += REGISTERS * sigma(histogram[0] / REGISTERS)
  return Math.round((ALPHA * REGISTERS * REGISTERS) / z)
}

/** The correction for the registers that hold the largest value. */
function tau(share: number): number {
  if (share === 0 || share === 1) return 0
  let x = share
  let y = 1
  let z = 1 - x
  for (let before = Number.NaN; before !== z; ) {
    x = Math.sqrt(x)
    before = z
    y *= 0.5
    z -= (1 - x) ** 2 * y
  }
  return z / 3
}

/** The correction for the registers that are still zero. */
function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY
  let x = share
  let y = 1
  let z = x
  for (let before = Number.NaN; before !== z; ) {
    x *= x
    before = z
    z += x * y
    y += y
  }
  return z
}
