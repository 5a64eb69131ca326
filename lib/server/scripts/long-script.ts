import { BUSY } from '../../reply/errors/scripting.js'
import type { ErrorReply, Replies, Reply } from '../../reply/reply.js'
import { type Ending, Suspension } from '../../scripting/index.js'
import type { Server } from '../server.js'

// A test runner may fake it later.
const { setImmediate: soon } = globalThis

/** Ends a command that was left half-way, as one that was not. */
type Finish = (ending: Ending) => Reply | Replies

/**
 * A script that takes long: it is left now and then, so that other clients hear that the server is
 * busy, and may end it. No other command sees the data before it is over.
 * @see https://redis.io/docs/latest/develop/interact/programmability/#maximum-execution-time
 */
export class LongScript {
  readonly #server: Server
  #isOn = false

  constructor(server: Server) {
    this.#server = server
  }

  /** Whether a script was left, and waits for its turn. */
  get isOn(): boolean {
    return this.#isOn
  }

  /** What those hear who come now. */
  get refusal(): ErrorReply {
    return BUSY[this.#server.scripting.watch.current?.kind ?? 'script']
  }

  /** Goes on with what was left, turn by turn. @returns what it answers in the end. */
  goOn(suspension: Suspension, finish: Finish): Promise<Reply | Replies> {
    const time = this.#server.clock.expiryTime()
    this.#isOn = true
    return new Promise((resolve, reject) => {
      const settle = (ending: Ending): void => {
        this.#isOn = false
        try {
          resolve(finish(ending))
        } catch (thrown) {
          reject(thrown)
        }
      }
      const takeTurn = (left: Suspension): void => {
        const ending = this.#turn(left, time)
        if ('thrown' in ending && ending.thrown instanceof Suspension) {
          const { thrown } = ending
          soon(() => takeTurn(thrown))
        } else settle(ending)
      }
      soon(() => takeTurn(suspension))
    })
  }

  /** Ends what was left, whatever it wrote. */
  stop(): void {
    const { current } = this.#server.scripting.watch
    if (current !== undefined) current.run.isKilled = true
  }

  #turn(left: Suspension, time: number): Ending {
    const { clock, outbox, scripting } = this.#server
    clock.stopAt(time)
    scripting.watch.startTurn()
    outbox.hold()
    try {
      return { value: left.resume() }
    } catch (thrown) {
      return { thrown }
    } finally {
      outbox.deliver()
    }
  }
}
