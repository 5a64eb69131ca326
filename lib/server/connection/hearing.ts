import timers from 'node:timers'
import { Arrivals, type Receiver } from './arrivals.js'
import { PendingWrites } from './pending-writes.js'
import { SocketPrototypes } from './socket-prototypes.js'

// A test runner may fake them later, and then nothing would be heard; one of its own may not have them.
const { setImmediate: inNextTurn } = timers

/**
 * Lets a server and the clients of its process hear each other as if it were in another one.
 *
 * The server hears what they write in the next turn of the event loop, so that what else is due comes
 * in between; in the order in which they wrote, and each once all is done that the one before led to.
 * Then the clients hear what arrived for them.
 */
export class Hearing {
  /** What the server says, in the order in which Redis writes it. */
  readonly pendingWrites = new PendingWrites()
  /** What makes sockets of this process those of its clients. */
  readonly socketPrototypes = new SocketPrototypes()
  readonly #arrivals = new Arrivals()
  #waiting: (() => void)[] = []
  /** What the server hears in this turn, and how far it has come. */
  #due: readonly (() => void)[] = []
  #next = 0
  /** Whether the next turn is one of ours. */
  #isDue = false
  /** Whether the server hears: clients are told after it in the same turn. */
  #isHearing = false
  readonly #hearAllLater = () => this.#hearAll()
  readonly #hearNextLater = () => this.#hearNext()
  readonly #toldLater = (count: number) => this.#told(count)

  /** Has the server hear something in the next turn. */
  soon(hear: () => void): void {
    this.#waiting.push(hear)
    this.#begin()
  }

  /** Has a client hear what arrived, once the server has heard all of this turn. */
  arrived(receiver: Receiver): void {
    this.#arrivals.add(receiver)
    if (!this.#isHearing) this.#begin()
  }

  #begin(): void {
    if (this.#isDue) return
    this.#isDue = true
    inNextTurn(this.#hearAllLater)
  }

  #hearAll(): void {
    this.#isDue = false
    this.#isHearing = true
    this.#due = this.#waiting
    this.#waiting = []
    this.#next = 0
    this.#hearNext()
  }

  #hearNext(): void {
    if (this.#next === this.#due.length) {
      this.#isHearing = false
      this.#arrivals.tell(this.#toldLater)
      return
    }
    try {
      this.#due[this.#next++]()
    } finally {
      this.pendingWrites.whenSent(this.#hearNextLater)
    }
  }

  /** A next turn has to come after one in which clients heard. */
  #told(count: number): void {
    if (count > 0) this.#begin()
  }
}
