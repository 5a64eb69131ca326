import type { ByteString } from '../../reply/byte-string.js'

/**
 * What a server would send to a replica, for tests to read: each command as its argv, in the form
 * in which Redis sends it.
 *
 * It is kept from {@link start} on.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
 */
export class ReplicationLog {
  readonly #onSwitch: () => void
  #entries: (readonly ByteString[])[] | undefined

  /** @param onSwitch hears that the log began or ended to be kept. */
  constructor(onSwitch: () => void) {
    this.#onSwitch = onSwitch
  }

  /** Whether the log is kept. */
  get isOn(): boolean {
    return this.#entries !== undefined
  }

  /** Begins an empty log, as a replica that is new. */
  start(): void {
    this.#entries = []
    this.#onSwitch()
  }

  /** Forgets the log, and keeps none from now on. */
  stop(): void {
    this.#entries = undefined
    this.#onSwitch()
  }

  /**
   * Takes what was sent since the log was started or taken last.
   * @returns commands as byte strings: one char for each byte.
   * @throws Error where the log is not kept.
   */
  take(): (readonly ByteString[])[] {
    if (this.#entries === undefined) {
      throw new Error('failed to take the replication log: it is kept from start() on')
    }
    return this.#entries.splice(0)
  }

  /** Takes a command that goes to replicas. */
  add(argv: readonly ByteString[]): void {
    this.#entries?.push(argv)
  }
}
