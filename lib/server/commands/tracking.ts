import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  CACHING_NO_WITHOUT_OPTOUT,
  CACHING_YES_WITHOUT_OPTIN,
  NOT_TRACKING,
} from '../../reply/errors/tracking.js'
import { ErrorReply, MapReply, OK, type Reply, SetReply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'
import type { ClientTracking } from '../tracking/client-tracking.js'
import { readTrackingWords, trackingOptions } from '../tracking/tracking-options.js'

const FLAGS: readonly CommandFlag[] = ['noscript', 'loading', 'stale']

const tracking = defineCommand<ServerContext>({
  name: 'client|tracking',
  arity: -3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ server, session }, [, , onOrOff, ...options]): Reply => {
    const words = readTrackingWords(session, options)
    if (words instanceof ErrorReply) return words
    const word = onOrOff.toLowerCase()
    if (word !== 'on' && word !== 'off') return SYNTAX_ERROR
    if (word === 'off') {
      server.tracking.stop(session)
      return OK
    }
    const asked = trackingOptions(session, words)
    if (asked instanceof ErrorReply) return asked
    server.tracking.start(session, asked)
    return OK
  },
})

const caching = defineCommand<ServerContext>({
  name: 'client|caching',
  arity: 3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session: { tracking } }, [, , word]): Reply => {
    if (tracking === undefined) return NOT_TRACKING
    const wish = word.toLowerCase()
    if (wish !== 'yes' && wish !== 'no') return SYNTAX_ERROR
    if (wish === 'yes' && tracking.mode !== 'optin') return CACHING_YES_WITHOUT_OPTIN
    if (wish === 'no' && tracking.mode !== 'optout') return CACHING_NO_WITHOUT_OPTOUT
    tracking.isCachingGiven = true
    return OK
  },
})

const trackinginfo = defineCommand<ServerContext>({
  name: 'client|trackinginfo',
  arity: 2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session: { tracking } }) =>
    new MapReply([
      ['flags', new SetReply(tracking === undefined ? ['off'] : flagsOf(tracking))],
      ['redirect', tracking?.redirect ?? -1],
      ['prefixes', [...(tracking?.prefixes ?? [])].sort()],
    ]),
})

function flagsOf(tracking: ClientTracking): string[] {
  const { isBroadcast, mode, isCachingGiven, noLoop, isRedirectBroken } = tracking
  return [
    'on',
    ...(isBroadcast ? ['bcast'] : []),
    ...(mode === undefined ? [] : [mode]),
    ...(isCachingGiven ? [mode === 'optin' ? 'caching-yes' : 'caching-no'] : []),
    ...(noLoop ? ['noloop'] : []),
    ...(isRedirectBroken ? ['broken_redirect'] : []),
  ]
}

const getredir = defineCommand<ServerContext>({
  name: 'client|getredir',
  arity: 2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }) => session.tracking?.redirect ?? -1,
})

/** @see https://redis.io/docs/latest/develop/reference/client-side-caching/ */
export const trackingCommands: readonly CommandDefinition<ServerContext>[] = [
  tracking,
  caching,
  trackinginfo,
  getredir,
]
