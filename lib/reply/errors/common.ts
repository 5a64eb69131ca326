import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'

export const SYNTAX_ERROR = new ErrorReply('ERR syntax error')
export const NOT_AN_INTEGER = new ErrorReply('ERR value is not an integer or out of range')
export const NOT_A_FLOAT = new ErrorReply('ERR value is not a valid float')
export const NO_SUCH_KEY = new ErrorReply('ERR no such key')
export const OUT_OF_RANGE = new ErrorReply('ERR index out of range')
export const MUST_BE_POSITIVE = new ErrorReply('ERR value is out of range, must be positive')
export const COUNT_OUT_OF_RANGE = new ErrorReply(
  'ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807',
)
export const INCREMENT_OVERFLOW = new ErrorReply('ERR increment or decrement would overflow')
export const NAN_OR_INFINITY = new ErrorReply('ERR value is NaN or Infinity')
export const INCREMENT_NAN_OR_INFINITY = new ErrorReply(
  'ERR increment would produce NaN or Infinity',
)
export const WRONG_TYPE = new ErrorReply(
  'WRONGTYPE Operation against a key holding the wrong kind of value',
)

/** @param name as COMMAND names it: `get`, or `xinfo|stream` for a subcommand. */
export function wrongArity(name: ByteString): ErrorReply {
  return new ErrorReply(`ERR wrong number of arguments for '${name}' command`)
}

export function mustBePositive(what: ByteString): ErrorReply {
  return new ErrorReply(`ERR ${what} must be positive`)
}
