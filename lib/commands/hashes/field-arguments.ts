import type { ByteString } from '../../reply/byte-string.js'
import {
  FIELDS_MISSING,
  NUMFIELDS_MISMATCH,
  NUMFIELDS_NOT_POSITIVE,
} from '../../reply/errors/hashes.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseAtLeast } from '../parse.js'

/** What the field expiry commands answer for a field that the hash does not have. */
export const NO_SUCH_FIELD = -2
/** What they answer for a field without a time of expiry. */
export const NO_EXPIRY = -1

/**
 * The fields behind `FIELDS numfields`, the keyword at a place of argv.
 * @param refusal of a numfields that is no number or too small; it differs between commands.
 */
export function parseFields(
  argv: readonly ByteString[],
  keywordAt: number,
  refusal: ErrorReply = NUMFIELDS_NOT_POSITIVE,
): readonly ByteString[] | ErrorReply {
  if (argv[keywordAt].toUpperCase() !== 'FIELDS') return FIELDS_MISSING
  const count = parseAtLeast(1, argv[keywordAt + 1], refusal)
  if (count instanceof ErrorReply) return count
  const fields = argv.slice(keywordAt + 2)
  return fields.length === count ? fields : NUMFIELDS_MISMATCH
}
