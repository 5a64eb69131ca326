import { ErrorReply } from '../reply.js'

export const TIMEOUT_NOT_A_FLOAT = new ErrorReply('ERR timeout is not a float or out of range')
export const TIMEOUT_NEGATIVE = new ErrorReply('ERR timeout is negative')
export const TIMEOUT_OUT_OF_RANGE = new ErrorReply('ERR timeout is out of range')
