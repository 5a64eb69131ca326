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

  /** Has a writer's replies sent. */
  add(writer: Writer): void {
    if (this.#writers.length === 0) afterPromises(() => this.send())
    this.#writers.push(writer)
  }

  /** Sends all that there is. */
  send(): void {
    const writers = this.#writers
    this.#writers = []
    for (const writer of writers.reverse()) writer.flush()
  }
}
