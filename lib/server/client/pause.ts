import type { Keyspace } from '../../keyspace/keyspace.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { QueuedCommand } from '../execution/transaction.js'
import { mayReplicate } from '../replication/may-replicate.js'
import type { Session } from '../session.js'
import { monotonic } from '../time/monotonic.js'
import { startTimer, stopTimer, type Timer } from '../time/timers.js'

/** What waits: all commands, or those that write. */
export type PauseMode = 'all' | 'write'

/**
 * CLIENT PAUSE: holds commands back for a time, in which no key expires.
 * @see https://redis.io/docs/latest/commands/client-pause/
 */
export class Pause {
  readonly #keyspace: Keyspace
  #mode: PauseMode | 'off' = 'off'
  #endsAt = 0
  #end: Promise<void> = Promise.resolve()
  #resume: () => void = () => {}
  #timer: Timer | undefined
  /** The number of clients that wait. */
  clients = 0

  constructor(keyspace: Keyspace) {
    this.#keyspace = keyspace
  }

  get isOn(): boolean {
    return this.#mode !== 'off'
  }

  /** Resolves when the pause is over. */
  async end(): Promise<void> {
    this.clients++
    await this.#end
    this.clients--
  }

  /** Whether a command has to wait. UNPAUSE has to as well, where all do. */
  holds(session: Session, command: QueuedCommand['command'], argv: readonly ByteString[]): boolean {
    if (this.#mode === 'off' || session.server.monitors.has(session)) return false
    return this.#mode === 'all' || mayReplicate(session, command, argv)
  }

  /** Begins a pause, or makes one longer or stronger. */
  begin(mode: PauseMode, milliseconds: number): void {
    stopTimer(this.#timer)
    if (!this.isOn) {
      this.#end = new Promise((resolve) => {
        this.#resume = resolve
      })
    }
    const endsAt = monotonic() + milliseconds
    this.#endsAt = this.isOn ? Math.max(this.#endsAt, endsAt) : endsAt
    this.#mode = this.#mode === 'all' ? 'all' : mode
    this.#keepExpired(true)
    this.#timer = startTimer(this.#endsAt - monotonic(), () => this.stop())
  }

  stop(): void {
    stopTimer(this.#timer)
    this.#mode = 'off'
    this.#keepExpired(false)
    this.#resume()
  }

  #keepExpired(keepsExpired: boolean): void {
    for (const database of this.#keyspace.databases) database.keepsExpired = keepsExpired
  }
}
