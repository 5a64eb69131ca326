import { afterPromises } from './after-promises.js'

/** Who has replies for its client. */
export interface Writer {
  /** Sends them. */
  flush(): void
}

/**
 * Sends replies when Redis does: not at once, but when all is done that a command led to; and in its
 * order, those first whose replies came last. So a client that another one's command woke hears of
 * that before the other has its reply, and who publishes has it before those who listen are told.
 */
export class PendingWrites {
  #writers: Writer[] = []
  /** Those whose turn it is, the first at the end. */
  #batch: Writer[] = []
  #isSending = false
  #waiting: (() => void)[] = []
  readonly #sendLater = () => this.#send()

  /** Has a writer's replies sent. */
  add(writer: Writer): void {
    this.#writers.push(writer)
    this.#begin()
  }

  /** Calls back once all that a command led to is done, and sent. */
  whenSent(callback: () => void): void {
    this.#waiting.push(callback)
    this.#begin()
  }

  #begin(): void {
    if (this.#isSending) return
    this.#isSending = true
    afterPromises(this.#sendLater)
  }

  #send(): void {
    if (this.#batch.length === 0) {
      this.#batch = this.#writers
      this.#writers = []
    }
    if (this.#batch.length === 0) {
      this.#isSending = false
      const waiting = this.#waiting
      this.#waiting = []
      for (const callback of waiting) callback()
      return
    }
    try {
      while (this.#batch.length > 0) this.#batch.pop()?.flush()
    } finally {
      // Where one fails, the others have their turn even so.
      afterPromises(this.#sendLater)
    }
  }
}
