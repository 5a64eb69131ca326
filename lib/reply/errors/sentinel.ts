import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import { onOneLine } from './server.js'

export const NO_SUCH_MASTER = new ErrorReply('ERR No such master with that name')
export const NO_GOOD_REPLICA = new ErrorReply('NOGOODSLAVE No suitable replica to promote')
export const ONLY_HELLO = new ErrorReply(
  'ERR Only HELLO messages are accepted by Sentinel instances.',
)

export function noQuorum(usable: number): ErrorReply {
  return new ErrorReply(
    `NOQUORUM ${usable} usable Sentinels. Not enough available Sentinels to reach the specified quorum for this master`,
  )
}

/** What SENTINEL answers in 6.2 to a subcommand that it knows, with too few words or too many. */
export function wrongSentinelArity(subcommand: ByteString): ErrorReply {
  return onOneLine(`ERR Wrong number of arguments for 'sentinel ${subcommand}'`)
}
