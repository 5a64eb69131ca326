import type { ByteString } from '../../reply/byte-string.js'
import { NOT_A_HYPERLOGLOG } from '../../reply/errors/hyperloglog.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupString } from '../strings/string-key.js'
import { HyperLogLog } from './hyperloglog.js'

/** The HyperLogLog of a key, undefined where there is none, or WRONGTYPE. */
export function lookupHyperLogLog(
  context: CommandContext,
  key: ByteString,
): HyperLogLog | undefined | ErrorReply {
  const value = lookupString(context, key)
  if (value === undefined || value instanceof ErrorReply) return value
  return HyperLogLog.of(value) ?? NOT_A_HYPERLOGLOG
}

/** How long a sparse one may become. */
export function mostSparseBytes(context: CommandContext): number {
  return context.configNumber('hll-sparse-max-bytes')
}
