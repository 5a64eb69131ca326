import { ErrorReply } from '../reply.js'

export const BUSY_KEY = new ErrorReply('BUSYKEY Target key name already exists.')
export const NEGATIVE_TTL = new ErrorReply('ERR Invalid TTL value, must be >= 0')
export const NEGATIVE_IDLE_TIME = new ErrorReply('ERR Invalid IDLETIME value, must be >= 0')
export const FREQUENCY_OUT_OF_RANGE = new ErrorReply(
  'ERR Invalid FREQ value, must be >= 0 and <= 255',
)
export const WRONG_PAYLOAD = new ErrorReply('ERR DUMP payload version or checksum are wrong')
export const BAD_PAYLOAD = new ErrorReply('ERR Bad data format')
