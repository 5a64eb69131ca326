import type { Server } from './server.js'
import { startTimer, stopTimer, type Timer } from './timers.js'

/** How often keys whose time is over are looked for, in milliseconds, as with `hz 10`. */
const PERIOD = 100
/** How many keys with a time are looked at in one round, of each database. */
const SAMPLE = 20

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

  #schedule(): void {
    this.#timer = startTimer(PERIOD, () => {
      if (this.isOn) this.#round()
      this.#schedule()
    })
  }

  #round(): void {
    const { clock, keyspace, random } = this.#server
    clock.move()
    for (const database of keyspace.databases) {
      let rounds = 0
      while (database.expireSample(SAMPLE, random) > SAMPLE / 4 && rounds < 50) rounds++
    }
    clock.move()
  }
}
