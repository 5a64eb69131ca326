import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import { onOneLine } from './server.js'

const ONE_BY_ONE =
  'before disabling tracking for this client, and then re-enabling it with a different mode.'

export const SECOND_REDIRECT = new ErrorReply(
  'ERR A client can only redirect to a single other client',
)
export const NO_CLIENT_TO_REDIRECT_TO = new ErrorReply(
  'ERR The client ID you want redirect to does not exist',
)
export const PREFIX_WITHOUT_BCAST = new ErrorReply(
  'ERR PREFIX option requires BCAST mode to be enabled',
)
export const BCAST_SWITCHED = new ErrorReply(`ERR You can't switch BCAST mode on/off ${ONE_BY_ONE}`)
export const MODE_SWITCHED = new ErrorReply(`ERR You can't switch OPTIN/OPTOUT mode ${ONE_BY_ONE}`)
export const MODE_WITH_BCAST = new ErrorReply('ERR OPTIN and OPTOUT are not compatible with BCAST')
export const TWO_MODES = new ErrorReply("ERR You can't specify both OPTIN mode and OPTOUT mode")
export const NOT_TRACKING = new ErrorReply(
  'ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT mode enabled',
)
export const CACHING_YES_WITHOUT_OPTIN = new ErrorReply(
  'ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode.',
)
export const CACHING_NO_WITHOUT_OPTOUT = new ErrorReply(
  'ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.',
)

/** @param place what the other prefix is: one of the same command, or one from before. */
export function overlappingPrefix(
  prefix: ByteString,
  other: ByteString,
  place: 'another provided' | 'an existing',
): ErrorReply {
  return onOneLine(
    `ERR Prefix '${prefix}' overlaps with ${place} prefix '${other}'. Prefixes for a single client must not overlap.`,
  )
}
