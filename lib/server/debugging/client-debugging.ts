import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_DEBUG_CHANNEL } from '../../reply/errors/scripting.js'
import { type ErrorReply, Replies, type Reply } from '../../reply/reply.js'
import {
  andThen,
  Debugger,
  type DebugMode,
  endValue,
  type ScriptDebugging,
} from '../../scripting/index.js'
import type { Session } from '../session.js'
import type { DebugChannel } from './debug-channel.js'
import { forkFor } from './fork.js'

/** The debugger of a connection. */
export class ClientDebugging implements ScriptDebugging {
  mode: DebugMode = 'no'
  /** What carries the words of the client and the debugger, where it is one that can. */
  channel: DebugChannel | undefined
  /** Whether there was a session, so that the connection ends behind its reply. */
  hasEnded = false
  /**
   * How many replies of EXEC the client gets, where one of its scripts was debugged: the connection
   * ends behind that one's, though more were announced.
   */
  repliesOfExec: number | undefined
  /** Whether the next script stops at its first line: the last one may have gone on for good. */
  #isStepping = true
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  get isInPipeline(): boolean {
    return this.channel?.hasPendingReplies === true || this.#session.isExecuting
  }

  change(mode: DebugMode): ErrorReply | undefined {
    if (mode !== 'no' && this.channel === undefined) return NO_DEBUG_CHANNEL
    this.mode = mode
    this.#isStepping = true
    return undefined
  }

  /** Hears that EXEC ran a command. @param replies how many of its replies there are. */
  ranQueued(replies: number): void {
    if (this.hasEnded) this.repliesOfExec ??= replies
  }

  run(argv: readonly ByteString[], body: (each: Debugger) => Reply): Answer {
    return this.mode === 'yes' ? this.#runInFork(argv) : this.#runHere(argv, body)
  }

  /** The script runs on a server of its own; here the client is gone. */
  #runInFork(argv: readonly ByteString[]): Answer {
    const session = this.#session
    const { server } = session
    const command = server.find(argv)
    const { channel } = this
    if (channel === undefined || command === undefined) return NO_DEBUG_CHANNEL
    const child = forkFor(session)
    child.debugging.channel = channel
    child.debugging.mode = 'sync'
    const fork = child.server
    const { forks } = server.debugging
    forks.add(fork)
    const answer = fork.run(child, command, argv)
    const forget = () => forks.delete(fork)
    Promise.resolve(answer).then(forget, forget)
    channel.handOver(child, answer)
    session.close()
    this.mode = 'no'
    this.hasEnded = true
    return new Replies([])
  }

  #runHere(argv: readonly ByteString[], body: (each: Debugger) => Reply): Answer {
    const { channel } = this
    const session = this.#session
    const { server, version } = session
    if (channel === undefined) return NO_DEBUG_CHANNEL
    const send = (lines: readonly ByteString[]) => channel.say(lines)
    const ldb = new Debugger({ version, body: argv[1], send })
    ldb.isStepping = this.#isStepping
    server.debugging.begin(session, ldb)
    channel.isDebugging = true
    return andThen(
      () => body(ldb),
      (ending) => {
        ldb.end()
        this.#isStepping = ldb.isStepping
        channel.isDebugging = false
        server.debugging.end()
        this.hasEnded = true
        return endValue(ending)
      },
    )
  }
}
