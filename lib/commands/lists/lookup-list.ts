import { ListValue } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookup, lookupOrCreate } from '../lookup.js'

/** The list of a key, undefined where there is none, or WRONGTYPE. */
export function lookupList(
  context: CommandContext,
  key: ByteString,
): ListValue | undefined | ErrorReply {
  return lookup(context, key, ListValue)
}

/** As {@link lookupList}, and puts an empty list under a key that has none. */
export function lookupOrCreateList(
  context: CommandContext,
  key: ByteString,
): ListValue | ErrorReply {
  return lookupOrCreate(context, key, ListValue, () => new ListValue())
}

/** How much goes into one listpack, as the server is configured. */
export function listFill(context: CommandContext): number {
  return context.configNumber('list-max-listpack-size')
}
