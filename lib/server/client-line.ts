import type { ByteString } from '../reply/byte-string.js'
import type { Session } from './session.js'

/** The types of CLIENT LIST TYPE. `slave` is a name for `replica`. */
export type ClientType = 'normal' | 'pubsub' | 'master' | 'replica'

export function clientTypeOf({ subscriptions, resp }: Session): ClientType {
  return subscriptions.count > 0 && resp === 2 ? 'pubsub' : 'normal'
}

/** Room that Redis keeps for a client's requests and replies; it is the same for all of them. */
const BUFFERS = 'qbuf=0 qbuf-free=20474'
const MEMORY_6 = 'argv-mem=10 obl=0 oll=0 omem=0 tot-mem=61466'
const MEMORY_7 = 'argv-mem=10 multi-mem=0 rbs=16384 rbp=16384 obl=0 oll=0 omem=0 tot-mem=37658'

/**
 * A client as CLIENT LIST and CLIENT INFO show it. The sizes of buffers are those of a client of
 * Redis that has just sent its command: there are no such buffers in this process.
 * @see https://redis.io/docs/latest/commands/client-list/
 */
export function clientLine(session: Session): ByteString {
  const { version, subscriptions, server, resp, db } = session
  const fields = [
    `id=${session.id}`,
    `addr=${session.address}`,
    `laddr=${session.localAddress}`,
    `fd=${session.id + 7}`,
    `name=${session.name}`,
    `age=${seconds(Date.now() - session.createdAt)}`,
    `idle=${seconds(performance.now() - session.lastActiveAt)}`,
    `flags=${flagsOf(session)}`,
    `db=${db.index}`,
    `sub=${subscriptions.channels.size}`,
    `psub=${subscriptions.patterns.size}`,
    ...(version >= '7.0' ? [`ssub=${subscriptions.shardChannels.size}`] : []),
    `multi=${session.transaction?.queue.length ?? -1}`,
    ...(version >= '7.4' ? [`watch=${server.watches.countOf(session)}`] : []),
    BUFFERS,
    version >= '7.0' ? MEMORY_7 : MEMORY_6,
    'events=r',
    `cmd=${session.lastCommand?.name ?? 'NULL'}`,
    'user=default',
    `redir=${session.tracking?.redirect ?? -1}`,
    ...(version >= '7.0' ? [`resp=${resp}`] : []),
    ...(version >= '7.2'
      ? [`lib-name=${session.libraryName}`, `lib-ver=${session.libraryVersion}`]
      : []),
  ]
  return fields.join(' ')
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000))
}

/** @see https://redis.io/docs/latest/commands/client-list/ (client flags) */
function flagsOf(session: Session): string {
  const { tracking } = session
  const flags = [
    session.server.monitors.has(session) ? 'O' : '',
    clientTypeOf(session) === 'pubsub' ? 'P' : '',
    session.transaction === undefined ? '' : 'x',
    session.isBlocked ? 'b' : '',
    session.isDirty ? 'd' : '',
    tracking === undefined ? '' : 't',
    tracking?.isRedirectBroken ? 'R' : '',
    tracking?.isBroadcast ? 'B' : '',
    session.noEvict ? 'e' : '',
    session.noTouch ? 'T' : '',
  ].join('')
  return flags === '' ? 'N' : flags
}
