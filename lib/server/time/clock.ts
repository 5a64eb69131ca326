import type { RedisVersion } from '../../reply/version.js'

/**
 * The time of a server, in milliseconds since 1970. It asks `Date.now()`, so that a test runner's
 * fake timers move it, but only once for each command: a key cannot expire half-way through one,
 * and a script or a transaction counts as one command.
 *
 * @see https://redis.io/docs/latest/develop/interact/programmability/eval-intro/ (expiry in scripts)
 */
export class Clock {
  /** Whether TIME, TTL and relative times stand still with expiry: from 7.2 on. */
  readonly #standsStill: boolean
  /** The time of the running command, 0 until it is asked for. */
  #commandTime = 0

  constructor(version: RedisVersion) {
    this.#standsStill = version >= '7.2'
  }

  /** Lets the time move on: at both ends of a command that no other command runs. */
  move(): void {
    this.#commandTime = 0
  }

  /** Stops the time now, for a script or transaction that may take long before it asks for it. */
  stop(): void {
    this.expiryTime()
  }

  /** Goes back to a time that stood still, when what stopped it goes on after others. */
  stopAt(time: number): void {
    this.#commandTime = time
  }

  /** The time by which keys expire. */
  expiryTime(): number {
    if (this.#commandTime === 0) this.#commandTime = Date.now()
    return this.#commandTime
  }

  /** The time that commands reckon with. */
  now(): number {
    return this.#standsStill ? this.expiryTime() : Date.now()
  }
}
