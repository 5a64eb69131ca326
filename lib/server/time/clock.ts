import type { RedisVersion } from '../../reply/version.js'

/** Whose time it is: that of the test, which may fake it, or that of the system. */
export type ClockName = 'test' | 'system'

// Unlike the whole of `Date`, this function stays as it was when a test runner fakes the time.
const systemTime = Date.now

const WALL_TIMES: Readonly<Record<ClockName, () => number>> = {
  test: () => Date.now(),
  system: () => systemTime(),
}

/**
 * The time of a server, in milliseconds since 1970. It asks once for each command: a key cannot
 * expire half-way through one, and a script or a transaction counts as one command.
 *
 * @see https://redis.io/docs/latest/develop/interact/programmability/eval-intro/ (expiry in scripts)
 */
export class Clock {
  /** The time as it is this very moment, whatever command runs. */
  readonly wallTime: () => number
  /** Whether TIME, TTL and relative times stand still with expiry: from 7.2 on. */
  readonly #standsStill: boolean
  /** The time of the running command, 0 until it is asked for. */
  #commandTime = 0

  constructor(version: RedisVersion, name: ClockName = 'test') {
    this.wallTime = WALL_TIMES[name] ?? unknown(name)
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
    if (this.#commandTime === 0) this.#commandTime = this.wallTime()
    return this.#commandTime
  }

  /** The time that commands reckon with. */
  now(): number {
    return this.#standsStill ? this.expiryTime() : this.wallTime()
  }
}

function unknown(name: string): never {
  const names = Object.keys(WALL_TIMES).join(', ')
  throw new Error(`Failed to create a server: its clock is one of ${names}, not '${name}'`)
}
