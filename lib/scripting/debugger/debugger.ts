import { canBeLeft } from '../../lua/inspection.js'
import { type LuaState, where } from '../../lua/stack.js'
import { Suspension } from '../../lua/suspension.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Reply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { errorFormatOf } from '../error-formats.js'
import { SCRIPT_NAME } from '../script-name.js'
import { answerRequest } from './commands.js'
import { Journal } from './journal.js'
import { replyText } from './reply-text.js'
import { RequestReader } from './request-reader.js'
import { SourceListing } from './source-listing.js'

/** Words of a command that are shown. */
const MOST_WORDS = 10

const END_OF_SESSION = '<endsession>'
const LEFT_ALONE = 'timeout during Lua debugging with client closing connection'

type StopReason =
  | 'step over'
  | 'break point'
  | 'redis.breakpoint() called'
  | 'timeout reached, infinite loop?'

/** What a stopped script does when it goes on: nothing but that, or raise an error where it stands. */
export type GoOn = () => unknown

/** What a debugger needs of its connection. */
export interface DebuggerOptions {
  readonly version: RedisVersion
  /** The whole script, as its client has it. */
  readonly body: ByteString
  /** Sends lines to the client, as one answer. */
  readonly send: (lines: readonly ByteString[]) => void
}

/**
 * Debugs one run of a script: stops it at lines, and does then what its client asks for until the
 * script may go on. A stopped script is left; who runs it goes on with it when told to.
 *
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-debugging/
 */
export class Debugger {
  readonly version: RedisVersion
  readonly journal = new Journal()
  readonly listing: SourceListing
  /** Whether the script stops at the next line; what it calls is shown meanwhile. */
  isStepping = true
  /** Whether the script asked to be stopped at the next line: `redis.breakpoint`. */
  isBreakpointCalled = false
  /** Hears that a script that was left goes on. */
  onGoOn: ((goOn: GoOn) => void) | undefined
  readonly #send: DebuggerOptions['send']
  readonly #reader = new RequestReader()
  /** What is stopped. */
  #stopped: LuaState | undefined
  #isTimeUp = false
  #isAnswering = false
  #isClientGone = false

  constructor({ version, body, send }: DebuggerOptions) {
    this.version = version
    this.listing = new SourceListing(body)
    this.#send = send
  }

  /** Hears of each line that the script comes to. @throws Suspension where it stops. */
  readonly onLine = (L: LuaState): void => {
    if (this.#isAnswering) return
    const { listing } = this
    const place = where(L, 0)
    listing.current = place?.line ?? 0
    if (place?.shortSource.includes(SCRIPT_NAME) !== true) return
    const reason = this.#reasonToStop()
    if (reason !== undefined) this.#stop(L, reason)
  }

  /** Has a script stop at its next line that runs for too long. */
  timeIsUp(): void {
    this.#isTimeUp = true
  }

  /** Takes bytes of the client. */
  receive(bytes: ByteString): void {
    this.#reader.push(bytes)
    this.#answer()
  }

  /** Hears that the client went away: the script goes on to its end. */
  clientGone(): void {
    this.#isClientGone = true
    this.#answer()
  }

  /** Ends the session, once the script did. */
  end(): void {
    this.journal.add(END_OF_SESSION)
    this.#send(this.journal.take())
  }

  /** Shows a command that the script calls. */
  showCommand(argv: readonly ByteString[]): void {
    if (!this.isStepping) return
    const words = argv.slice(0, MOST_WORDS)
    // Redis counts one too few.
    if (argv.length > MOST_WORDS) words.push(`... (${argv.length - MOST_WORDS - 1} more)`)
    this.journal.add(`<redis> ${words.join(' ')}`)
  }

  showReply(reply: Reply, resp: 2 | 3): void {
    if (this.isStepping) this.journal.addTrimmed(`<reply> ${replyText(reply, resp)}`)
  }

  showError(text: ByteString): void {
    if (this.isStepping) this.journal.add(`<error> ${text}`)
  }

  /** Raises an error of the debugger where the script stands. */
  raise(L: LuaState, text: ByteString): never {
    return errorFormatOf(this.version).raiseArgumentError(L, text)
  }

  #reasonToStop(): StopReason | undefined {
    const { listing } = this
    if (this.isBreakpointCalled) return 'redis.breakpoint() called'
    if (listing.hasBreakpoint(listing.current)) return 'break point'
    if (this.isStepping) return 'step over'
    return this.#isTimeUp ? 'timeout reached, infinite loop?' : undefined
  }

  #stop(L: LuaState, reason: StopReason): void {
    if (!canBeLeft(L)) return
    this.isStepping = false
    this.isBreakpointCalled = false
    this.#isTimeUp = reason === 'timeout reached, infinite loop?'
    const line = this.listing.current
    this.journal.add(`* Stopped at ${line}, stop reason = ${reason}`, this.listing.line(line))
    this.#send(this.journal.take())
    this.#stopped = L
    const goOn = this.#goOn(L)
    if (goOn === undefined) throw new Suspension()
    this.#stopped = undefined
    goOn()
  }

  #answer(): void {
    const L = this.#stopped
    const goOn = L && this.#goOn(L)
    if (goOn === undefined) return
    this.#stopped = undefined
    this.onGoOn?.(goOn)
  }

  /** Answers what the client asks for. @returns how the script goes on, once it does. */
  #goOn(L: LuaState): GoOn | undefined {
    const goOn = this.#isClientGone ? this.#goOnAlone(L) : this.#answerRequests(L)
    if (goOn !== undefined) this.#isTimeUp = false
    return goOn
  }

  #goOnAlone(L: LuaState): GoOn {
    this.isStepping = false
    this.listing.removeBreakpoints()
    return this.#isTimeUp ? () => this.raise(L, LEFT_ALONE) : () => undefined
  }

  #answerRequests(L: LuaState): GoOn | undefined {
    for (;;) {
      const request = this.#reader.next()
      if (request === undefined) return undefined
      if (typeof request === 'string') return () => this.raise(L, request)
      this.#isAnswering = true
      try {
        const goOn = answerRequest(this, L, request)
        if (goOn !== undefined) return goOn
      } finally {
        this.#isAnswering = false
      }
      this.#send(this.journal.take())
    }
  }
}
