import { HashValue } from '../../keyspace/hash-value.js'
import { deleteExpiredFields, type FieldContext } from './live-fields.js'

/**
 * Deletes the fields whose time is over from up to `most` hashes of the context's database: the
 * active half of field expiry, run from time to time.
 * @returns from how many hashes.
 */
export function expireFieldsActively(context: FieldContext, most: number): number {
  for (let hashes = 0; hashes < most; hashes++) {
    const key = context.db.takeKeyWithExpiredParts()
    if (key === undefined) return hashes
    const hash = context.db.peek(key)
    if (!(hash instanceof HashValue)) continue
    // Unlike a read, this half takes fields at their very last moment.
    deleteExpiredFields(context, key, hash, context.now() + 1)
    if (hash.nextExpiry !== undefined) context.db.schedulePartExpiry(key, hash.nextExpiry)
  }
  return most
}
