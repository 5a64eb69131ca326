import { type Command, CommandTable } from '../command/command-table.js'
import type { Answer } from '../command/define-command.js'
import type { Keyspace } from '../keyspace/keyspace.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import { NEWEST_VERSION, type RedisVersion } from '../reply/version.js'
import { LOG_LEVELS, type LogLevel } from '../scripting/command-host.js'
import { endValue, type Scripting, Suspension } from '../scripting/index.js'
import { Acl } from './acl/acl.js'
import type { Client } from './client/client.js'
import { IdleClients } from './client/idle-clients.js'
import { countWhenAnswered } from './client/late-answer.js'
import { Outbox } from './client/outbox.js'
import { OutputLimits } from './client/output-limits.js'
import { Pause } from './client/pause.js'
import { Cluster } from './cluster/cluster.js'
import { Config } from './config/config.js'
import { followParameters } from './config/follow-parameters.js'
import { Connection } from './connection/connection.js'
import { Hearing } from './connection/hearing.js'
import { type Listener, type ListenOptions, listen } from './connection/listen.js'
import type { ConnectionEnd } from './connection/output.js'
import { Debugging } from './debugging/debugging.js'
import { Blocking } from './execution/blocking.js'
import { countWhenOver, observed, perform } from './execution/call.js'
import { Watches } from './execution/watches.js'
import { WriteLimits } from './execution/write-limits.js'
import type { LatencyMonitor } from './latency/latency-monitor.js'
import { Memory } from './memory/memory.js'
import { CallTimes } from './observation/call-times.js'
import { CountedLookups } from './observation/counted-lookups.js'
import { Monitors } from './observation/monitors.js'
import { createKeyspace } from './observation/observed-keyspace.js'
import type { SlowLog } from './observation/slow-log.js'
import { Stats } from './observation/stats.js'
import { Persistence } from './persistence/persistence.js'
import { Notifications } from './pubsub/notifications.js'
import { PubSub } from './pubsub/pubsub.js'
import { createRandom } from './random.js'
import { commandsFor } from './registry/commands-of-sentinel.js'
import { Replication } from './replication/replication.js'
import type { ReplicationLog } from './replication/replication-log.js'
import { failOver, resetServer, restart } from './restart.js'
import { newRunId } from './run-id.js'
import { LongScript } from './scripts/long-script.js'
import { openScripting } from './scripts/open-scripting.js'
import { openSentinel } from './sentinel/open-sentinel.js'
import type { Sentinel } from './sentinel/sentinel.js'
import type { ServerContext } from './server-context.js'
import { databasesOf, runLimitsOf, type ServerOptions, settingsOf } from './server-options.js'
import { Session } from './session.js'
import type { SessionOptions } from './session-options.js'
import { ActiveExpiry } from './time/active-expiry.js'
import { Clock } from './time/clock.js'
import { monotonic } from './time/monotonic.js'
import { Tracking } from './tracking/tracking.js'

/** One Redis: its data, configuration, scripts and connections. */
export class Server {
  readonly version: RedisVersion
  readonly clock: Clock
  readonly random: () => number
  readonly config: Config
  readonly keyspace: Keyspace
  readonly pubsub = new PubSub()
  readonly outbox = new Outbox()
  readonly hearing = new Hearing()
  readonly monitors = new Monitors()
  readonly tracking = new Tracking(this)
  readonly notifications = new Notifications(this.pubsub)
  readonly watches: Watches
  readonly blocking = new Blocking(() => this.config.number('hz'))
  readonly memory: Memory
  readonly writeLimits: WriteLimits
  readonly persistence: Persistence
  readonly replication: Replication
  /** Whether DEBUG let scripts run commands that are not made for them. */
  allowsAllInScripts = false
  readonly pause: Pause
  readonly longScript = new LongScript(this)
  readonly debugging = new Debugging(this)
  readonly stats = new Stats()
  readonly countedLookups: CountedLookups
  readonly commands: CommandTable<ServerContext>
  readonly acl: Acl
  /** Where the server is a node of a cluster. */
  readonly cluster: Cluster | undefined
  /** Where the server is a sentinel; and those that watch it. */
  readonly sentinel: Sentinel | undefined
  readonly sentinels = new Set<Sentinel>()
  /** The scripts that were loaded, and the Lua environment that they run in. */
  scripting: Scripting
  startedAt: number
  readonly sessions = new Map<number, Session>()
  readonly times: CallTimes
  readonly outputLimits: OutputLimits
  readonly activeExpiry: ActiveExpiry
  readonly idleClients: IdleClients
  /** Forty hexadecimal digits that no other server has, as INFO shows them. */
  runId: string
  /** Whether SHUTDOWN ended it: who connects from then on is refused. */
  isShutDown = false
  /** Whether what Redis does by the clock waits: DEBUG PAUSE-CRON. */
  isCronPaused = false
  readonly #options: ServerOptions
  readonly #listeners = new Set<Listener>()
  #lastSessionId = 0

  constructor(options: ServerOptions = {}) {
    this.version = options.redisVersion ?? NEWEST_VERSION
    this.watches = new Watches(this.version)
    this.#options = options
    const runLimits = runLimitsOf(options)
    this.clock = new Clock(this.version, options.clock)
    this.startedAt = this.clock.wallTime()
    this.random = createRandom(options.seed ?? Math.random() * 2 ** 32)
    this.config = new Config(this.version, settingsOf(options, this.version))
    this.keyspace = createKeyspace(this, databasesOf(options, this.version))
    this.countedLookups = new CountedLookups(this.version)
    this.persistence = new Persistence(this)
    this.replication = new Replication(this)
    this.pause = new Pause(this.keyspace)
    this.commands = new CommandTable(commandsFor(options), this.version)
    this.scripting = openScripting(this, options, runLimits)
    this.acl = new Acl(this, options.anyLogin)
    this.memory = new Memory(this)
    this.writeLimits = new WriteLimits(this)
    this.outputLimits = new OutputLimits(this.config)
    this.times = new CallTimes(this)
    this.activeExpiry = new ActiveExpiry(this)
    this.idleClients = new IdleClients(this.config, this.sessions)
    this.runId = newRunId(this.random)
    this.cluster = options.cluster ? new Cluster(this) : undefined
    this.sentinel = openSentinel(this, options, (others) => new Server(others))
    followParameters(this, runLimits)
  }

  /** Opens a connection. */
  connect(options: SessionOptions = {}): Session {
    this.sentinel?.watch()
    const session = new Session(this, ++this.#lastSessionId, options)
    this.sessions.set(session.id, session)
    this.stats.connections++
    return session
  }

  /** Opens one that speaks the protocol, for whoever carries its bytes: also another copy's door. */
  serve(end: ConnectionEnd, options: SessionOptions): Connection {
    return new Connection(this, end, options)
  }

  /**
   * The command that an argv names; from 7.0 on a subcommand where it names one of a container, and
   * the container where it does not.
   */
  find(argv: readonly ByteString[]): Command<ServerContext> | undefined {
    return this.version === '6.2' ? this.commands.container(argv[0]) : this.commands.find(argv)
  }

  /** Runs a client's command, and then serves the clients that it let go on. */
  run(session: Session, command: Command<ServerContext>, argv: readonly ByteString[]): Answer {
    const startedAt = monotonic()
    session.lastCommand = command
    session.lastArgv = argv
    session.lastActiveAt = startedAt
    this.keyspace.usage.startCommand(startedAt, session.noTouch && command.name !== 'touch')
    this.clock.move()
    this.outbox.hold()
    let answer: Answer | undefined
    let isLeft = false
    try {
      answer = this.call(session, command, argv)
      return answer
    } catch (thrown) {
      if (!(thrown instanceof Suspension)) throw thrown
      isLeft = true
      const keeper = this.debugging.isOn ? this.debugging : this.longScript
      return session.wait(
        keeper.goOn(thrown, (ending) => {
          this.#settle(session, command)
          this.times.took(session, command, argv, (monotonic() - startedAt) * 1000)
          return endValue(ending) as Reply
        }),
      )
    } finally {
      this.keyspace.lookups.begin('none')
      if (isLeft) this.outbox.deliver()
      else this.#settle(session, command)
      this.blocking.endDue(startedAt)
      const microseconds = (monotonic() - startedAt) * 1000
      if (answer instanceof Promise) countWhenAnswered(answer, session, command, argv, microseconds)
      else if (!isLeft) this.times.took(session, command, argv, microseconds)
    }
  }

  /** Ends a command: those whom it let go on are served. */
  #settle(session: Session, command: Command<ServerContext>): void {
    this.replication.commandEnded(session, command)
    // What was written for those who wait may have expired by the end of a transaction.
    this.clock.move()
    if (this.blocking.hasReady && !this.longScript.isOn) this.blocking.serveReady()
    this.clock.move()
    this.outbox.deliver()
  }

  /** Runs a command that obeys its arity, as a part of a transaction or script that runs. */
  call(client: Client, command: Command<ServerContext>, argv: readonly ByteString[]): Answer {
    this.keyspace.lookups.begin(this.countedLookups.of(command, argv))
    try {
      const answer =
        this.monitors.isOn || this.tracking.isOn || this.replication.isOn
          ? observed(client, command, argv)
          : perform(client, command, argv)
      this.stats.countCall(command, answer)
      return answer
    } catch (thrown) {
      if (thrown instanceof Suspension) countWhenOver(thrown, this.stats, command)
      throw thrown
    }
  }

  /** Whether commands are held against more than their own session. */
  get isHeld(): boolean {
    return this.pause.isOn || this.writeLimits.isOn || this.longScript.isOn || this.debugging.isOn
  }

  /** Empties all databases, as FLUSHALL does; scripts stay. */
  flushAll(): void {
    this.keyspace.clear(false)
    this.replication.flushed()
  }

  /** Takes a line for the log, where its level is one that `loglevel` lets through. */
  log(level: LogLevel, message: ByteString): void {
    const least = this.config.text('loglevel')
    if (least === 'nothing') return
    if (LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least as LogLevel))
      this.#options.onLog?.(level, message)
  }

  /** Starts anew: data and functions stay, scripts and counters go. Connections stay open. */
  restart(): void {
    restart(this)
  }

  /** Becomes a replica of itself that was promoted, without scripts; sentinels tell their clients. */
  failover(): void {
    failOver(this)
  }

  /** Makes a server of the same options. */
  another(): Server {
    return new Server(this.#options)
  }

  /** Ends all connections, as a restart does; clients may come again. */
  dropConnections(): void {
    for (const session of [...this.sessions.values()]) session.close()
  }

  /** Becomes as it was made: without data, scripts, functions, users and settings of clients. */
  reset(): void {
    resetServer(this)
  }

  /** Lets clients come through a port, or a Unix socket. */
  async listen(options: ListenOptions = {}): Promise<Listener> {
    const listener = await listen(this, options)
    this.#listeners.add(listener)
    return listener
  }

  /** Ends all connections, listeners and timers. */
  async close(): Promise<void> {
    this.activeExpiry.stop()
    this.idleClients.stop()
    this.pause.stop()
    this.persistence.stop()
    this.replication.replicas.stop()
    this.longScript.stop()
    this.debugging.stop()
    this.sentinel?.stop()
    this.dropConnections()
    await Promise.all([...this.#listeners].map((listener) => listener.close()))
  }

  /** What would be sent to a replica, once it is started. */
  get replicationLog(): ReplicationLog {
    return this.replication.log
  }

  get slowLog(): SlowLog {
    return this.times.slowLog
  }

  get latency(): LatencyMonitor {
    return this.times.latency
  }
}
