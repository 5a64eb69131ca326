import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'

export const INVALID_STREAM_ID = new ErrorReply(
  'ERR Invalid stream ID specified as stream command argument',
)
export const XADD_ID_ZERO = new ErrorReply('ERR The ID specified in XADD must be greater than 0-0')
export const XADD_ID_TOO_SMALL = new ErrorReply(
  'ERR The ID specified in XADD is equal or smaller than the target stream top item',
)
export const ENTRY_TOO_LARGE = new ErrorReply('ERR Elements are too large to be stored')
/** What 6.2 says where fields and values do not pair. */
export const XADD_WRONG_ARITY = new ErrorReply('ERR wrong number of arguments for XADD')
export const STREAM_EXHAUSTED = new ErrorReply(
  'ERR The stream has exhausted the last possible ID, unable to add more items',
)
export const MAXLEN_NEGATIVE = new ErrorReply('ERR The MAXLEN argument must be >= 0.')
export const TRIM_LIMIT_NEGATIVE = new ErrorReply('ERR The LIMIT argument must be >= 0.')
export const MAXLEN_WITH_MINID = new ErrorReply(
  'ERR syntax error, MAXLEN and MINID options at the same time are not compatible',
)
export const LIMIT_WITHOUT_STRATEGY = new ErrorReply(
  'ERR syntax error, LIMIT cannot be used without specifying a trimming strategy',
)
export const LIMIT_WITHOUT_TILDE = new ErrorReply(
  'ERR syntax error, LIMIT cannot be used without the special ~ option',
)
export const INVALID_START_ID = new ErrorReply('ERR invalid start ID for the interval')
export const INVALID_END_ID = new ErrorReply('ERR invalid end ID for the interval')
export const GROUP_WITH_XREAD = new ErrorReply(
  'ERR The GROUP option is only supported by XREADGROUP. You called XREAD instead.',
)
export const NEW_ID_WITH_XREAD = new ErrorReply(
  'ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer> option.',
)
export const BLOCK_NOT_AN_INTEGER = new ErrorReply('ERR timeout is not an integer or out of range')
export const XSETID_BELOW_TOP = new ErrorReply(
  'ERR The ID specified in XSETID is smaller than the target stream top item',
)
export const XSETID_BELOW_GIVEN_DELETED = new ErrorReply(
  'ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id',
)
export const XSETID_BELOW_DELETED = new ErrorReply(
  'ERR The ID specified in XSETID is smaller than current max_deleted_entry_id',
)
export const ENTRIES_ADDED_NEGATIVE = new ErrorReply('ERR entries_added must be positive')
export const ENTRIES_ADDED_TOO_SMALL = new ErrorReply(
  'ERR The entries_added specified in XSETID is smaller than the target stream length',
)

export const NOACK_WITH_XREAD = new ErrorReply(
  'ERR The NOACK option is only supported by XREADGROUP. You called XREAD instead.',
)
export const LAST_ENTRY_OF_NONE = new ErrorReply('ERR the stream last element ID is 0-0')

/** What XREAD and XREADGROUP say where keys and IDs are not of one number. */
export function unbalancedStreams(version: RedisVersion, name: string): ErrorReply {
  const isOld = version < '7.2'
  const command = isOld ? 'XREAD' : `'${name}'`
  const id = isOld || name === 'xread' ? '$' : '>'
  return new ErrorReply(
    `ERR Unbalanced ${command} list of streams: for each stream key an ID or '${id}' must be specified.`,
  )
}

/** What a script gets before 7.4. @param name as the script writes it. */
export function blockInScript(name: ByteString): ErrorReply {
  return new ErrorReply(`ERR ${name} command is not allowed with BLOCK option from scripts`)
}
