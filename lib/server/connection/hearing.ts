import timers from 'node:timers'
import { PendingWrites } from './pending-writes.js'

// A test runner may fake them later, and then nothing would be heard; one of its own may not have them.
const { setImmediate: inNextTurn } = timers

/**
 * Lets a server hear what clients of its process write as if it were in another one: in the next turn
 * of the event loop, so that what else is due comes in between; in the order in which they wrote; and
 * each once all is done that the one before led to.
 */
export class Hearing {
  /** What clients hear themselves. */
  readonly pendingWrites = new PendingWrites()
  #waiting: (() => void)[] = []

  /** Calls back in the next turn. */
  soon(hear: () => void): void {
    if (this.#waiting.length === 0) inNextTurn(() => this.#hearAll())
    this.#waiting.push(hear)
  }

  #hearAll(): void {
    const waiting = this.#waiting.values()
    this.#waiting = []
    this.#hearNext(waiting)
  }

  #hearNext(waiting: Iterator<() => void>): void {
    const { value: hear } = waiting.next()
    if (hear === undefined) return
    try {
      hear()
    } finally {
      this.pendingWrites.whenSent(() => this.#hearNext(waiting))
    }
  }
}
