import type { ByteString } from '../../reply/byte-string.js'
import type { Session } from '../session.js'
import { monotonic } from '../time/monotonic.js'
import type { Writer } from './pending-writes.js'

/** Where a connection's replies go. */
export interface ConnectionEnd {
  /** Takes bytes for the client. @returns whether it has room for more. */
  write(bytes: ByteString): boolean
  /** Ends the connection, once what was written is sent. */
  end(): void
  /** Asks the client to send nothing for a while, or to go on. */
  hold(isHeld: boolean): void
  /** How many bytes wait for the client to take them. */
  pending(): number
  /** Ends the connection at once. */
  cut(): void
}

/** Whose output it is. */
export interface OutputOwner {
  readonly session: Session
  /** Whether nothing can be written. */
  readonly isMute: boolean
  /** Hears that output was sent. */
  sent(): void
  /** Ends the connection, of which there is too much. */
  cut(): void
}

/** Replies are sent together up to this many bytes. */
const FULL_PIECE = 64 * 1024
/**
 * How many bytes may wait for a client before its commands do. Redis has no such limit of its own;
 * without one a client that never reads would take all memory of the process. With a low one, a
 * client that reads only once it has written all would wait for ever.
 */
const MOST_PENDING = 32 * 1024 * 1024

/** What a connection has for its client, until it is sent. */
export class Output implements Writer {
  /** Whether the client has to take replies before there are more. */
  isFull = false
  readonly #owner: OutputOwner
  readonly #end: ConnectionEnd
  #bytes = ''
  /** Whether it is about to be sent. */
  #isPending = false
  /** Since when more waits for the client than the soft limit lets. */
  #softSince: number | undefined

  constructor(owner: OutputOwner, end: ConnectionEnd) {
    this.#owner = owner
    this.#end = end
  }

  get isEmpty(): boolean {
    return this.#bytes === ''
  }

  readonly put = (bytes: ByteString): void => {
    if (bytes.length > FULL_PIECE) this.send()
    this.#bytes += bytes
    if (this.#bytes.length > FULL_PIECE) this.send()
  }

  /** Has it sent when it is time. */
  sendSoon(): void {
    if (!this.isEmpty) this.takePlace()
  }

  /** Takes the client's place among those who get something, though its reply is still to come. */
  takePlace(): void {
    if (this.#isPending) return
    this.#isPending = true
    this.#owner.session.server.hearing.pendingWrites.add(this)
  }

  flush(): void {
    this.#isPending = false
    this.send()
    this.#owner.sent()
  }

  /** Sends it at once. */
  send(): void {
    if (this.isEmpty || this.#owner.isMute) return
    const bytes = this.#bytes
    this.#bytes = ''
    const { stats, version } = this.#owner.session.server
    stats.writes++
    // From 7.0 on what replicas get is counted apart.
    if (version < '7.0' || !this.#isReplica) stats.outputBytes += bytes.length
    if (this.#end.write(bytes)) {
      this.#softSince = undefined
      return
    }
    this.isFull = this.#end.pending() > MOST_PENDING
    if (!this.#isOverLimit()) return
    stats.outputDisconnections++
    this.#owner.cut()
  }

  get #isReplica(): boolean {
    const { session } = this.#owner
    return session.server.replication.replicas.has(session)
  }

  #isOverLimit(): boolean {
    const { session } = this.#owner
    const { server, subscriptions } = session
    const ofClient = subscriptions.count > 0 ? 'pubsub' : 'normal'
    const limit = server.outputLimits.of(this.#isReplica ? 'slave' : ofClient)
    const pending = this.#end.pending()
    if (limit.hard > 0 && pending >= limit.hard) return true
    if (limit.soft === 0 || pending < limit.soft) {
      this.#softSince = undefined
      return false
    }
    const now = monotonic()
    this.#softSince ??= now
    return now - this.#softSince > limit.softTime
  }
}
