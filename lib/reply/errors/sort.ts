import { ErrorReply } from '../reply.js'

export const BAD_WEIGHT = new ErrorReply("ERR One or more scores can't be converted into double")
