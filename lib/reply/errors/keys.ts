import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'

export const SAME_OBJECT = new ErrorReply('ERR source and destination objects are the same')
export const DB_OUT_OF_RANGE = new ErrorReply('ERR DB index is out of range')
export const INVALID_FIRST_DB = new ErrorReply('ERR invalid first DB index')
export const INVALID_SECOND_DB = new ErrorReply('ERR invalid second DB index')
export const NX_WITH_OTHERS = new ErrorReply(
  'ERR NX and XX, GT or LT options at the same time are not compatible',
)
export const GT_WITH_LT = new ErrorReply(
  'ERR GT and LT options at the same time are not compatible',
)
export const FREQ_WITHOUT_LFU = new ErrorReply(
  'ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.',
)
export const IDLETIME_WITH_LFU = new ErrorReply(
  'ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.',
)

export function unsupportedExpireOption(option: ByteString): ErrorReply {
  return new ErrorReply(`ERR Unsupported option ${option.replace(/[\r\n]/g, ' ')}`)
}
