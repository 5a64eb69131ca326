import { formatGeneral } from '../number/printf.js'
import { shortestDigits } from '../number/shortest-digits.js'
import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

/** How one version prints numbers that are no NaN: the sign of those only Lua knows. */
export interface NumberTexts {
  /** A number that a script gives to a command. */
  readonly argument: (n: number) => ByteString
  /** The number of a reply `{double = n}`. */
  readonly double: (n: number) => ByteString
}

const DIGITS_OF_ANY_DOUBLE = 17
const printf17 = (n: number) => formatGeneral(n, DIGITS_OF_ANY_DOUBLE)

const PRINTF: NumberTexts = { argument: printf17, double: printf17 }
const SHORTEST: NumberTexts = { argument: integerOrShortest, double: shortestDigits }

export function numberTextsOf(version: RedisVersion): NumberTexts {
  return SCRIPTING_DIFFERENCES[version].printsShortestDigits ? SHORTEST : PRINTF
}

/** Above this, integers are printed as other numbers. */
const LARGEST_INTEGER = 2 ** 62

function integerOrShortest(n: number): ByteString {
  if (!Number.isInteger(n) || Math.abs(n) > LARGEST_INTEGER) return shortestDigits(n)
  return Number.isSafeInteger(n) ? String(n + 0) : String(BigInt(n))
}
