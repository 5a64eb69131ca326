import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseFloat64 } from '../parse.js'

const LEAST_NORMAL = 2 ** -1022

/**
 * A weight as C's strtod reads it: a NUL byte ends it, space may stand before it, nothing is 0.
 * @returns undefined where it is no number or out of range; a number so small that a double holds
 *   fewer of its digits is out of range too.
 */
export function parseWeight(text: ByteString): number | undefined {
  const nul = text.indexOf('\0')
  const visible = nul < 0 ? text : text.slice(0, nul)
  if (visible === '') return 0
  const weight = parseFloat64(visible.replace(/^[ \t-\r]+/, ''))
  if (weight instanceof ErrorReply) return undefined
  return weight !== 0 && Math.abs(weight) < LEAST_NORMAL ? undefined : weight
}
