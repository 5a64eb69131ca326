import type { Command } from '../command/command-table.js'
import type { ByteString } from '../reply/byte-string.js'
import type { ErrorReply, Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'

/** The levels of redis.log, by their number. */
export const LOG_LEVELS = ['debug', 'verbose', 'notice', 'warning'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where the writes of a script go, as bits: to the append-only file, to replicas. */
export const REPLICATION_TARGETS = { none: 0, appendOnlyFile: 1, replica: 2, all: 3 }

/** Why the access control list refuses a command. */
export interface AccessDenial {
  readonly what: 'command' | 'key' | 'channel'
  /** The user whose rules refuse it. */
  readonly user: ByteString
}

/** What is wrong with the keys of a command for a cluster: `other slot` than that of the script. */
export type SlotFault = 'cross slot' | 'not served' | 'down' | 'down for writes' | 'other slot'

/**
 * Who runs a command for a script: the server, for the session that called the script. Scripting
 * gets replies from it and does not know where keys live.
 */
export interface CommandHost {
  readonly version: RedisVersion
  /** The protocol of the client that called the script. */
  readonly resp: 2 | 3
  /** Whether the memory in use is above `maxmemory`. */
  readonly isOutOfMemory: boolean
  /** Whether writes want more replicas than there are. */
  readonly lacksReplicas: boolean
  readonly isCluster: boolean
  /** Whether a debugger lets scripts run commands that are not made for them. */
  readonly allowsAll: boolean
  /**
   * The command that an argv names, as the version of the server has it: a container itself where
   * its subcommand is unknown or absent.
   */
  find(argv: readonly ByteString[]): Command<never> | undefined
  /**
   * Runs a command that passed the gates, at once, as the script's client.
   *
   * @param command what `find` gave for the argv; its length obeys the arity.
   * @param resp the protocol that the script set.
   */
  execute(command: Command<never>, argv: readonly ByteString[], resp: 2 | 3): Reply
  /** Hears that a gate refused a command of a script; `command` is undefined where there is none. */
  refused(command: Command<never> | undefined, refusal: ErrorReply): void
  /** Hears of an error that stands inside the reply of the script that ends. */
  errorInside(error: ErrorReply): void
  /**
   * Runs a script's body as one unit: the time stands (for expiry in all versions, for TIME and the
   * like from 7.2 on), SELECT does not reach the client, blocked clients wake after it.
   */
  atomically<Result>(body: () => Result): Result
  /** Whether replicas get the scripts themselves: `lua-replicate-commands no` in 6.2. */
  readonly replicatesScripts: boolean
  /** Has replicas get what the script does, and not the script itself. */
  replicateEffects(): void
  /** Says where what follows in the script goes: bits of {@link REPLICATION_TARGETS}. */
  replicateTo(targets: number): void
  /** @returns why the user may not run the command, which is noted; undefined where they may. */
  denial(command: Command<never>, argv: readonly ByteString[]): AccessDenial | undefined
  /**
   * @param keepsSlot whether all keys of the script, and those that it declares, are in one slot.
   * @returns what is wrong with the keys of a command, where the server is a node of a cluster.
   */
  slotFault(
    command: Command<never>,
    argv: readonly ByteString[],
    keepsSlot: boolean,
  ): SlotFault | undefined
  /** Whether the user may run a command, where a script only asks. */
  permits(command: Command<never>, argv: readonly ByteString[]): boolean
  /** Takes a line of redis.log; the server drops those below its `loglevel`. */
  log(level: LogLevel, message: ByteString): void
}
