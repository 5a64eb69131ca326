import { type Command, obeysArity } from '../command/command-table.js'
import type { Answer } from '../command/define-command.js'
import type { BlockRequest } from '../commands/context.js'
import type { ByteString } from '../reply/byte-string.js'
import { CONNECTION_CLOSED } from '../reply/errors/server.js'
import { ErrorReply, NO_REPLY, QUEUED, type Reply } from '../reply/reply.js'
import { andThen, type CommandHost, endValue } from '../scripting/index.js'
import { Login } from './acl/login.js'
import type { User } from './acl/user.js'
import { Client } from './client/client.js'
import { forgetSession } from './client/forget-session.js'
import { ReplyFilter, type ReplyMode } from './client/reply-mode.js'
import { goodbye } from './connection/goodbye.js'
import { QueryBuffer } from './connection/query-buffer.js'
import { ClientDebugging } from './debugging/client-debugging.js'
import { admitted } from './execution/admission.js'
import { isPlain } from './execution/plain-session.js'
import { NEVER_QUEUED, runQueue, Transaction } from './execution/transaction.js'
import type { Message, MessageListener } from './pubsub/message.js'
import { Subscriptions } from './pubsub/subscriptions.js'
import { refused } from './registry/refused.js'
import { ScriptHost } from './scripts/script-host.js'
import type { Server } from './server.js'
import type { ServerContext } from './server-context.js'
import type { SessionOptions } from './session-options.js'
import { monotonic } from './time/monotonic.js'
import type { ClientTracking } from './tracking/client-tracking.js'

/**
 * One connection: its database, protocol, name, transaction and subscriptions.
 *
 * An adapter for a client library uses `execute`, `onPush`, `onClose` and `close`, and reads
 * `db.index`, `resp`, `transaction`, `subscriptions.count` and `isClosed`.
 */
export class Session extends Client {
  readonly id: number
  readonly address: string
  readonly localAddress: string
  readonly createdAt = this.server.clock.wallTime()
  readonly login = new Login(this.server.acl)
  readonly subscriptions = new Subscriptions()
  name: ByteString = ''
  libraryName: ByteString = ''
  libraryVersion: ByteString = ''
  noEvict = false
  noTouch = false
  /** How the client's own cache is kept valid, while it asks for that. */
  tracking: ClientTracking | undefined
  lastCommand: Command<ServerContext> | undefined
  lastArgv: readonly ByteString[] = []
  /** Takes the stream of a replica: bytes that are no replies. */
  onStream: ((bytes: ByteString) => void) | undefined
  /** Lets the client hear in the order in which Redis wrote its reply, which is made only later here. */
  takePlace: (() => void) | undefined
  /** When it came, in milliseconds of the process's steady clock. */
  lastActiveAt = monotonic()
  /** Whether a watched key was touched. */
  isDirty = false
  /** Whether what the client sends is not looked at any more, though its connection stays. */
  isDeaf = false
  readonly debugging = new ClientDebugging(this)
  readonly queryBuffer = new QueryBuffer(this.version)
  /** Whether the command that kept the client waiting has a reply that is still to be sent. */
  isReplyDue = false
  #scriptHost: ScriptHost | undefined
  #transaction: Transaction | undefined
  /** What EXEC runs. */
  #running: Transaction | undefined
  readonly #replies = new ReplyFilter()
  #isClosed = false
  #waitingFor: Promise<unknown> | undefined
  #pushListener: MessageListener | undefined
  #closeListener: (() => void) | undefined
  #isPlain: boolean

  constructor(server: Server, id: number, options: SessionOptions) {
    super(server)
    this.id = id
    this.address = options.address ?? '127.0.0.1:0'
    this.localAddress = options.localAddress ?? '127.0.0.1:6379'
    this.#isPlain = this.login.isUnrestricted && !this.isCluster
  }

  get session(): Session {
    return this
  }

  /** Who runs the commands of this client's scripts. */
  get host(): CommandHost {
    this.#scriptHost ??= new ScriptHost(this)
    return this.#scriptHost
  }

  /** What is queued since MULTI, or undefined outside a transaction. */
  get transaction(): Transaction | undefined {
    return this.#transaction
  }

  /** How many commands are queued, or run by EXEC; undefined outside a transaction. */
  get transactionLength(): number | undefined {
    return (this.#transaction ?? this.#running)?.queue.length
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Whether a command keeps the client waiting, BLPOP for instance. */
  get isBlocked(): boolean {
    return this.#waitingFor !== undefined
  }

  /**
   * Runs one command of the client.
   *
   * @param argv the command and its arguments; at least one.
   * @returns the reply, errors included; a promise only where Redis would make the client wait.
   *   Commands that come while the client waits run after it, in order.
   */
  execute(argv: readonly ByteString[]): Answer {
    if (this.#isPlain && !this.server.isHeld) {
      const command = this.server.find(argv)
      if (command !== undefined && command.subcommands.size === 0) {
        if (obeysArity(command.arity, argv.length)) return this.server.run(this, command, argv)
      }
    }
    return this.#executeGuarded(argv)
  }

  /** Takes the listener of messages that no command asked for: pub/sub, also in RESP2. */
  onPush(listener: MessageListener): void {
    this.#pushListener = listener
  }

  /** Takes the listener of the connection's end by the server: CLIENT KILL, QUIT. */
  onClose(listener: () => void): void {
    this.#closeListener = listener
  }

  /** Gives the listener a message, for {@link Server.send}. */
  receive(message: Message, isLate: boolean): void {
    this.#pushListener?.(message, isLate)
  }

  /** Ends the connection: what the client waits for, watches and listens to is forgotten. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#transaction = undefined
    this.stateChanged()
    forgetSession(this)
    this.#closeListener?.()
  }

  /** Answers a command that cannot even be looked for. */
  refuse(reason: ErrorReply): Answer {
    this.lastCommand = undefined
    return this.#replies.passed(refused(this, reason, []), this.#replies.mode)
  }

  beginTransaction(): void {
    this.#transaction = new Transaction()
    this.stateChanged()
  }

  /** Ends MULTI, by EXEC or DISCARD, and forgets what is watched. */
  endTransaction(): void {
    this.#transaction = undefined
    this.unwatch()
    this.stateChanged()
  }

  /** Runs what was queued, for EXEC. */
  runTransaction(transaction: Transaction): Reply[] {
    this.#running = transaction
    this.server.clock.stop()
    return andThen(
      () => runQueue(this, transaction.queue),
      (ending) => {
        this.#running = undefined
        return endValue(ending)
      },
    )
  }

  unwatch(): void {
    this.server.watches.unwatch(this)
    this.isDirty = false
  }

  /** Hears that a watched key was touched. */
  dirty(): void {
    this.isDirty = true
  }

  set replyMode(mode: ReplyMode) {
    this.#replies.mode = mode
    this.stateChanged()
  }

  /** Whether the client gets its next reply, and lines of MONITOR. */
  get getsReplies(): boolean {
    return this.#replies.mode === 'on'
  }

  /** Whether EXEC runs what was queued, so that no command may make the client wait. */
  get isExecuting(): boolean {
    return this.#running !== undefined
  }

  /** Makes the client's user another. */
  logIn(user: User): void {
    this.login.enter(user)
    this.stateChanged()
  }

  /** Sets the protocol of replies, for HELLO. */
  useProtocol(resp: 2 | 3): void {
    this.resp = resp
    this.stateChanged()
  }

  /** Brings the connection back to its first state, for RESET. */
  reset(): void {
    this.endTransaction()
    this.server.pubsub.unsubscribeAll(this)
    this.server.monitors.remove(this)
    this.server.tracking.stop(this)
    this.server.cluster?.readers.delete(this)
    this.select(0)
    this.resp = 2
    this.name = ''
    this.noEvict = false
    this.noTouch = false
    this.#replies.mode = 'on'
    this.login.reset()
    this.stateChanged()
  }

  block(request: BlockRequest): Answer {
    if (this.#running !== undefined) {
      return request.whereDenied === undefined ? request.onTimeout : request.whereDenied
    }
    return this.wait(this.server.blocking.wait(this, this.db, request))
  }

  /** Makes the client wait for a promise: that of a command, or the end of CLIENT PAUSE. */
  wait<T>(promise: Promise<T>): Promise<T> {
    this.#waitingFor = promise
    this.#isPlain = false
    const goOn = () => {
      if (this.#waitingFor !== promise) return
      this.#waitingFor = undefined
      this.isReplyDue = false
      this.stateChanged()
    }
    promise.then(goOn, goOn)
    return promise
  }

  #executeGuarded(argv: readonly ByteString[]): Answer {
    if (this.#isClosed) return CONNECTION_CLOSED
    if (this.isDeaf) return NO_REPLY
    const { debugging } = this.server
    if (debugging.isOn && !this.isBlocked) {
      return this.wait(debugging.over).then(() => this.execute(argv))
    }
    const waitingFor = this.#waitingFor
    if (waitingFor !== undefined) {
      const goOn = () => this.execute(argv)
      return waitingFor.then(goOn, goOn)
    }
    const { mode } = this.#replies
    const answer = this.#replies.passed(this.#admit(argv), mode)
    if (mode === 'skip') this.stateChanged()
    return answer
  }

  #admit(argv: readonly ByteString[]): Answer {
    const farewell = goodbye(this, argv[0].toLowerCase())
    if (farewell !== undefined) return farewell
    this.lastCommand = this.server.find(argv)
    const command = admitted(this, this.lastCommand, argv)
    if (command instanceof ErrorReply) return refused(this, command, argv)
    if (this.server.pause.holds(this, command, argv)) {
      return this.wait(this.server.pause.end()).then(() => this.execute(argv))
    }
    if (this.#transaction === undefined || NEVER_QUEUED.has(command.name)) {
      return this.server.run(this, command, argv)
    }
    this.#transaction.add({ command, argv }, this.isDirty)
    return QUEUED
  }

  /** Hears that something changed that commands are held against. */
  stateChanged(): void {
    this.#isPlain = isPlain(this)
  }
}
