import { matchesGlob } from '../../command/glob.js'
import type { ByteString } from '../../reply/byte-string.js'
import { Push } from '../../reply/reply.js'
import type { Session } from '../session.js'

/** The kinds of subscription, by what of a session's subscriptions they name. */
export type SubscriptionKind = 'channels' | 'patterns' | 'shardChannels'

/** Who listens to which channel. @see https://redis.io/docs/latest/develop/interact/pubsub/ */
export class PubSub {
  readonly #listeners: Readonly<Record<SubscriptionKind, Map<ByteString, Set<Session>>>> = {
    channels: new Map(),
    patterns: new Map(),
    shardChannels: new Map(),
  }

  /** Whether messages are counted alone. */
  #isMute = false

  subscribe(session: Session, kind: SubscriptionKind, name: ByteString): void {
    const own = session.subscriptions[kind]
    if (own.has(name)) return
    own.add(name)
    const listeners = this.#listeners[kind].get(name)
    if (listeners === undefined) this.#listeners[kind].set(name, new Set([session]))
    else listeners.add(session)
    session.stateChanged()
  }

  unsubscribe(session: Session, kind: SubscriptionKind, name: ByteString): void {
    if (!session.subscriptions[kind].delete(name)) return
    const listeners = this.#listeners[kind].get(name)
    listeners?.delete(session)
    if (listeners?.size === 0) this.#listeners[kind].delete(name)
    session.stateChanged()
  }

  unsubscribeAll(session: Session): void {
    for (const kind of ['channels', 'patterns', 'shardChannels'] as const) {
      for (const name of [...session.subscriptions[kind]]) this.unsubscribe(session, kind, name)
    }
  }

  /** Has all listeners of another, who hear nothing of it. */
  copy(other: PubSub): void {
    this.#isMute = true
    for (const kind of ['channels', 'patterns', 'shardChannels'] as const) {
      for (const [name, sessions] of other.#listeners[kind]) {
        this.#listeners[kind].set(name, new Set(sessions))
      }
    }
  }

  /** Sends a message to those who listen. @returns how many got it, once for each pattern. */
  publish(channel: ByteString, message: ByteString): number {
    const listeners = this.#listeners.channels.get(channel)
    let receivers = this.#send(listeners, new Push(['message', channel, message]))
    for (const [pattern, sessions] of this.#listeners.patterns) {
      if (!matchesGlob(pattern, channel)) continue
      receivers += this.#send(sessions, new Push(['pmessage', pattern, channel, message]))
    }
    return receivers
  }

  /** As {@link publish}, to those who listen with SSUBSCRIBE. */
  publishToShard(channel: ByteString, message: ByteString): number {
    const listeners = this.#listeners.shardChannels.get(channel)
    return this.#send(listeners, new Push(['smessage', channel, message]))
  }

  /** The channels, patterns or shard channels that somebody listens to. */
  names(kind: SubscriptionKind): ByteString[] {
    return [...this.#listeners[kind].keys()]
  }

  /** The number of sessions that listen to a channel. */
  listenersOf(kind: SubscriptionKind, name: ByteString): number {
    return this.#listeners[kind].get(name)?.size ?? 0
  }

  /** From 7.2 on a client that sends itself a message gets it behind its reply. */
  #send(listeners: ReadonlySet<Session> | undefined, message: Push): number {
    if (listeners === undefined) return 0
    for (const session of this.#isMute ? [] : listeners) {
      const place = session.version >= '7.2' ? 'after the reply' : 'before the reply'
      session.server.outbox.send(session, message, place)
    }
    return listeners.size
  }
}
