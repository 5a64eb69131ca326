import { parseInteger } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  BCAST_SWITCHED,
  MODE_SWITCHED,
  MODE_WITH_BCAST,
  NO_CLIENT_TO_REDIRECT_TO,
  overlappingPrefix,
  PREFIX_WITHOUT_BCAST,
  SECOND_REDIRECT,
  TWO_MODES,
} from '../../reply/errors/tracking.js'
import { ErrorReply } from '../../reply/reply.js'
import type { Session } from '../session.js'
import type { ClientTracking, TrackingOptions } from './client-tracking.js'

interface Words {
  redirect: number
  isBroadcast: boolean
  isOptin: boolean
  isOptout: boolean
  noLoop: boolean
  readonly prefixes: ByteString[]
}

type Flag = 'isBroadcast' | 'isOptin' | 'isOptout' | 'noLoop'

const FLAGS: Readonly<Record<string, Flag>> = {
  bcast: 'isBroadcast',
  optin: 'isOptin',
  optout: 'isOptout',
  noloop: 'noLoop',
}

/** The words of CLIENT TRACKING behind ON or OFF. */
export function readTrackingWords(
  session: Session,
  options: readonly ByteString[],
): Words | ErrorReply {
  const words: Words = {
    redirect: 0,
    isBroadcast: false,
    isOptin: false,
    isOptout: false,
    noLoop: false,
    prefixes: [],
  }
  for (let at = 0; at < options.length; at++) {
    const word = options[at].toLowerCase()
    const hasMore = at + 1 < options.length
    if (Object.hasOwn(FLAGS, word)) words[FLAGS[word]] = true
    else if (word === 'prefix' && hasMore) words.prefixes.push(options[++at])
    else if (word === 'redirect' && hasMore) {
      const redirect = readRedirect(session, words.redirect, options[++at])
      if (redirect instanceof ErrorReply) return redirect
      words.redirect = redirect
    } else return SYNTAX_ERROR
  }
  return words
}

function readRedirect(session: Session, former: number, text: ByteString): number | ErrorReply {
  if (former !== 0) return SECOND_REDIRECT
  const id = parseInteger(text)
  if (id instanceof ErrorReply) return id
  return session.server.sessions.has(id) ? id : NO_CLIENT_TO_REDIRECT_TO
}

/** What CLIENT TRACKING ON asks for, or why it is refused. The first refusal wins. */
export function trackingOptions({ tracking }: Session, words: Words): TrackingOptions | ErrorReply {
  const { redirect, isBroadcast, isOptin, isOptout, noLoop, prefixes } = words
  const mode = isOptin ? 'optin' : isOptout ? 'optout' : undefined
  if (!isBroadcast && prefixes.length > 0) return PREFIX_WITHOUT_BCAST
  if (tracking !== undefined && tracking.isBroadcast !== isBroadcast) return BCAST_SWITCHED
  if (isBroadcast && mode !== undefined) return MODE_WITH_BCAST
  if (isOptin && isOptout) return TWO_MODES
  if (tracking?.mode !== undefined && mode !== undefined && tracking.mode !== mode) {
    return MODE_SWITCHED
  }
  const overlap = overlapOf(prefixes, tracking)
  return overlap ?? { redirect, isBroadcast, mode, noLoop, prefixes }
}

/** The prefixes of one client must not overlap, or it would hear of a key twice. */
function overlapOf(
  prefixes: readonly ByteString[],
  tracking: ClientTracking | undefined,
): ErrorReply | undefined {
  const existing = [...(tracking?.prefixes ?? [])].sort()
  for (const [place, prefix] of prefixes.entries()) {
    const former = existing.find((other) => doOverlap(prefix, other))
    if (former !== undefined) return overlappingPrefix(prefix, former, 'an existing')
    const later = prefixes.slice(place + 1).find((other) => doOverlap(prefix, other))
    if (later !== undefined) return overlappingPrefix(prefix, later, 'another provided')
  }
  return undefined
}

function doOverlap(a: ByteString, b: ByteString): boolean {
  return a.startsWith(b) || b.startsWith(a)
}
