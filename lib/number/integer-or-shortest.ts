import { shortestDigits } from './shortest-digits.js'

/** Above this, integers are printed as other numbers. */
const LARGEST_INTEGER = 2 ** 62

/** A number as Redis prints scores and arguments from 7.2 on: an integer in full, else shortest. */
export function integerOrShortest(n: number): string {
  if (Number.isSafeInteger(n)) return String(n + 0)
  const isInteger = Number.isInteger(n) && Math.abs(n) <= LARGEST_INTEGER
  return isInteger ? String(BigInt(n)) : shortestDigits(n)
}
