import { shortestDigits } from './shortest-digits.js'

/** Above this, integers are printed as other numbers. */
const LARGEST_INTEGER = 2 ** 62

/** A number as Redis prints scores and arguments from 7.2 on: an integer in full, else shortest. */
export function integerOrShortest(n: number): string {
  if (Number.isSafeInteger(n)) return String(n + 0)
  return isPrintedInFull(n) ? String(BigInt(n)) : shortestDigits(n)
}

/** Whether a number is one of the integers that Redis keeps and prints as such. */
export function isPrintedInFull(n: number): boolean {
  return Number.isInteger(n) && Math.abs(n) <= LARGEST_INTEGER
}
