import { monotonic } from './monotonic.js'

/**
 * When Redis looks around by itself: `hz` times a second, counted from its start. A wait that is over
 * in between ends with the next tick, or with the next command.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/
 */
export class Ticks {
  readonly #startedAt = monotonic()
  readonly #hz: () => number

  constructor(hz: () => number) {
    this.#hz = hz
  }

  /** Milliseconds from now until the first tick that comes after so many. */
  until(milliseconds: number): number {
    const period = 1000 / this.#hz()
    const now = monotonic() - this.#startedAt
    return Math.ceil((now + milliseconds) / period) * period - now
  }
}
