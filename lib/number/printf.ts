/** As many digits as JavaScript prints at most. */
const MOST_DIGITS = 100

/** C's `%.{precision}g`. */
export function formatGeneral(value: number, precision: number, keepZeros = false): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const digits = Math.max(precision, 1)
  const [mantissa, exponent] = formatExponent(value, digits - 1).split('e')
  const power = Number(exponent)
  if (power < -4 || power >= digits) {
    return `${keepZeros ? mantissa : withoutZeros(mantissa)}e${exponent}`
  }
  const fixed = formatFixed(value, digits - 1 - power)
  return keepZeros ? fixed : withoutZeros(fixed)
}

/** C's `%.{precision}e`. */
export function formatExponent(value: number, precision: number): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const shown = Math.min(precision, MOST_DIGITS - 1)
  const magnitude = Math.abs(value)
  const [mantissa, exponent] = tiesToEven(
    magnitude.toExponential(shown),
    shown + 1 < MOST_DIGITS ? magnitude.toExponential(shown + 1) : '',
    () => magnitude.toExponential(MOST_DIGITS),
  ).split('e')
  const sign = isNegative(value) ? '-' : ''
  const padding = precision > shown ? '0'.repeat(precision - shown) : ''
  return `${sign}${mantissa}${padding}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
}

/** C's `%.{precision}f`. */
export function formatFixed(value: number, precision: number): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const magnitude = Math.abs(value)
  const sign = isNegative(value) ? '-' : ''
  if (magnitude >= 1e21) {
    const fraction = precision > 0 ? `.${'0'.repeat(precision)}` : ''
    return `${sign}${BigInt(magnitude)}${fraction}`
  }
  const shown = Math.min(precision, MOST_DIGITS)
  const text = tiesToEven(
    magnitude.toFixed(shown),
    shown < MOST_DIGITS ? magnitude.toFixed(shown + 1) : '',
    () => magnitude.toFixed(MOST_DIGITS),
  )
  return `${sign}${text}${'0'.repeat(precision - shown)}`
}

/**
 * JavaScript rounds an exact tie up, C to the even digit.
 * @param rounded by JavaScript; `longer` has one digit more, `longest` as many as there can be.
 */
function tiesToEven(rounded: string, longer: string, longest: () => string): string {
  const [digits, exponent] = splitExponent(longer)
  if (!digits.endsWith('5')) return rounded
  const [all] = splitExponent(longest())
  if (!all.startsWith(digits) || /[1-9]/.test(all.slice(digits.length))) return rounded
  const kept = digits.slice(0, -1).replace(/\.$/, '')
  return Number(kept.at(-1)) % 2 === 0 ? kept + exponent : rounded
}

function splitExponent(text: string): [digits: string, exponent: string] {
  const at = text.indexOf('e')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)]
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0)
}

/** An undefined operation gives a NaN whose sign bit is set on x86. */
function notFinite(value: number): string {
  if (Number.isNaN(value)) return '-nan'
  return value > 0 ? 'inf' : '-inf'
}
