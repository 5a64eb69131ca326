import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import { cText } from './scripting.js'
import { onOneLine } from './server.js'

export const XGROUP_NEEDS_KEY = new ErrorReply(
  'ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the MKSTREAM option to create an empty stream automatically.',
)
export const GROUP_EXISTS = new ErrorReply('BUSYGROUP Consumer Group name already exists')
export const ENTRIES_READ_NEGATIVE = new ErrorReply(
  'ERR value for ENTRIESREAD must be positive or -1',
)
export const GROUP_OPTION_MISSING = new ErrorReply('ERR Missing GROUP option for XREADGROUP')
export const LAST_ID_WITH_XREADGROUP = meaningless('$')
export const LAST_ENTRY_WITH_XREADGROUP = meaningless('+')
export const WAITED_FOR_GROUP = new ErrorReply(
  'NOGROUP the consumer group this client was blocked on no longer exists',
)
export const WAITED_FOR_KEY = new ErrorReply('UNBLOCKED the stream key no longer exists')
export const XCLAIM_MIN_IDLE = invalidArgument('min-idle-time argument for XCLAIM')
export const XCLAIM_IDLE = invalidArgument('IDLE option argument for XCLAIM')
export const XCLAIM_TIME = invalidArgument('TIME option argument for XCLAIM')
export const XCLAIM_RETRYCOUNT = invalidArgument('RETRYCOUNT option argument for XCLAIM')
export const XAUTOCLAIM_MIN_IDLE = invalidArgument('min-idle-time argument for XAUTOCLAIM')
export const XAUTOCLAIM_COUNT = new ErrorReply('ERR COUNT must be > 0')
export const XAUTOCLAIM_COUNT_TOO_HIGH = new ErrorReply(
  'ERR Insufficient memory, failed allocating transient memory, COUNT too high.',
)

function meaningless(id: string): ErrorReply {
  return new ErrorReply(
    `ERR The ${id} ID is meaningless in the context of XREADGROUP: you want to read the history of this consumer by specifying a proper ID, or use the > ID to get new messages. The ${id} ID would just return an empty result set.`,
  )
}

function invalidArgument(what: string): ErrorReply {
  return new ErrorReply(`ERR Invalid ${what}`)
}

/** What XGROUP and XINFO say where the key has no such group. */
export function noGroupOfKey(key: ByteString, group: ByteString): ErrorReply {
  return onOneLine(`NOGROUP No such consumer group '${cText(group)}' for key name '${cText(key)}'`)
}

/** What the other commands say where there is no such key, or the key has no such group. */
export function noKeyOrGroup(key: ByteString, group: ByteString): ErrorReply {
  return onOneLine(`NOGROUP No such key '${cText(key)}' or consumer group '${cText(group)}'`)
}

/** As {@link noKeyOrGroup}, of XREADGROUP. */
export function noGroupToRead(key: ByteString, group: ByteString): ErrorReply {
  const which = `key '${cText(key)}' or consumer group '${cText(group)}'`
  return onOneLine(`NOGROUP No such ${which} in XREADGROUP with GROUP option`)
}

export function unknownClaimOption(word: ByteString): ErrorReply {
  return onOneLine(`ERR Unrecognized XCLAIM option '${cText(word)}'`)
}
