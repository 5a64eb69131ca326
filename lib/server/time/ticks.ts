import { monotonic } from './monotonic.js'

/**
 * How late each tick comes, in milliseconds. Redis counts the next one from when the last was done, and
 * waits for it in whole milliseconds, rounded up: with `hz 10` there are 100.3 ms between two where
 * nobody asks anything, up to 101.1 where clients do (7.0.15, 7.2.6 and 7.4.1). So a wait of a second that
 * begins some milliseconds after a tick may end soon after its timeout, not a whole tick later. With higher `hz`
 * it is less late than here: 10.4 to 10.6 ms with 100, 2.3 with 500.
 */
const LATENESS = 0.7

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
    const period = 1000 / this.#hz() + LATENESS
    const now = monotonic() - this.#startedAt
    return Math.ceil((now + milliseconds) / period) * period - now
  }
}
