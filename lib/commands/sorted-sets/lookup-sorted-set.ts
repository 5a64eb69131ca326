import { type SortedSetLimits, SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookup, lookupOrCreate } from '../lookup.js'

/** The sorted set of a key, undefined where there is none, or WRONGTYPE. */
export function lookupSortedSet(
  context: CommandContext,
  key: ByteString,
): SortedSetValue | undefined | ErrorReply {
  return lookup(context, key, SortedSetValue)
}

/** As {@link lookupSortedSet}, and puts an empty one under a key that has none. */
export function lookupOrCreateSortedSet(
  context: CommandContext,
  key: ByteString,
): SortedSetValue | ErrorReply {
  return lookupOrCreate(context, key, SortedSetValue, () => new SortedSetValue())
}

/** Up to which sizes a sorted set keeps its small encoding, as the server is configured. */
export function sortedSetLimits(context: CommandContext): SortedSetLimits {
  return {
    entries: context.configNumber('zset-max-listpack-entries'),
    bytes: context.configNumber('zset-max-listpack-value'),
    losesNegativeZero: context.version >= '7.0',
  }
}
