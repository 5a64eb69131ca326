import { isPromise } from 'node:util/types'
import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { internalError } from '../../reply/errors/server.js'
import { ErrorReply, Replies, type Reply, Status } from '../../reply/reply.js'
import { encodeReply, encodeTo } from '../../resp/encode.js'
import { type RequestLimits, RequestParser, Unreadable } from '../../resp/request-parser.js'
import type { ClientDebugging } from '../debugging/client-debugging.js'
import type { DebugChannel } from '../debugging/debug-channel.js'
import type { Message } from '../pubsub/message.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'
import type { SessionOptions } from '../session-options.js'
import { closeAfterReply } from './goodbye.js'
import { type ConnectionEnd, Output, type OutputOwner } from './output.js'

/** As many arguments as Redis lets a command have: from 7.0 on, and before. */
const MOST_ARGUMENTS = 2 ** 31 - 1
const MOST_ARGUMENTS_OF_6 = 1024 * 1024
/** How many bytes a client may send behind a command that keeps it waiting. */
const MOST_WAITING = 1024 * 1024

/**
 * A client that speaks the protocol, over whatever carries its bytes. Replies go out in the order
 * of the commands: while one keeps the client waiting, those behind it are not even read.
 */
export class Connection implements DebugChannel, OutputOwner {
  #session: Session
  readonly #end: ConnectionEnd
  readonly #parser: RequestParser
  readonly #output: Output
  isDebugging = false
  /** What comes behind the reply to the command that runs. */
  #late: Message[] = []
  #isExecuting = false
  /** Whether a command keeps the client waiting. */
  #isWaiting = false
  /** Whether the client was asked to send nothing. */
  #isHeld = false
  #isReading = false
  #isEnded = false

  constructor(server: Server, end: ConnectionEnd, options: SessionOptions = {}) {
    this.#end = end
    this.#output = new Output(this, end)
    this.#session = server.connect(options)
    this.#parser = new RequestParser(() => this.#limits())
    this.#listenTo(this.#session)
  }

  get session(): Session {
    return this.#session
  }

  get hasPendingReplies(): boolean {
    return !this.#output.isEmpty
  }

  get isMute(): boolean {
    return this.#isEnded || this.isDebugging
  }

  say(lines: readonly ByteString[]): void {
    const answer = lines.map((line) => new Status(line))
    if (!this.#isEnded) this.#end.write(encodeReply(answer, 2))
  }

  handOver(session: Session, answer: Answer): void {
    this.#session.onClose(() => {})
    this.#session = session
    this.#listenTo(session)
    this.#await(Promise.resolve(answer))
  }

  /** Takes bytes from the client. They are not copied. */
  receive(bytes: Buffer): void {
    const { queryBuffer, server } = this.session
    server.stats.reads++
    server.stats.inputBytes += bytes.length
    if (this.session.isDeaf) return
    if (this.isDebugging) {
      server.debugging.receive(bytes.toString('latin1'))
      return
    }
    this.#parser.push(bytes)
    queryBuffer.read(this.#parser.waiting)
    this.#read()
    queryBuffer.keep(this.#parser.waiting, this.#parser.comingLength)
    if (this.#parser.waiting <= server.config.number('client-query-buffer-limit')) return
    server.stats.inputDisconnections++
    this.cut()
  }

  /** Goes on after the client took replies. */
  drained(): void {
    this.#output.isFull = false
    this.#read()
  }

  sent(): void {
    this.#holdOrGoOn()
  }

  /** Ends a connection of which there is too much, without a word. */
  cut(): void {
    this.#isEnded = true
    this.session.close()
    this.#end.cut()
  }

  /** Hears that the client went away. */
  closed(): void {
    this.#isEnded = true
    this.session.server.debugging.clientGone(this.session)
    this.session.close()
  }

  #listenTo(session: Session): void {
    session.debugging.channel = this
    session.onPush((message, isLate) => this.#tell(message, isLate))
    session.onClose(() => this.#endIfClosed())
    session.onStream = (bytes) => this.#stream(bytes)
    session.takePlace = () => this.#output.takePlace()
  }

  #limits(): RequestLimits {
    const { server, version, login } = this.session
    return {
      bulkLength: server.config.number('proto-max-bulk-len'),
      count: version === '6.2' ? MOST_ARGUMENTS_OF_6 : MOST_ARGUMENTS,
      isAuthenticated: !login.isRequired,
    }
  }

  #read(): void {
    if (this.#isReading) return
    this.#isReading = true
    while (
      !this.#isWaiting &&
      !this.#output.isFull &&
      !this.session.isDeaf &&
      !this.session.isClosed
    ) {
      const argv = this.#parser.next()
      if (argv === undefined) break
      this.#take(argv)
    }
    this.#isReading = false
    this.#output.sendSoon()
    this.#endIfClosed()
    this.#holdOrGoOn()
  }

  /** A client that takes no replies, or sends much behind a command that waits, is held. */
  #holdOrGoOn(): void {
    const isHeld = this.#output.isFull || (this.#isWaiting && this.#parser.waiting > MOST_WAITING)
    if (isHeld === this.#isHeld || this.#isEnded) return
    this.#isHeld = isHeld
    this.#end.hold(isHeld)
  }

  #take(request: ByteString[] | Unreadable | ErrorReply): void {
    if (request instanceof ErrorReply) {
      this.#giveUp(request)
      return
    }
    const { debugging } = this.session
    const answer = this.#execute(request)
    if (!isPromise(answer)) {
      this.#reply(answer, debugging)
      return
    }
    this.#await(answer)
  }

  /** Ends a conversation that makes no sense any more. */
  #giveUp(mistake: ErrorReply): void {
    if (this.session.getsReplies) this.#send(mistake)
    closeAfterReply(this.session)
  }

  #await(answer: Promise<Reply | Replies>): void {
    const { debugging } = this.session
    this.#isWaiting = true
    answer.catch(internalError).then((reply) => {
      this.#isWaiting = false
      // What the client sent meanwhile was read at once: the replies to it go together.
      this.#isReading = true
      this.#reply(reply, debugging)
      this.#isReading = false
      this.#read()
    })
  }

  #reply(reply: Reply | Replies, { repliesOfExec }: ClientDebugging): void {
    if (repliesOfExec === undefined || !Array.isArray(reply)) this.#send(reply)
    else this.#sendFirst(reply, repliesOfExec)
    for (const message of this.#late.splice(0)) this.#send(message)
    if (this.session.debugging.hasEnded && !this.#isWaiting) this.session.close()
  }

  /** Sends a reply up to one of its parts: it announces more. */
  #sendFirst(replies: Reply[], count: number): void {
    const { resp } = this.session
    const rest = encodeReply(new Replies(replies.slice(count)), resp)
    const all = encodeReply(replies, resp)
    this.#output.put(all.slice(0, all.length - rest.length))
    if (!this.#isReading) this.#output.sendSoon()
  }

  /** Takes a message that no command asked for. */
  #tell(message: Message, isLate: boolean): void {
    const isReplyDue = this.#isExecuting || this.session.isReplyDue
    if (isLate && isReplyDue) this.#late.push(message)
    else this.#send(message)
  }

  #execute(request: ByteString[] | Unreadable) {
    this.#isExecuting = true
    try {
      if (request instanceof Unreadable) return this.session.refuse(request.reason)
      return this.session.execute(request)
    } catch (error) {
      // A fault of ours, or a string longer than JavaScript has: other clients shall not suffer.
      return internalError(error)
    } finally {
      this.#isExecuting = false
    }
  }

  #send(reply: Reply | Replies): void {
    if (this.#isEnded) return
    encodeTo(this.#output.put, reply, this.session.resp)
    if (!this.#isReading) this.#output.sendSoon()
  }

  /** Takes bytes of the stream of a replica. */
  #stream(bytes: ByteString): void {
    if (this.#isEnded) return
    this.#output.put(bytes)
    if (!this.#isReading) this.#output.sendSoon()
  }

  #endIfClosed(): void {
    if (this.#isReading || this.#isEnded || !this.session.isClosed) return
    this.#output.send()
    this.#isEnded = true
    this.#end.end()
  }
}
