import { type HashLimits, HashValue } from '../../keyspace/hash-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookup, lookupOrCreate } from '../lookup.js'

/** The hash of a key, undefined where there is none, or WRONGTYPE. */
export function lookupHash(
  context: CommandContext,
  key: ByteString,
): HashValue | undefined | ErrorReply {
  return lookup(context, key, HashValue)
}

/** As {@link lookupHash}, and puts an empty hash under a key that has none. */
export function lookupOrCreateHash(
  context: CommandContext,
  key: ByteString,
): HashValue | ErrorReply {
  return lookupOrCreate(context, key, HashValue, () => new HashValue(hashLimits(context)))
}

/** Up to which sizes a hash keeps its small encoding, as the server is configured. */
export function hashLimits(context: CommandContext): HashLimits {
  return {
    entries: context.configNumber('hash-max-listpack-entries'),
    bytes: context.configNumber('hash-max-listpack-value'),
  }
}
