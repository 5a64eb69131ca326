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
import { monotonic } from '../time/monotonic.js'
import { closeAfterReply } from './goodbye.js'

/** Where a connection's replies go. */
export interface ConnectionEnd {
  /** Takes bytes for the client. @returns whether it has room for more. */
  write(bytes: ByteString): boolean
  /** Ends the connection, once what was written is sent. */
  end(): void
  /** Asks the client to send nothing for a while, or to go on. */
  hold(isHeld: boolean): void
  /** How many bytes wait for the client to take them. */
  pending(): number
  /** Ends the connection at once. */
  cut(): void
}

/** As many arguments as Redis lets a command have: from 7.0 on, and before. */
const MOST_ARGUMENTS = 2 ** 31 - 1
const MOST_ARGUMENTS_OF_6 = 1024 * 1024
/** Replies are sent together up to this many bytes. */
const FULL_PIECE = 64 * 1024
/**
 * How many bytes may wait for a client before its commands do. Redis has no such limit of its own;
 * without one a client that never reads would take all memory of the process. With a low one, a
 * client that reads only once it has written all would wait for ever.
 */
const MOST_PENDING = 32 * 1024 * 1024
/** How many bytes a client may send behind a command that keeps it waiting. */
const MOST_WAITING = 1024 * 1024

/**
 * A client that speaks the protocol, over whatever carries its bytes. Replies go out in the order
 * of the commands: while one keeps the client waiting, those behind it are not even read.
 */
export class Connection implements DebugChannel {
  #session: Session
  readonly #end: ConnectionEnd
  readonly #parser: RequestParser
  readonly #put = (bytes: ByteString): void => {
    if (bytes.length > FULL_PIECE) this.#flush()
    this.#output += bytes
    if (this.#output.length > FULL_PIECE) this.#flush()
  }
  isDebugging = false
  #output = ''
  /** What comes behind the reply to the command that runs. */
  #late: Message[] = []
  #isExecuting = false
  /** Whether a command keeps the client waiting. */
  #isWaiting = false
  /** Whether the client has to take replies before there are more. */
  #isFull = false
  /** Since when more waits for the client than the soft limit lets. */
  #softSince: number | undefined
  /** Whether the client was asked to send nothing. */
  #isHeld = false
  #isReading = false
  #isEnded = false

  constructor(server: Server, end: ConnectionEnd, options: SessionOptions = {}) {
    this.#end = end
    this.#session = server.connect(options)
    this.#parser = new RequestParser(() => this.#limits())
    this.#listenTo(this.#session)
  }

  get session(): Session {
    return this.#session
  }

  get hasPendingReplies(): boolean {
    return this.#output !== ''
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
    this.#cut()
  }

  /** Goes on after the client took replies. */
  drained(): void {
    this.#isFull = false
    this.#read()
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
    while (!this.#isWaiting && !this.#isFull && !this.session.isDeaf && !this.session.isClosed) {
      const argv = this.#parser.next()
      if (argv === undefined) break
      this.#take(argv)
    }
    this.#isReading = false
    this.#flush()
    this.#endIfClosed()
    this.#holdOrGoOn()
  }

  /** A client that takes no replies, or sends much behind a command that waits, is held. */
  #holdOrGoOn(): void {
    const isHeld = this.#isFull || (this.#isWaiting && this.#parser.waiting > MOST_WAITING)
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
    this.#put(all.slice(0, all.length - rest.length))
    if (!this.#isReading) this.#flush()
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
    encodeTo(this.#put, reply, this.session.resp)
    if (!this.#isReading) this.#flush()
  }

  /** Takes bytes of the stream of a replica. */
  #stream(bytes: ByteString): void {
    if (this.#isEnded) return
    this.#put(bytes)
    if (!this.#isReading) this.#flush()
  }

  #flush(): void {
    if (this.#output === '' || this.#isEnded || this.isDebugging) return
    const output = this.#output
    this.#output = ''
    const { stats } = this.session.server
    stats.writes++
    stats.outputBytes += output.length
    if (this.#end.write(output)) {
      this.#softSince = undefined
      return
    }
    this.#isFull = this.#end.pending() > MOST_PENDING
    if (!this.#isOverLimit()) return
    stats.outputDisconnections++
    this.#cut()
  }

  /** Ends a connection of which there is too much, without a word. */
  #cut(): void {
    this.#isEnded = true
    this.session.close()
    this.#end.cut()
  }

  #isOverLimit(): boolean {
    const { server, subscriptions } = this.session
    const isReplica = server.replication.replicas.has(this.session)
    const ofClient = subscriptions.count > 0 ? 'pubsub' : 'normal'
    const limit = server.outputLimits.of(isReplica ? 'slave' : ofClient)
    const pending = this.#end.pending()
    if (limit.hard > 0 && pending >= limit.hard) return true
    if (limit.soft === 0 || pending < limit.soft) {
      this.#softSince = undefined
      return false
    }
    const now = monotonic()
    this.#softSince ??= now
    return now - this.#softSince > limit.softTime
  }

  #endIfClosed(): void {
    if (this.#isReading || this.#isEnded || !this.session.isClosed) return
    this.#flush()
    this.#isEnded = true
    this.#end.end()
  }
}
