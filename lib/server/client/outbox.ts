import type { Message, MessagePlace } from '../pubsub/message.js'
import type { Session } from '../session.js'

/**
 * Messages that clients did not ask for. While a command runs they wait for its end: a listener may
 * send commands itself, and a script is no place for them.
 */
export class Outbox {
  #isHeld = false
  #messages: [Session, Message, isLate: boolean][] = []
  #last: [Session, Message, isLate: boolean][] = []

  /** Has messages wait, while a command or a part of it runs. */
  hold(): void {
    this.#isHeld = true
  }

  /** @param place where it comes to the client whose command runs. */
  send(session: Session, message: Message, place: MessagePlace = 'before the reply'): void {
    const isLate = place !== 'before the reply'
    const waiting = place === 'after all others' ? this.#last : this.#messages
    if (!this.#isHeld) {
      session.receive(message, isLate)
      return
    }
    // Redis writes it now: who gets it hears in that order.
    session.takePlace?.()
    waiting.push([session, message, isLate])
  }

  /** Sends what waited. */
  deliver(): void {
    this.#isHeld = false
    if (this.#messages.length + this.#last.length === 0) return
    const messages = [...this.#messages, ...this.#last]
    this.#messages = []
    this.#last = []
    for (const [session, message, isLate] of messages) session.receive(message, isLate)
  }
}
