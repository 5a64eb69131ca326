import type { Answer } from '../command/define-command.js'
import type { Database } from '../keyspace/database.js'
import type { Keyspace } from '../keyspace/keyspace.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'

/**
 * The class of a keyspace event, as the letters of `notify-keyspace-events`.
 * @see https://redis.io/docs/latest/develop/use/keyspace-notifications/
 */
export type EventClass = 'g' | '$' | 'l' | 's' | 'h' | 'z' | 'x' | 'e' | 't' | 'm' | 'n' | 'd'

/** The client waits on, but behind all others that wait: its command ran again, in vain. */
export const WAIT_ANEW = Symbol('wait anew')

/** A client's wait for keys, for BLPOP and its like. */
export interface BlockRequest {
  readonly keys: readonly ByteString[]
  /** How long to wait, in milliseconds; 0 is for ever. */
  readonly timeoutMs: number
  /** What the client gets when the time is over. */
  readonly onTimeout: Reply
  /** What it gets at once in a script or MULTI; `onTimeout` where it is absent. */
  readonly whereDenied?: Reply
  /** Whether it is tried again also where a key is gone or has another value (XREADGROUP). */
  readonly endsWithKey?: boolean
  /**
   * Tried again after a command, script or transaction that gave a key of `keys` a value.
   * @param key the one that got it.
   * @returns what the client gets; undefined to wait on, or {@link WAIT_ANEW}.
   */
  readonly serve: (key: ByteString) => Reply | typeof WAIT_ANEW | undefined
  /** Hears that the client waits no longer. */
  readonly onEnd?: () => void
}

/** What a data command needs of the server and of the session that runs it. */
export interface CommandContext {
  readonly version: RedisVersion
  /** The protocol of the reply: of the client, or of the script. */
  readonly resp: 2 | 3
  /** Whether a script runs the command. */
  readonly isScript: boolean
  /** Whether EXEC runs the command, or the script that does. */
  readonly isExecuting: boolean
  /** Whether the server is a node of a cluster. */
  readonly isCluster: boolean
  /** The session's database. */
  readonly db: Database
  readonly keyspace: Keyspace
  /** The time in milliseconds since 1970; frozen while a script runs, from 7.2 on. */
  now(): number
  /** A number at random in [0, 1), from the server's seed. */
  random(): number
  /** A parameter of CONFIG as a number: `hash-max-listpack-entries`. */
  configNumber(name: string): number
  /** Whether the user may run a command that reads keys which its argv does not name. */
  mayReadAllKeys(argv: readonly ByteString[]): boolean
  /** Publishes a keyspace event, where notifications are on; of the session's database, or of `db`. */
  notify(eventClass: EventClass, event: string, key: ByteString, db?: Database): void
  /** Redis writes the reply here: what the command leads to from now on is heard behind it. */
  answersFirst(): void
  /** Has replicas get a command besides the one that runs, and before it. */
  alsoReplicate(argv: readonly ByteString[]): void
  /** Makes the client wait, or answers `onTimeout` at once where it may not (script, MULTI). */
  block(request: BlockRequest): Answer
  /** Makes the session use another database (SELECT). */
  select(index: number): void
}
