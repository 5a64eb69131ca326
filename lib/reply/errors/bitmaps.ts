import { ErrorReply } from '../reply.js'

export const BAD_BIT_OFFSET = new ErrorReply('ERR bit offset is not an integer or out of range')
export const BAD_BIT = new ErrorReply('ERR bit is not an integer or out of range')
export const BIT_NOT_0_OR_1 = new ErrorReply('ERR The bit argument must be 1 or 0.')
export const ONE_SOURCE_FOR_NOT = new ErrorReply(
  'ERR BITOP NOT must be called with a single source key.',
)
export const BAD_FIELD_TYPE = new ErrorReply(
  'ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64 is.',
)
export const BAD_OVERFLOW_TYPE = new ErrorReply('ERR Invalid OVERFLOW type specified')
export const BITFIELD_RO_GETS_ONLY = new ErrorReply(
  'ERR BITFIELD_RO only supports the GET subcommand',
)
