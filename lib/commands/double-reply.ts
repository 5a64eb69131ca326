import { integerOrShortest, isPrintedInFull } from '../number/integer-or-shortest.js'
import { formatGeneral } from '../number/printf.js'
import type { ByteString } from '../reply/byte-string.js'
import { Double } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import type { CommandContext } from './context.js'

const DIGITS_OF_ANY_DOUBLE = 17
/** A score as the version of the server prints it. */
export function doubleReply({ version }: Pick<CommandContext, 'version'>, value: number): Double {
  return new Double(value, doubleText(value, version))
}

export function doubleText(value: number, version: RedisVersion): ByteString {
  if (version < '7.2') return formatGeneral(value, DIGITS_OF_ANY_DOUBLE)
  return Object.is(value, -0) ? '-0' : integerOrShortest(value)
}

/** A score as ZSCAN shows it: a listpack holds its text, anything else a number. */
export function scannedScore(value: number, encoding: string, version: RedisVersion): ByteString {
  if (encoding !== 'listpack') return formatGeneral(value, DIGITS_OF_ANY_DOUBLE)
  return isPrintedInFull(value) ? integerOrShortest(value) : doubleText(value, version)
}
