import { type SetLimits, SetValue } from '../../keyspace/set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookup } from '../lookup.js'

/** The set of a key, undefined where there is none, or WRONGTYPE. */
export function lookupSet(
  context: CommandContext,
  key: ByteString,
): SetValue | undefined | ErrorReply {
  return lookup(context, key, SetValue)
}

/** Up to which sizes a set keeps a small encoding, as the server is configured. */
export function setLimits(context: CommandContext): SetLimits {
  const hasListpack = context.version >= '7.2'
  return {
    intsetEntries: context.configNumber('set-max-intset-entries'),
    listpackEntries: hasListpack ? context.configNumber('set-max-listpack-entries') : 0,
    listpackBytes: hasListpack ? context.configNumber('set-max-listpack-value') : 0,
  }
}
