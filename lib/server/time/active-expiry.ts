import { expireFieldsActively } from '../../commands/hashes/active-expiry.js'
import type { FieldContext } from '../../commands/hashes/live-fields.js'
import type { Database } from '../../keyspace/database.js'
import type { Server } from '../server.js'
import { monotonic } from './monotonic.js'
import { startTimer, stopTimer, type Timer } from './timers.js'

/** How often keys whose time is over are looked for, in milliseconds, as with `hz 10`. */
const PERIOD = 100
/** How many keys with a time are looked at in one round, of each database. */
const SAMPLE = 20
/** How many of a sample must have been due for another round at once, and how many rounds at most. */
const MANY = SAMPLE / 4
const MOST_ROUNDS = 50
/** How many hashes lose fields in one go. */
const MOST_HASHES = 100

/**
 * Deletes keys whose time is over though nobody asks for them, so that `expired` events come and
 * memory is freed. It samples, as Redis does, and looks again at once where many were due.
 * @see https://redis.io/docs/latest/commands/expire/#how-redis-expires-keys
 */
export class ActiveExpiry {
  readonly #server: Server
  #timer: Timer | undefined
  /** DEBUG SET-ACTIVE-EXPIRE. */
  isOn = true

  constructor(server: Server) {
    this.#server = server
    this.#schedule()
  }

  stop(): void {
    stopTimer(this.#timer)
  }

  /** The timer does not keep the server: one that nobody holds any more goes. */
  #schedule(): void {
    const reference = new WeakRef(this)
    this.#timer = startTimer(PERIOD, () => {
      const expiry = reference.deref()
      if (expiry !== undefined) expiry.#tick()
    })
  }

  #tick(): void {
    const { debugging, isCronPaused, pause, stats } = this.#server
    stats.rates.sample(monotonic())
    if (this.isOn && !isCronPaused && !pause.isOn && !debugging.isOn) this.#round()
    this.#schedule()
  }

  #round(): void {
    const { blocking, clock, keyspace, latency, longScript, random, version } = this.#server
    const startedAt = monotonic()
    clock.move()
    for (const database of keyspace.databases) {
      if (database.size === 0) continue
      for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
        if (database.expireSample(SAMPLE, random) <= MANY) break
      }
      expireFieldsActively(this.#fieldContext(database), MOST_HASHES)
    }
    this.#server.replication.endUnit(true)
    latency.add('expire-cycle', monotonic() - startedAt)
    // Before 7.2 clients that wait hear of it only after the next command.
    if (version >= '7.2' && blocking.hasReady && !longScript.isOn) blocking.serveReady()
    clock.move()
  }

  #fieldContext(db: Database): FieldContext {
    const { clock, notifications, replication } = this.#server
    return {
      db,
      now: () => clock.now(),
      alsoReplicate: (argv) => replication.add(db.index, argv),
      notify: (eventClass, event, key) => notifications.notify(eventClass, event, key, db.index),
    }
  }
}
