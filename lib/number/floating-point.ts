const EXPONENT_BIAS = 1022
const EXPONENT_MASK = 0x7ff
const SUBNORMAL_SHIFT = 54
const LEAST_NORMAL = -1021
const MOST = 1024
const LEAST = -1074

/** A number as fraction × 2^exponent with a fraction from 0.5 to below 1, as C's `frexp` has it. */
export function splitExponent(x: number): { fraction: number; exponent: number } {
  if (x === 0 || !Number.isFinite(x)) return { fraction: x, exponent: 0 }
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, x)
  const biased = (bits.getUint16(0) >> 4) & EXPONENT_MASK
  if (biased === 0) {
    const { fraction, exponent } = splitExponent(x * 2 ** SUBNORMAL_SHIFT)
    return { fraction, exponent: exponent - SUBNORMAL_SHIFT }
  }
  bits.setUint16(0, (bits.getUint16(0) & ~(EXPONENT_MASK << 4)) | (EXPONENT_BIAS << 4))
  return { fraction: bits.getFloat64(0), exponent: biased - EXPONENT_BIAS }
}

/** x × 2^power, rounded once, as C's `ldexp` has it. */
export function scaleByPowerOfTwo(x: number, power: number): number {
  if (x === 0 || !Number.isFinite(x)) return x
  const { fraction, exponent } = splitExponent(x)
  const total = exponent + power
  if (total > MOST) return x * Number.POSITIVE_INFINITY
  if (total < LEAST - 1) return x * 0
  if (total >= LEAST_NORMAL) return fraction * 2 * 2 ** (total - 1)
  return fraction * 2 ** LEAST_NORMAL * 2 ** (total - LEAST_NORMAL)
}
