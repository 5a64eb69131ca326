import { afterPromises } from './after-promises.js'

/** Where something can arrive for a client of this process. */
export interface Receiver {
  /** Gives the client what arrived. */
  receive(): void
}

/**
 * Tells clients of this process what arrived for them, in the order in which Linux tells a process of
 * its sockets:
 *
 * - A process that waits is woken by what arrives first, and told of that alone.
 * - One that was at work is told of all, first of the sockets of which it was told in the turn before:
 *   they are in the system's list still.
 *
 * Between two clients that hear there is room for promises and ticks, as the event loop gives it
 * between two sockets.
 *
 * @see https://man7.org/linux/man-pages/man7/epoll.7.html "Level-triggered"
 */
export class Arrivals {
  /** Those at whom something arrived, in that order. */
  readonly #ready = new Set<Receiver>()
  /** Those told in the turn before, in that order. */
  #told: readonly Receiver[] = []
  /** Who of them is told next, and who is called once all were. */
  #next = 0
  #done: (count: number) => void = () => {}
  readonly #tellNextLater = () => this.#tellNext()

  add(receiver: Receiver): void {
    this.#ready.add(receiver)
  }

  /**
   * Tells those whose turn it is, then calls back.
   * @param done takes how many they were.
   */
  tell(done: (count: number) => void): void {
    this.#told = this.#due()
    this.#next = 0
    this.#done = done
    this.#tellNext()
  }

  #due(): readonly Receiver[] {
    const [first] = this.#ready
    if (first === undefined) return []
    if (this.#told.length === 0 || this.#ready.size === 1) return [first]
    return [...new Set([...this.#told.filter((one) => this.#ready.has(one)), ...this.#ready])]
  }

  #tellNext(): void {
    const receiver = this.#told[this.#next++]
    if (receiver === undefined) {
      this.#done(this.#told.length)
      return
    }
    this.#ready.delete(receiver)
    try {
      receiver.receive()
    } finally {
      afterPromises(this.#tellNextLater)
    }
  }
}
