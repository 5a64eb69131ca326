import type { HashValue } from '../../keyspace/hash-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { CommandContext } from '../context.js'
import { deleteIfEmpty } from '../lookup.js'

/** What the expiry of fields needs of a command's context; the active half of it has no more. */
export type FieldContext = Pick<CommandContext, 'db' | 'now' | 'notify' | 'alsoReplicate'>

/** Whether a field is there but its time is over. */
export function isExpired(context: FieldContext, hash: HashValue, field: ByteString): boolean {
  const at = hash.expiryOf(field)
  return at !== undefined && at < context.now()
}

/**
 * The value of a field, or undefined. A field whose time is over is deleted on the way, with the
 * event `hexpired`, and with the last field goes the key.
 */
export function liveValue(
  context: FieldContext,
  key: ByteString,
  hash: HashValue,
  field: ByteString,
): ByteString | undefined {
  if (!hash.hasExpiries || !isExpired(context, hash, field)) return hash.get(field)
  hash.delete(field)
  context.alsoReplicate(['HDEL', key, field])
  announceExpired(context, key, hash, 1)
  return undefined
}

/** The fields whose time is not over, in their order. */
export function liveFields(context: FieldContext, hash: HashValue): readonly ByteString[] {
  const fields = hash.fields()
  if (!hash.hasExpiries) return fields
  return fields.filter((field) => !isExpired(context, hash, field))
}

/** Deletes the fields whose time lies before a moment, the present one where none is named. Whether that left the hash empty and deleted its key. */
export function deleteExpiredFields(
  context: FieldContext,
  key: ByteString,
  hash: HashValue,
  moment = context.now(),
): boolean {
  const fields = hash.deleteExpired(moment)
  if (fields.length === 0) return false
  for (const field of fields) context.alsoReplicate(['HDEL', key, field])
  announceExpired(context, key, hash, fields.length)
  return hash.isEmpty
}

/** What follows the expiry of fields; once for all of them that went together. */
function announceExpired(
  context: FieldContext,
  key: ByteString,
  hash: HashValue,
  count: number,
): void {
  context.db.signalPartsExpired(count)
  context.notify('h', 'hexpired', key)
  deleteIfEmpty(context, key, hash)
  context.db.signalTouched(key)
}
