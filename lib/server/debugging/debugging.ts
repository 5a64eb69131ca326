import type { ByteString } from '../../reply/byte-string.js'
import type { Replies, Reply } from '../../reply/reply.js'
import { type Debugger, type Ending, type GoOn, Suspension } from '../../scripting/index.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'

/** Ends a command that was left half-way, as one that was not. */
type Finish = (ending: Ending) => Reply | Replies

/**
 * The session of the debugger that goes on with a server's own data, of which there is one at most.
 * All other clients wait for its end.
 * @see https://redis.io/docs/latest/commands/script-debug/
 */
export class Debugging {
  /** Servers on which the scripts of other sessions run, with data of their own. */
  readonly forks = new Set<Server>()
  readonly #server: Server
  #session: Session | undefined
  #debugger: Debugger | undefined
  #over: Promise<void> = Promise.resolve()
  #end: () => void = () => {}
  /** The time that stands still while the script runs. */
  #time = 0

  constructor(server: Server) {
    this.#server = server
  }

  get isOn(): boolean {
    return this.#debugger !== undefined
  }

  begin(session: Session, ldb: Debugger): void {
    this.#session = session
    this.#debugger = ldb
    this.#over = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  end(): void {
    this.#session = undefined
    this.#debugger = undefined
    this.#end()
  }

  /** Resolves when the session is over. */
  get over(): Promise<void> {
    return this.#over
  }

  /** Goes on with a script that stopped, when its client says so. @returns what it answers. */
  goOn(suspension: Suspension, finish: Finish): Promise<Reply | Replies> {
    const ldb = this.#debugger as Debugger
    let left = suspension
    this.#time = this.#server.clock.expiryTime()
    return new Promise((resolve, reject) => {
      ldb.onGoOn = (goOn) => {
        const ending = this.#resume(left, goOn)
        if ('thrown' in ending && ending.thrown instanceof Suspension) {
          left = ending.thrown
          return
        }
        try {
          resolve(finish(ending))
        } catch (thrown) {
          reject(thrown)
        }
      }
    })
  }

  /** Takes what the client says to the debugger. */
  receive(bytes: ByteString): void {
    this.#act((ldb) => ldb.receive(bytes))
  }

  /** Hears that a client went away. */
  clientGone(session: Session): void {
    if (session === this.#session) this.#act((ldb) => ldb.clientGone())
  }

  /** Ends all sessions, with the server. */
  stop(): void {
    this.#act((ldb) => ldb.clientGone())
    for (const fork of this.forks) fork.close()
  }

  #act(action: (ldb: Debugger) => void): void {
    if (this.#debugger === undefined) return
    const { clock, outbox } = this.#server
    clock.stopAt(this.#time)
    outbox.hold()
    try {
      action(this.#debugger)
    } finally {
      // What others hear waits with them for the end of the session.
      if (!this.isOn) outbox.deliver()
      clock.move()
    }
  }

  #resume(left: Suspension, goOn: GoOn): Ending {
    const { clock, scripting, version } = this.#server
    const run = scripting.watch.current?.run
    if (run !== undefined) run.startedAt = undefined
    if (version < '7.2') {
      this.#time = clock.wallTime()
      clock.stopAt(this.#time)
    }
    try {
      return { value: left.resume(goOn) }
    } catch (thrown) {
      return { thrown }
    }
  }
}
