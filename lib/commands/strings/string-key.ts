import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { STRING_TOO_LONG } from '../../reply/errors/strings.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed, lookup } from '../lookup.js'

/** The string of a key, undefined where there is none, or WRONGTYPE. */
export function lookupString(
  context: CommandContext,
  key: ByteString,
): StringValue | undefined | ErrorReply {
  return lookup(context, key, StringValue)
}

/** Gives a key a string, whatever it held before, and no time of expiry. */
export function setString(context: CommandContext, key: ByteString, bytes: ByteString): void {
  context.db.touch(key)
  replaceString(context, key, bytes)
  context.db.clearExpiry(key)
}

/** As {@link setString}, and lets a time of expiry stand. */
export function replaceString(
  context: CommandContext,
  key: ByteString,
  bytes: ByteString,
  isText = false,
): void {
  // A key whose time is over is not there any more; its time must not pass to the new value.
  context.db.peek(key)
  context.db.set(key, new StringValue(bytes, isText))
}

/** What SET and its like say when they have written. */
export function wasSet(context: CommandContext, key: ByteString): void {
  changed(context, key, '$', 'set')
}

/** Refuses a string longer than the protocol could carry. */
export function lengthRefusal(context: CommandContext, length: number): ErrorReply | undefined {
  return length > context.configNumber('proto-max-bulk-len') ? STRING_TOO_LONG : undefined
}
