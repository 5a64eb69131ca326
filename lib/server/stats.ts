import type { Command } from '../command/command-table.js'
import type { ErrorReply } from '../reply/reply.js'

/** How often a command ran, as INFO commandstats shows it. */
export interface CommandStats {
  calls: number
  /** The time of calls by clients; a call by a script counts in the script's time alone. */
  microseconds: number
  rejected: number
  failed: number
}

/** The counters that INFO shows and CONFIG RESETSTAT sets back. */
export class Stats {
  readonly #commands = new Map<Command<never>, CommandStats>()
  readonly #errors = new Map<string, number>()
  connections = 0
  rejectedConnections = 0
  commands = 0
  expiredKeys = 0
  evictedScripts = 0
  errorReplies = 0

  of(command: Command<never>): CommandStats {
    let stats = this.#commands.get(command)
    if (stats === undefined) {
      stats = { calls: 0, microseconds: 0, rejected: 0, failed: 0 }
      this.#commands.set(command, stats)
    }
    return stats
  }

  countError(error: ErrorReply): void {
    this.errorReplies++
    this.#errors.set(error.code, (this.#errors.get(error.code) ?? 0) + 1)
  }

  /** The commands that ran or were refused, in the order of their first time. */
  commandStats(): Iterable<[Command<never>, CommandStats]> {
    return this.#commands
  }

  /** How often each error code was answered. */
  errorStats(): Iterable<[string, number]> {
    return this.#errors
  }

  reset(): void {
    this.#commands.clear()
    this.#errors.clear()
    this.connections = 0
    this.rejectedConnections = 0
    this.commands = 0
    this.expiredKeys = 0
    this.evictedScripts = 0
    this.errorReplies = 0
  }
}
