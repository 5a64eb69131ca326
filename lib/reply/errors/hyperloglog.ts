import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'

export const NOT_A_HYPERLOGLOG = new ErrorReply(
  'WRONGTYPE Key is not a valid HyperLogLog string value.',
)
export const CORRUPTED_HYPERLOGLOG = new ErrorReply('INVALIDOBJ Corrupted HLL object detected')
export const NO_SUCH_HYPERLOGLOG = new ErrorReply('ERR The specified key does not exist')
export const NOT_SPARSE = new ErrorReply('ERR HLL encoding is not sparse')

export function unknownPfdebug(subcommand: ByteString): ErrorReply {
  return new ErrorReply(`ERR Unknown PFDEBUG subcommand '${subcommand}'`)
}

export function pfdebugArity(subcommand: ByteString): ErrorReply {
  return new ErrorReply(`ERR Wrong number of arguments for the '${subcommand}' subcommand`)
}

export function hyperloglogRegisterMismatch(register: number): ErrorReply {
  return new ErrorReply(`ERR TESTFAILED Register ${register} does not hold what was written to it`)
}

export function hyperloglogTooFarOff(cardinality: number): ErrorReply {
  return new ErrorReply(`ERR TESTFAILED Too big error. card:${cardinality}`)
}
