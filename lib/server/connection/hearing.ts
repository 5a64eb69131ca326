import timers from 'node:timers'
import { afterPromises } from './after-promises.js'

// A test runner may fake them later, and then nothing would be heard; one of its own may not have them.
const { nextTick } = process
const { setImmediate: inNextTurn } = timers

/** How many writes are heard in one turn of the event loop before the next one is waited for. */
const MOST_IN_A_TURN = 16

/**
 * Lets a server hear what clients of its process write, after their `write` returned, in the order in
 * which they wrote, and each once what came of the one before is done. The next turn of the event loop
 * would come later than most commands take, so some are heard in this one. Not all: a client that asks
 * again with each reply would keep timers waiting for ever.
 */
export class Hearing {
  #left = MOST_IN_A_TURN
  readonly #waiting: (() => void)[] = []
  #isHearing = false
  #isTurning = false

  /** Calls back soon. */
  soon(hear: () => void): void {
    this.#waiting.push(hear)
    this.#turn()
    this.#begin()
  }

  /** Sees to it that those who wait are heard in the next turn. */
  #turn(): void {
    if (this.#isTurning) return
    this.#isTurning = true
    inNextTurn(() => {
      this.#isTurning = false
      this.#left = MOST_IN_A_TURN
      if (this.#waiting.length === 0) return
      this.#turn()
      this.#begin()
    })
  }

  #begin(): void {
    if (this.#isHearing) return
    this.#isHearing = true
    nextTick(() => this.#hear())
  }

  #hear(): void {
    const hear = this.#left === 0 ? undefined : this.#waiting.shift()
    if (hear === undefined) {
      this.#isHearing = false
      return
    }
    this.#left--
    try {
      hear()
    } finally {
      afterPromises(() => this.#hear())
    }
  }
}
