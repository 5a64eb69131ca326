import type { Command } from '../../command/command-table.js'
import type { Answer } from '../../command/define-command.js'
import type { BlockRequest } from '../../commands/context.js'
import type { ByteString } from '../../reply/byte-string.js'
import { type ErrorReply, Replies, type Reply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import {
  type AccessDenial,
  type CommandHost,
  type LogLevel,
  REPLICATION_TARGETS,
  type SlotFault,
} from '../../scripting/command-host.js'
import type { ScriptDebugging } from '../../scripting/index.js'
import { notedDenial } from '../acl/access.js'
import { denialOf } from '../acl/access-check.js'
import { Client } from '../client/client.js'
import { scriptSlotFault } from '../cluster/slot-check.js'
import { callTimed } from '../execution/call-timed.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'

/** Who a script's commands run for: its client, with a database and protocol of the script's own. */
class ScriptClient extends Client {
  override readonly isScript = true
  override isReplicated = true
  readonly session: Session

  constructor(session: Session) {
    super(session.server)
    this.session = session
  }

  /** Asked for by no command: those that run a script are refused in one. */
  get host(): CommandHost {
    return this.session.host
  }

  get isExecuting(): boolean {
    return this.session.isExecuting
  }

  get debugging(): ScriptDebugging {
    return this.session.debugging
  }

  block({ whereDenied, onTimeout }: BlockRequest): Answer {
    return whereDenied ?? onTimeout
  }
}

/** Runs the commands of the scripts of a session. */
export class ScriptHost implements CommandHost {
  readonly version: RedisVersion
  readonly #session: Session
  readonly #client: ScriptClient
  #replication = REPLICATION_TARGETS.all
  /** Whether the script ran a command that may write. */
  #hasWritten = false

  constructor(session: Session) {
    this.version = session.version
    this.#session = session
    this.#client = new ScriptClient(session)
  }

  get resp(): 2 | 3 {
    return this.#session.resp
  }

  get isOutOfMemory(): boolean {
    return this.#session.server.writeLimits.isOutOfMemory
  }

  get lacksReplicas(): boolean {
    return this.#session.server.writeLimits.lacksReplicas
  }

  get isCluster(): boolean {
    return this.#session.server.cluster !== undefined
  }

  get allowsAll(): boolean {
    return this.#session.server.allowsAllInScripts
  }

  find(argv: readonly ByteString[]): Command<never> | undefined {
    return this.#session.server.find(argv) as Command<never> | undefined
  }

  execute(command: Command<never>, argv: readonly ByteString[], resp: 2 | 3): Reply {
    const client = this.#client
    client.resp = resp
    const { server } = client
    const known = command as Command<ServerContext>
    if (command.flags.has('write')) this.#hasWritten = true
    if (server.replication.isOn) {
      server.replication.scriptCalls(this.#session, this.#hasWritten, this.#replication)
    }
    const answer = server.times.tookAsLast(known)
      ? server.call(client, known, argv)
      : callTimed(client, known, argv)
    // No command of a script waits: those are refused before. Attributes are not for scripts.
    return answer instanceof Replies
      ? (answer.replies[answer.replies.length - 1] ?? null)
      : (answer as Reply)
  }

  refused(command: Command<never> | undefined, refusal: ErrorReply): void {
    if (this.version < '7.0') return
    const { stats } = this.#session.server
    stats.countError(refusal)
    if (command !== undefined) stats.of(command).rejected++
  }

  errorInside(error: ErrorReply): void {
    this.#session.server.stats.errorInside(error)
  }

  atomically<Result>(body: () => Result): Result {
    this.#client.db = this.#session.db
    this.#hasWritten = false
    const isVerbatim = this.replicatesScripts
    this.#session.server.replication.isVerbatim = isVerbatim
    this.replicateTo(isVerbatim ? REPLICATION_TARGETS.none : REPLICATION_TARGETS.all)
    this.#session.server.clock.stop()
    return body()
  }

  get replicatesScripts(): boolean {
    const { server } = this.#session
    return this.version === '6.2' && server.config.text('lua-replicate-commands') === 'no'
  }

  replicateEffects(): void {
    this.#session.server.replication.isVerbatim = false
    this.replicateTo(REPLICATION_TARGETS.all)
  }

  replicateTo(targets: number): void {
    this.#replication = targets
    this.#client.isReplicated = (targets & REPLICATION_TARGETS.replica) !== 0
  }

  denial(command: Command<never>, argv: readonly ByteString[]): AccessDenial | undefined {
    if (this.#session.login.isUnrestricted) return undefined
    const context = this.version === '6.2' && this.#session.isExecuting ? 'multi' : 'lua'
    return notedDenial(this.#session, command as Command<ServerContext>, argv, context)
  }

  slotFault(
    command: Command<never>,
    argv: readonly ByteString[],
    keepsSlot: boolean,
  ): SlotFault | undefined {
    return scriptSlotFault(this.#session.server, command as Command<ServerContext>, argv, keepsSlot)
  }

  permits(command: Command<never>, argv: readonly ByteString[]): boolean {
    const { isUnrestricted, user } = this.#session.login
    if (isUnrestricted) return true
    return denialOf(user, command as Command<ServerContext>, argv) === undefined
  }

  log(level: LogLevel, message: ByteString): void {
    this.#session.server.log(level, message)
  }
}
