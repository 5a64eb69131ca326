/**
 * A number with the fewest digits that read back as the same, in the layout of Redis's fpconv: long
 * integers and short fractions in full, the rest with an exponent that is not padded.
 */
export function shortestDigits(n: number): string {
  if (!Number.isFinite(n)) return n > 0 ? 'inf' : '-inf'
  const sign = n < 0 || Object.is(n, -0) ? '-' : ''
  const [mantissa, exponentText] = Math.abs(n).toExponential().split('e')
  return sign + layOut(mantissa.replace('.', ''), Number(exponentText))
}

/** @param exponent of the first digit: 12.5 is `125` with 1. */
function layOut(digits: string, exponent: number): string {
  const zeros = exponent - digits.length + 1
  if (zeros >= 0 && exponent < digits.length + 7) return digits + '0'.repeat(zeros)
  if (zeros < 0 && (zeros > -7 || Math.abs(exponent) < 4)) return withPoint(digits, exponent)
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
}

function withPoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}
