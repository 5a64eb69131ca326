import { ErrorReply } from '../reply.js'

export const INVALID_CURSOR = new ErrorReply('ERR invalid cursor')
export const NOVALUES_IN_HSCAN_ONLY = new ErrorReply(
  'ERR NOVALUES option can only be used in HSCAN',
)
