import { ErrorReply } from '../reply.js'

export const NUMKEYS_TOO_LARGE = new ErrorReply(
  "ERR Number of keys can't be greater than number of args",
)
export const LIMIT_NEGATIVE = new ErrorReply("ERR LIMIT can't be negative")
