import type { Command } from '../command/command-table.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'

/** The levels of redis.log, by their number. */
export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning'

/**
 * Who runs a command for a script: the server, for the session that called the script. Scripting
 * gets replies from it and does not know where keys live.
 */
export interface CommandHost {
  readonly version: RedisVersion
  /** The protocol of the client that called the script. */
  readonly resp: 2 | 3
  /** The command that an argv names, as the version of the server has it. */
  find(argv: readonly ByteString[]): Command<never> | undefined
  /** Runs a command that passed the gates, at once, as the script's client. */
  execute(argv: readonly ByteString[], resp: 2 | 3): Reply
  /**
   * Runs a script's body as one unit: the time stands (for expiry in all versions, for TIME and the
   * like from 7.2 on), SELECT does not reach the client, blocked clients wake after it.
   */
  atomically<Result>(body: () => Result): Result
  /** Whether the memory in use was above `maxmemory` when the script began. */
  readonly isOutOfMemory: boolean
  /** @returns what refuses the user the command (an ACL error text's tail), or undefined. */
  denial(argv: readonly ByteString[]): 'command' | 'key' | 'channel' | undefined
  log(level: LogLevel, message: ByteString): void
}
