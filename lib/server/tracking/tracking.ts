import type { Command } from '../../command/command-table.js'
import { keysOf } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { Push } from '../../reply/reply.js'
import type { Client } from '../client/client.js'
import type { MessagePlace } from '../pubsub/message.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'
import { startTimer, stopTimer, type Timer } from '../time/timers.js'
import { Broadcasts } from './broadcasts.js'
import { ClientTracking, type TrackingOptions } from './client-tracking.js'
import { ReadKeys } from './read-keys.js'

/** How long it takes Redis to look at the limit again, in milliseconds. */
const PERIOD = 100
const CHANNEL = '__redis__:invalidate'

/**
 * Tells clients that keep keys in caches of their own which of them were written.
 * @see https://redis.io/docs/latest/develop/reference/client-side-caching/
 */
export class Tracking {
  readonly #server: Server
  readonly #sessions = new Set<Session>()
  #timer: Timer | undefined
  readonly readKeys = new ReadKeys()
  readonly broadcasts = new Broadcasts()
  /** Whether any client has keys tracked, or had. */
  isOn = false
  /** Who runs the command that goes on. */
  writer: Client | undefined
  /** Whether keys go to make room for a command that comes: it is told of them before its reply. */
  isEvicting = false
  /** The keys that the running script declares. */
  declaredKeys: readonly ByteString[] = []

  constructor(server: Server) {
    this.#server = server
  }

  get #isNeeded(): boolean {
    return this.#sessions.size > 0 || this.readKeys.size > 0
  }

  /** The number of clients that have keys tracked. */
  get clients(): number {
    return this.#sessions.size
  }

  start(session: Session, options: TrackingOptions): void {
    session.tracking = new ClientTracking(options, session.tracking)
    this.#sessions.add(session)
    this.isOn = true
    this.broadcasts.listen(session, session.tracking.prefixes)
  }

  stop(session: Session): void {
    if (session.tracking === undefined) return
    this.broadcasts.leave(session, session.tracking.prefixes)
    this.#sessions.delete(session)
    this.isOn = this.#isNeeded
    session.tracking = undefined
  }

  /**
   * Remembers what a command has read. Before 7.2 a script counts as having read the keys that it
   * declares, whatever its commands read.
   */
  remember(client: Client, { definition }: Command<never>, argv: readonly ByteString[]): void {
    const { isScript, session, version } = client
    if (session.tracking?.remembersReads !== true) return
    const isOwn = !isScript || version >= '7.2'
    const keys = isOwn ? keysOf(definition.keys ?? [], argv) : this.declaredKeys
    for (const key of keys) this.readKeys.add(key, session.id)
  }

  /** Hears that a key was written, created or deleted. */
  keyWritten(key: ByteString): void {
    if (this.broadcasts.size > 0 && this.broadcasts.keyWritten(key, this.writer)) {
      // Redis tells them when it has read what all clients sent: here, when this turn is over.
      Promise.resolve().then(() =>
        this.broadcasts.tell((session, keys) => this.#tell(session, keys)),
      )
    }
    this.#invalidate(key, this.isEvicting ? 'before the reply' : undefined)
  }

  /** Hears that databases were emptied: all that clients hold is invalid. */
  flushed(): void {
    const { version } = this.#server
    const isNested = this.writer?.isScript === true || this.writer?.session.isExecuting === true
    const isAsync = this.writer?.session.lastArgv[1]?.toLowerCase() === 'async'
    // 7.4 answers FLUSHALL and FLUSHDB later than it tells their own client, but for ASYNC.
    const place =
      version === '7.4' && !isNested && !isAsync ? 'before the reply' : 'after the reply'
    for (const session of this.#sessions) {
      // Before 7.2 a client that redirects hears at once, even if it is the writer who is told.
      const isAtOnce = version < '7.2' && session !== this.writer?.session
      this.#tell(session, null, isAtOnce ? 'before the reply' : place)
    }
    this.readKeys.clear()
    this.isOn = this.#isNeeded
  }

  /** Drops keys where more are held than `tracking-table-max-keys` lets. */
  limit(): void {
    const most = this.#server.config.number('tracking-table-max-keys')
    for (const key of this.readKeys.surplus(most, this.#server.random)) {
      this.#invalidate(key, 'before the reply')
    }
  }

  /** Drops surplus keys in a while, though no command comes: the limit was changed. */
  limitSoon(): void {
    stopTimer(this.#timer)
    if (!this.isOn) return
    this.#timer = startTimer(PERIOD, () => {
      const before = this.readKeys.size
      if (!this.#server.isCronPaused) this.limit()
      if (this.readKeys.size < before || this.#server.isCronPaused) this.limitSoon()
    })
  }

  /** The client that writes hears last of its own keys, wherever it has that sent. */
  #placeFor(session: Session): MessagePlace {
    if (session === this.writer?.session) return 'after all others'
    // Before 7.2 a message that another redirects comes at once, even if the writer gets it.
    const isAtOnce = this.#server.version < '7.2' && (session.tracking?.redirect ?? 0) !== 0
    return isAtOnce ? 'before the reply' : 'after the reply'
  }

  #invalidate(key: ByteString, place?: MessagePlace): void {
    for (const id of this.readKeys.take(key) ?? []) {
      const session = this.#server.sessions.get(id)
      const tracking = session?.tracking
      if (session === undefined || tracking === undefined || tracking.isBroadcast) continue
      if (tracking.noLoop && this.writer?.session === session) continue
      this.#tell(session, [key], place ?? this.#placeFor(session))
    }
  }

  /** @param keys those that are invalid, `null` for all. */
  #tell(
    session: Session,
    keys: ByteString[] | null,
    place: MessagePlace = 'after the reply',
  ): void {
    const redirect = session.tracking?.redirect ?? 0
    const target = redirect === 0 ? session : this.#server.sessions.get(redirect)
    if (target === undefined) this.#tellBroken(session, redirect)
    else if (target.resp === 3) {
      this.#server.outbox.send(target, new Push(['invalidate', keys]), place)
    } else if (redirect !== 0 && target.subscriptions.count > 0) {
      this.#server.outbox.send(target, new Push(['message', CHANNEL, keys]), place)
    }
  }

  #tellBroken(session: Session, redirect: number): void {
    if (session.tracking !== undefined) session.tracking.isRedirectBroken = true
    if (session.resp === 3) {
      this.#server.outbox.send(
        session,
        new Push(['tracking-redir-broken', redirect]),
        'after the reply',
      )
    }
  }
}
