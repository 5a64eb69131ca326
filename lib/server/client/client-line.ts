import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import type { Session } from '../session.js'
import { monotonic } from '../time/monotonic.js'

/** The types of CLIENT LIST TYPE. `slave` is a name for `replica`. */
export type ClientType = 'normal' | 'pubsub' | 'master' | 'replica'

export function clientTypeOf({ subscriptions }: Session): ClientType {
  return subscriptions.count > 0 ? 'pubsub' : 'normal'
}

/** The memory that Redis needs for a client without what it sends and gets. */
const OVERHEAD: Readonly<Record<RedisVersion, number>> = {
  '6.2': 17030,
  '7.0': 774,
  '7.2': 782,
  '7.4': 798,
}
/** The first buffer of replies. 6.2 counts it with the client. */
const REPLY_BUFFER: Readonly<Record<RedisVersion, number>> = {
  '6.2': 0,
  '7.0': 16384,
  '7.2': 16392,
  '7.4': 16392,
}

/**
 * A client as CLIENT LIST and CLIENT INFO show it. Its requests are counted as they come; replies
 * and the whole memory are those of a client of Redis that has just got its reply.
 *
 * @param argv the command of the client itself, where it asks about itself.
 * @see https://redis.io/docs/latest/commands/client-list/
 */
export function clientLine(session: Session, argv: readonly ByteString[] = []): ByteString {
  const { version, subscriptions, server, resp, db } = session
  const fields = [
    `id=${session.id}`,
    `addr=${session.address}`,
    `laddr=${session.localAddress}`,
    `fd=${session.id + 7}`,
    `name=${session.name}`,
    `age=${seconds(server.clock.wallTime() - session.createdAt)}`,
    `idle=${seconds(monotonic() - session.lastActiveAt)}`,
    `flags=${flagsOf(session)}`,
    `db=${db.index}`,
    `sub=${subscriptions.channels.size}`,
    `psub=${subscriptions.patterns.size}`,
    ...(version >= '7.0' ? [`ssub=${subscriptions.shardChannels.size}`] : []),
    `multi=${session.transactionLength ?? -1}`,
    ...(version >= '7.4' ? [`watch=${server.watches.countOf(session)}`] : []),
    ...bufferFields(session, argv),
    'events=r',
    `cmd=${session.lastCommand?.name ?? 'NULL'}`,
    `user=${session.login.user.name}`,
    `redir=${session.tracking?.redirect ?? -1}`,
    ...(version >= '7.0' ? [`resp=${resp}`] : []),
    ...(version >= '7.2'
      ? [`lib-name=${session.libraryName}`, `lib-ver=${session.libraryVersion}`]
      : []),
  ]
  return fields.join(' ')
}

function bufferFields(session: Session, argv: readonly ByteString[]): string[] {
  const { version, queryBuffer } = session
  const { used, free } = queryBuffer
  const replyBuffer = REPLY_BUFFER[version]
  const words = argv.reduce((sum, word) => sum + word.length, 0)
  const places = version === '6.2' ? 0 : argv.length * 8
  const total = OVERHEAD[version] + replyBuffer + used + free + words + places
  return [
    `qbuf=${used}`,
    `qbuf-free=${free}`,
    `argv-mem=${words}`,
    ...(version >= '7.0' ? ['multi-mem=0', `rbs=${replyBuffer}`, `rbp=${replyBuffer}`] : []),
    ...['obl=0', 'oll=0', 'omem=0', `tot-mem=${total}`],
  ]
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000))
}

/** @see https://redis.io/docs/latest/commands/client-list/ (client flags) */
function flagsOf(session: Session): string {
  const { server, tracking } = session
  const flags = [
    server.replication.replicas.has(session) ? 'S' : '',
    server.monitors.has(session) ? 'O' : '',
    clientTypeOf(session) === 'pubsub' ? 'P' : '',
    session.transactionLength === undefined ? '' : 'x',
    session.isBlocked ? 'b' : '',
    session.isDirty ? 'd' : '',
    tracking === undefined ? '' : 't',
    tracking?.isRedirectBroken ? 'R' : '',
    tracking?.isBroadcast ? 'B' : '',
    server.cluster?.readers.has(session) ? 'r' : '',
    session.noEvict ? 'e' : '',
    session.noTouch ? 'T' : '',
  ].join('')
  return flags === '' ? 'N' : flags
}
