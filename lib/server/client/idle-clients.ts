import type { Config } from '../config/config.js'
import type { Session } from '../session.js'
import { monotonic } from '../time/monotonic.js'
import { startTimer, stopTimer, type Timer } from '../time/timers.js'

/** How often idle clients are looked for, in milliseconds. */
const PERIOD = 1000

/**
 * Ends connections whose client says nothing for as long as `timeout` says. One that waits for
 * something to come is not idle.
 */
export class IdleClients {
  readonly #sessions: ReadonlyMap<number, Session>
  #timer: Timer | undefined
  #longest = 0

  constructor(config: Config, sessions: ReadonlyMap<number, Session>) {
    this.#sessions = sessions
    config.onChange('timeout', (seconds) => {
      this.#longest = Number(seconds) * 1000
      this.stop()
      if (this.#longest > 0) this.#schedule()
    })
  }

  stop(): void {
    stopTimer(this.#timer)
    this.#timer = undefined
  }

  #schedule(): void {
    this.#timer = startTimer(PERIOD, () => {
      this.#endIdle(monotonic())
      this.#schedule()
    })
  }

  #endIdle(now: number): void {
    for (const session of [...this.#sessions.values()]) {
      const isWaiting =
        session.isBlocked || session.subscriptions.count > 0 || session.server.monitors.has(session)
      if (!isWaiting && now - session.lastActiveAt > this.#longest) session.close()
    }
  }
}
