import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BAD_BIT_OFFSET } from '../../reply/errors/bitmaps.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupOrCreate } from '../lookup.js'
import { parseInt64 } from '../parse.js'

export const BITS_OF_BYTE = 8

/**
 * The place of a bit, 0 for the highest bit of the first byte.
 *
 * @param fieldBits how many bits wide a field is: then `#2` means the third one.
 */
export function parseBitOffset(
  context: CommandContext,
  text: ByteString,
  fieldBits?: number,
): number | ErrorReply {
  const isIndex = fieldBits !== undefined && text.startsWith('#')
  const count = parseInt64(isIndex ? text.slice(1) : text)
  if (count === undefined) return BAD_BIT_OFFSET
  // The product wraps as a C long does.
  const offset = isIndex ? BigInt.asIntN(64, count * BigInt(fieldBits)) : count
  const isInRange =
    offset >= 0n && Number(offset >> 3n) < context.configNumber('proto-max-bulk-len')
  return isInRange ? Number(offset) : BAD_BIT_OFFSET
}

/** The byte that a bit is in. */
export function byteOf(offset: number): number {
  return Math.floor(offset / BITS_OF_BYTE)
}

/** The bytes of a key's string to write to, with zeros up to a bit, and whether that took more. */
export function editUpTo(
  context: CommandContext,
  key: ByteString,
  offset: number,
): { bytes: Buffer; value: StringValue; hasGrown: boolean } | ErrorReply {
  const value = lookupOrCreate(context, key, StringValue, () => new StringValue(''))
  if (value instanceof ErrorReply) return value
  const before = value.length
  const bytes = value.edit(byteOf(offset) + 1)
  return { bytes, value, hasGrown: value.length > before }
}
