import type { Command } from '../../command/command-table.js'
import type { Answer, CommandDefinition } from '../../command/define-command.js'
import { Effects, type Replicated } from '../../command/replicated.js'
import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, Replies, type Reply } from '../../reply/reply.js'
import { encodeCommand } from '../../resp/encode-command.js'
import { andThen, endValue } from '../../scripting/index.js'
import type { Client } from '../client/client.js'
import { perform } from '../execution/call.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'
import { type ExecutionUnit, GatheredUnit, ImmediateUnit } from './execution-unit.js'
import { Replicas } from './replicas.js'
import { ReplicationLog } from './replication-log.js'
import { VerbatimScripts } from './verbatim-scripts.js'

type KnownCommand = Command<ServerContext>

/** A command that ran, and what came of it. */
interface Call {
  readonly client: Client
  readonly command: KnownCommand
  readonly argv: readonly ByteString[]
  readonly reply: Reply
  readonly hasChanged: boolean
  readonly hasWaited: boolean
}

/** The commands whose deletions of keys that expired have nothing to do with each other. */
const MEETS_ANY_KEY: ReadonlySet<string> = new Set(['randomkey', 'scan'])

/**
 * Brings what changes the data into the form in which replicas get it.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
 */
export class Replication {
  readonly log = new ReplicationLog(() => this.#switched())
  /** Whether somebody wants to know: nothing is gathered otherwise. */
  isOn = false
  readonly replicas: Replicas
  /** Whether the script that runs goes to replicas itself, and not what it does. */
  isVerbatim = false
  readonly #scripts = new VerbatimScripts()
  readonly #server: Server
  /** After which of the stream the last write of a client stands. */
  readonly #offsets = new WeakMap<Session, number>()
  readonly #unit: ExecutionUnit
  /** The unit of 6.2, which knows more of what goes on. */
  readonly #immediate: ImmediateUnit | undefined
  /** The database that the last command was for. */
  #selected: number | undefined

  constructor(server: Server) {
    this.#server = server
    const feed = this.#feed.bind(this)
    this.replicas = new Replicas(server, (argv) => this.#feed(undefined, argv))
    this.#immediate = server.version === '6.2' ? new ImmediateUnit(feed) : undefined
    this.#unit = this.#immediate ?? new GatheredUnit(server.version, feed)
  }

  /** Runs a command, and takes down what replicas get of it. */
  run(client: Client, command: KnownCommand, argv: readonly ByteString[]): Answer {
    const isMany = command.name === 'exec' || command.flags.has('skip_monitor')
    if (isMany) return this.#runMany(client, command, argv)
    const before = this.#changes
    const answer = perform(client, command, argv)
    if (answer instanceof Promise) return answer
    this.#ran({
      client,
      command,
      argv,
      reply: lastOf(answer),
      hasChanged: this.#changes > before,
      hasWaited: false,
    })
    return answer
  }

  /** Serves a client that waited, as a unit of its own. */
  serve(session: Session, serve: () => Reply | undefined): Reply | undefined {
    if (!this.isOn || session.lastCommand === undefined) return serve()
    const before = this.#changes
    const reply = serve()
    if (reply !== undefined) {
      const { lastCommand: command, lastArgv: argv } = session
      const hasChanged = this.#changes > before
      this.#ran({ client: session, command, argv, reply, hasChanged, hasWaited: true })
    }
    this.endUnit()
    return reply
  }

  /** Hears that a script is about to run a command. @param flags those of redis.set_repl. */
  scriptCalls(session: Session, hasWritten: boolean, flags: number): void {
    if (!hasWritten || flags === 0 || session.isExecuting) return
    this.#immediate?.beginMulti(session.db.index)
  }

  /** Hears that a key went by itself. @param parameter what says whether UNLINK tells of it. */
  deleted(database: Database, key: ByteString, parameter: ByteString): void {
    const isLazy = this.#server.config.text(parameter) === 'yes'
    this.#unit.add(database.index, [isLazy ? 'UNLINK' : 'DEL', key])
  }

  /** Adds a command that no client sent. */
  add(database: number, argv: readonly ByteString[]): void {
    if (this.isOn) this.#unit.add(database, argv)
  }

  /** Begins a history that no replica knows. */
  forgetHistory(): void {
    this.replicas.forgetHistory()
    this.#switched()
  }

  /** Hears that all data went, by no command. */
  flushed(): void {
    this.add(0, ['FLUSHALL'])
    this.endUnit()
  }

  /** Ends what belongs together: a client's command, with all that it brought about. */
  endUnit(isApart = false): void {
    // What a script did that gave way to others waits for the rest.
    const { debugging, longScript } = this.#server
    if (this.isOn && !longScript.isOn && !debugging.isOn) this.#unit.end(isApart)
  }

  /** Has a stream, and its part that is kept, from now on. */
  openStream(): void {
    this.replicas.openBacklog()
    this.#scripts.forget()
    this.#switched()
  }

  /** After which of the stream the last write of a client stands. */
  offsetOf(session: Session): number {
    return this.#offsets.get(session) ?? 0
  }

  /** As {@link endUnit}, of a client's command. */
  commandEnded(session: Session, command: KnownCommand): void {
    const before = this.replicas.offset
    this.endUnit(MEETS_ANY_KEY.has(command.name))
    if (this.replicas.offset !== before) this.#offsets.set(session, this.replicas.offset)
  }

  get #changes(): number {
    return this.#server.persistence.changes
  }

  #switched(): void {
    this.#selected = undefined
    this.isOn = this.log.isOn || this.replicas.backlog !== undefined
  }

  /** EXEC and scripts do not go to replicas: their commands do. */
  #runMany(client: Client, command: KnownCommand, argv: readonly ByteString[]): Answer {
    const immediate = this.#immediate
    const isExec = command.name === 'exec'
    const before = this.#changes
    if (!isExec) this.isVerbatim = false
    if (isExec) immediate?.beginTransaction()
    return andThen(
      () => perform(client, command, argv),
      (ending) => {
        const { index } = client.db
        if (isExec) immediate?.endTransaction(index, argv)
        else immediate?.endScript(index)
        if (!isExec && this.isVerbatim) this.#addScript(client, argv, this.#changes > before)
        return endValue(ending)
      },
    )
  }

  #addScript(client: Client, argv: readonly ByteString[], hasChanged: boolean): void {
    this.isVerbatim = false
    const form = this.#scripts.form(client, argv, hasChanged)
    if (form !== undefined) this.#unit.add(client.db.index, form)
  }

  #ran(call: Call): void {
    const { client, argv, reply, hasChanged, hasWaited } = call
    const definition = definitionOf(call)
    if (!hasChanged) {
      const isSent = definition.isAlwaysReplicated?.(this.#server.version) === true
      if (!isSent || reply instanceof ErrorReply) return
      if (client.isScript && this.isVerbatim) this.#scripts.isForced = true
    }
    if (definition.name === 'script|flush') this.#scripts.forget()
    const { replicatedAs } = definition
    this.#add(
      client,
      replicatedAs === undefined ? argv : replicatedAs(client, argv, reply, hasWaited),
    )
  }

  #add(client: Client, form: Replicated): void {
    if (form === undefined) return
    const { index } = client.db
    if (form instanceof Effects) {
      const isWhole = !client.isScript && !client.session.isExecuting
      const isFiltered = this.#immediate !== undefined && !client.isReplicated
      if (!isFiltered) this.#unit.addAll(index, form.commands, isWhole)
    } else if (client.isReplicated) this.#unit.add(index, form)
  }

  #feed(database: number | undefined, argv: readonly ByteString[]): void {
    if (database !== undefined && database !== this.#selected) {
      this.#selected = database
      this.#send(['SELECT', `${database}`])
    }
    this.#send(argv)
  }

  #send(argv: readonly ByteString[]): void {
    this.log.add(argv)
    if (this.replicas.backlog !== undefined) this.replicas.send(encodeCommand(argv))
  }
}

function lastOf(answer: Reply | Replies): Reply {
  return answer instanceof Replies ? (answer.replies[answer.replies.length - 1] ?? null) : answer
}

/** The command, or the subcommand that 6.2 finds only while it runs. */
function definitionOf({ command, argv }: Call): CommandDefinition<ServerContext> {
  const subcommand = argv.length > 1 ? command.subcommands.get(argv[1].toLowerCase()) : undefined
  return (subcommand ?? command).definition
}
