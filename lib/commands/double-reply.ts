import { formatGeneral } from '../number/printf.js'
import { shortestDigits } from '../number/shortest-digits.js'
import type { ByteString } from '../reply/byte-string.js'
import { Double } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import type { CommandContext } from './context.js'

const DIGITS_OF_ANY_DOUBLE = 17
/** Up to here a double is exact to the integer, and 7.2 on prints it as one. */
const LARGEST_INTEGER = 2 ** 52

/** A score as the version of the server prints it. */
export function doubleReply({ version }: Pick<CommandContext, 'version'>, value: number): Double {
  return new Double(value, doubleText(value, version))
}

export function doubleText(value: number, version: RedisVersion): ByteString {
  if (version < '7.2') return formatGeneral(value, DIGITS_OF_ANY_DOUBLE)
  const isInteger = Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER
  return isInteger && !Object.is(value, -0) ? String(value) : shortestDigits(value)
}
