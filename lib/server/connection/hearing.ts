import timers from 'node:timers'

// A test runner may fake them later, and then nothing would be heard; one of its own may not have them.
const { nextTick } = process
const { setImmediate: inNextTurn } = timers

/** How many writes are heard in one turn of the event loop before the next one is waited for. */
const MOST_IN_A_TURN = 16

/**
 * Lets a server hear what clients of its process write, after their `write` returned, and in the order
 * in which they wrote. The next turn of the event loop would come later than most commands take, so
 * some are heard in this one. Not all: a client that asks again with each reply would keep timers
 * waiting for ever.
 */
export class Hearing {
  #left = MOST_IN_A_TURN
  #waiting: (() => void)[] = []
  #isTurning = false

  /** Calls back soon. */
  soon(hear: () => void): void {
    this.#turn()
    if (this.#left === 0) {
      this.#waiting.push(hear)
      return
    }
    this.#left--
    nextTick(hear)
  }

  /** Sees to it that those who wait are heard in the next turn. */
  #turn(): void {
    if (this.#isTurning) return
    this.#isTurning = true
    inNextTurn(() => {
      this.#isTurning = false
      const waiting = this.#waiting
      this.#waiting = []
      this.#left = Math.max(0, MOST_IN_A_TURN - waiting.length)
      if (waiting.length > 0) this.#turn()
      for (const hear of waiting) nextTick(hear)
    })
  }
}
