import type { Answer } from '../../command/define-command.js'
import type { BlockRequest, EventClass } from '../../commands/context.js'
import type { Database } from '../../keyspace/database.js'
import type { Keyspace } from '../../keyspace/keyspace.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import type { CommandHost, ScriptDebugging, Scripting } from '../../scripting/index.js'
import { mayReadAllKeys } from '../acl/access-check.js'
import { isRepliedBefore } from '../pubsub/replies-before-events.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'

/** Who a command runs for: a connection, or a script on behalf of one. */
export abstract class Client implements ServerContext {
  readonly server: Server
  readonly version: RedisVersion
  readonly keyspace: Keyspace
  readonly isScript: boolean = false
  /** Whether what it runs goes to replicas: a script may say that it does not. */
  readonly isReplicated: boolean = true
  resp: 2 | 3 = 2
  db: Database

  constructor(server: Server) {
    this.server = server
    this.version = server.version
    this.keyspace = server.keyspace
    this.db = server.keyspace.databases[0]
  }

  abstract readonly session: Session
  abstract readonly host: CommandHost
  abstract readonly debugging: ScriptDebugging

  abstract readonly isExecuting: boolean

  abstract block(request: BlockRequest): Answer

  get isCluster(): boolean {
    return this.server.cluster !== undefined
  }

  get scripting(): Scripting {
    return this.server.scripting
  }

  now(): number {
    return this.server.clock.now()
  }

  random(): number {
    return this.server.random()
  }

  configNumber(name: string): number {
    return this.server.config.number(name)
  }

  mayReadAllKeys(argv: readonly ByteString[]): boolean {
    const { isUnrestricted, user } = this.session.login
    const command = this.server.find(argv)
    if (isUnrestricted || this.version === '6.2' || command === undefined) return true
    return mayReadAllKeys(user, command, argv)
  }

  notify(eventClass: EventClass, event: string, key: ByteString, { index } = this.db): void {
    const { notifications } = this.server
    if (!notifications.tells(eventClass)) return
    if (isRepliedBefore(event, this.session.lastArgv, this.version)) this.answersFirst()
    notifications.notify(eventClass, event, key, index)
  }

  answersFirst(): void {
    if (!this.isScript) this.session.takePlace?.()
  }

  countChange(): void {
    this.server.persistence.changes++
  }

  freedLazily(objects: number, others: number): void {
    this.server.memory.lazyFree.countMany(objects, others)
  }

  alsoReplicate(argv: readonly ByteString[]): void {
    this.server.replication.add(this.db.index, argv)
  }

  select(index: number): void {
    this.db = this.keyspace.databases[index]
  }
}
