import type { ByteString } from '../../reply/byte-string.js'
import { Replies, type Reply } from '../../reply/reply.js'
import type { DebugChannel } from '../../server/debugging/debug-channel.js'
import type { Server } from '../../server/registry/registry.js'

/** The debugger's name for the end of a session. */
const END_OF_SESSION = '<endsession>'

type Session = ReturnType<Server['connect']>

/** One run of a script under the debugger, as its client sees it. */
export class ScriptSession implements DebugChannel {
  readonly hasPendingReplies = false
  isDebugging = false
  #session: Session
  #answer: unknown
  #lines: ByteString[] = []

  constructor(server: Server) {
    this.#session = server.connect()
    this.#session.debugging.channel = this
  }

  say(lines: readonly ByteString[]): void {
    this.#lines.push(...lines)
  }

  handOver(session: Session, answer: unknown): void {
    this.#session = session
    this.#answer = answer
  }

  /** Starts the script. @returns what the debugger says at first. */
  start(mode: 'yes' | 'sync', argv: readonly ByteString[]): readonly ByteString[] {
    this.#session.execute(['SCRIPT', 'DEBUG', mode])
    const answer = this.#session.execute(argv)
    if (!(answer instanceof Replies)) this.#answer = answer
    return this.#take()
  }

  /** Asks the debugger for something. @returns what it says. */
  ask(words: readonly ByteString[]): readonly ByteString[] {
    const request = words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')
    this.#session.server.debugging.receive(`*${words.length}\r\n${request}`)
    return this.#take()
  }

  /** Whether the debugger said that the session is over. */
  static isOver(lines: readonly ByteString[]): boolean {
    return lines[lines.length - 1] === END_OF_SESSION
  }

  /** The reply to the script, once it ended. */
  async reply(): Promise<Reply> {
    return (await this.#answer) as Reply
  }

  #take(): readonly ByteString[] {
    const lines = this.#lines
    this.#lines = []
    return lines
  }
}
