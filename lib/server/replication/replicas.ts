import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import type { Config } from '../config/config.js'
import type { Stats } from '../observation/stats.js'
import { newRunId } from '../run-id.js'
import type { Session } from '../session.js'
import type { Clock } from '../time/clock.js'
import { startTimer, stopTimer, type Timer } from '../time/timers.js'
import { Backlog } from './backlog.js'
import { isHeardWithin, type Replica } from './replica.js'

const NO_ID = '0'.repeat(40)
const SECOND = 1000

/** What {@link Replicas} needs of its server. */
interface Master {
  readonly version: RedisVersion
  readonly clock: Clock
  readonly config: Config
  readonly random: () => number
  readonly stats: Stats
}

/**
 * The replicas of a server, and the stream that they get.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
 */
export class Replicas {
  /** Which history of the data the offset counts in. */
  id: string
  /** The history before a failover, and the first offset that is not in it. */
  formerId = NO_ID
  formerEnd = -1
  /** How many bytes went to replicas. */
  offset = 0
  /** There is none before the first replica came. */
  backlog: Backlog | undefined
  readonly #master: Master
  readonly #bySession = new Map<Session, Replica>()
  /** Clients that wait for what they wrote to be acknowledged. */
  readonly #waiting = new Set<() => void>()
  readonly #feed: (argv: readonly ByteString[]) => void
  #pings: Timer | undefined

  /** @param feed sends a command that is for no database. */
  constructor(master: Master, feed: (argv: readonly ByteString[]) => void) {
    this.#master = master
    this.#feed = feed
    this.id = newRunId(master.random)
  }

  /** Those that get the stream. */
  get online(): Replica[] {
    return [...this.#bySession.values()].filter(({ isOnline }) => isOnline)
  }

  of(session: Session): Replica {
    let replica = this.#bySession.get(session)
    if (replica === undefined) {
      const [ip] = session.address.split(':')
      const acknowledgedAt = this.#master.clock.wallTime()
      replica = {
        session,
        port: 0,
        ip,
        capabilities: new Set(),
        isOnline: false,
        acknowledged: 0,
        acknowledgedAt,
      }
      this.#bySession.set(session, replica)
    }
    return replica
  }

  /** Whether a client is a replica that gets the stream. */
  has(session: Session): boolean {
    return this.#bySession.get(session)?.isOnline === true
  }

  remove(session: Session): void {
    this.#bySession.delete(session)
    if (this.#bySession.size === 0) stopTimer(this.#pings)
  }

  /**
   * Lets a replica have the stream from now on.
   * @param head says how it goes on.
   * @param bytes all the data, or what the replica lacks of the stream.
   */
  begin(session: Session, head: ByteString, bytes: ByteString): void {
    const replica = this.of(session)
    replica.isOnline = true
    replica.acknowledgedAt = this.#master.clock.wallTime()
    session.onStream?.(head + bytes)
    this.#master.stats.replicaBytes += bytes.length
    stopTimer(this.#pings)
    this.#pingSoon()
  }

  /** Sends bytes of the stream. */
  send(bytes: ByteString): void {
    if (this.backlog === undefined) return
    this.offset += bytes.length
    this.backlog.add(bytes, this.#master.config.number('repl-backlog-size'))
    const { stats } = this.#master
    for (const { session } of this.online) {
      session.onStream?.(bytes)
      stats.replicaBytes += bytes.length
    }
  }

  /** What a replica lacks that knows a history up to an offset; undefined where it needs all. */
  missing(id: ByteString, offset: number): ByteString | undefined {
    const isFormer = id === this.formerId && offset <= this.formerEnd
    if (id !== this.id && !isFormer) return undefined
    // A replica asks for the byte behind the last that it has.
    return this.backlog?.since(offset - 1)
  }

  acknowledged(session: Session, offset: number): void {
    const replica = this.of(session)
    replica.acknowledged = Math.max(replica.acknowledged, offset)
    replica.acknowledgedAt = this.#master.clock.wallTime()
    for (const hear of [...this.#waiting]) hear()
  }

  /** How many replicas have taken the stream up to an offset. */
  countAt(offset: number): number {
    return this.online.filter(({ acknowledged }) => acknowledged >= offset).length
  }

  /** How many replicas were heard within so many seconds. */
  countHeard(seconds: number): number {
    const now = this.#master.clock.wallTime()
    return this.online.filter((replica) => isHeardWithin(replica, seconds, now)).length
  }

  /** Asks all replicas up to where they are, and calls for each answer. @returns what ends that. */
  askAll(hear: () => void): () => void {
    this.#feed(['REPLCONF', 'GETACK', '*'])
    this.#waiting.add(hear)
    return () => this.#waiting.delete(hear)
  }

  /** Calls the history by a name that nobody knows. */
  changeId(): void {
    this.id = newRunId(this.#master.random)
    this.formerId = NO_ID
    this.formerEnd = -1
  }

  /** Keeps the last part of the stream from now on. What came before nobody has: it has a new name. */
  openBacklog(): void {
    if (this.backlog !== undefined) return
    this.changeId()
    this.backlog = new Backlog(this.offset)
  }

  /** Begins a history that nobody knows, as a server that was restarted. */
  forgetHistory(): void {
    this.changeId()
    this.offset = 0
    this.backlog = undefined
    this.#disconnect()
  }

  /** Begins a history that goes on from this one, as a replica that was promoted. */
  shiftHistory(): void {
    this.formerId = this.id
    this.formerEnd = this.offset + 1
    this.id = newRunId(this.#master.random)
    this.#disconnect()
  }

  stop(): void {
    stopTimer(this.#pings)
  }

  /** Replicas come back, and ask for what they lack. */
  #disconnect(): void {
    for (const { session } of this.online) session.close()
  }

  /** A replica that hears nothing gives its master up. */
  #pingSoon(): void {
    const reference = new WeakRef(this)
    const period = this.#master.config.number('repl-ping-replica-period') * SECOND
    this.#pings = startTimer(period, () => {
      const replicas = reference.deref()
      if (replicas === undefined || replicas.online.length === 0) return
      replicas.#feed(['PING'])
      replicas.#pingSoon()
    })
  }
}
