import { integerOrShortest } from '../number/integer-or-shortest.js'
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

/** C's `%.17g`. Small integers, by far the most, print as JavaScript prints them. */
function printf17(n: number): ByteString {
  const isPlain = Number.isSafeInteger(n) && !Object.is(n, -0)
  return isPlain ? String(n) : formatGeneral(n, DIGITS_OF_ANY_DOUBLE)
}

const PRINTF: NumberTexts = { argument: printf17, double: printf17 }
const SHORTEST: NumberTexts = { argument: integerOrShortest, double: shortestDigits }

export function numberTextsOf(version: RedisVersion): NumberTexts {
  return SCRIPTING_DIFFERENCES[version].printsShortestDigits ? SHORTEST : PRINTF
}
