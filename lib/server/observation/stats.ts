import type { Command } from '../../command/command-table.js'
import type { Answer } from '../../command/define-command.js'
import { ErrorReply } from '../../reply/reply.js'
import { Histogram } from '../latency/histogram.js'
import { monotonic } from '../time/monotonic.js'
import { Rates } from './rates.js'

/** How often a command ran, as INFO commandstats shows it. */
export interface CommandStats {
  calls: number
  microseconds: number
  /** The time of the last call that was timed. */
  lastMicroseconds: number
  rejected: number
  failed: number
  /** How long single calls took. */
  readonly histogram: Histogram
}

/** The counters that INFO shows and CONFIG RESETSTAT sets back. */
export class Stats {
  readonly #commands = new Map<Command<never>, CommandStats>()
  readonly #errors = new Map<string, number>()
  #errorsInside: ErrorReply[] = []
  /** What was asked for last, which is often asked for next. */
  #lastCommand: Command<never> | undefined
  #lastStats: CommandStats | undefined
  connections = 0
  rejectedConnections = 0
  commands = 0
  expiredKeys = 0
  expiredFields = 0
  evictedKeys = 0
  evictedScripts = 0
  errorReplies = 0
  /** What came from clients over connections, and went to them. */
  inputBytes = 0
  outputBytes = 0
  /** What went to replicas: the stream, and the data of full syncs. */
  replicaBytes = 0
  fullSyncs = 0
  partialSyncs = 0
  /** Replicas that asked to go on from where it was not possible. */
  failedPartialSyncs = 0
  reads = 0
  writes = 0
  /** Clients that sent too much, or took too little. */
  inputDisconnections = 0
  outputDisconnections = 0
  /** How fast these grow. */
  readonly rates = new Rates(this, monotonic())

  of(command: Command<never>): CommandStats {
    if (this.#lastCommand === command && this.#lastStats !== undefined) return this.#lastStats
    let stats = this.#commands.get(command)
    if (stats === undefined) {
      const counters = { calls: 0, microseconds: 0, lastMicroseconds: 0, rejected: 0, failed: 0 }
      stats = { ...counters, histogram: new Histogram() }
      this.#commands.set(command, stats)
    }
    this.#lastCommand = command
    this.#lastStats = stats
    return stats
  }

  /** The counters of a command that ran or was refused, or undefined. */
  known(command: Command<never>): CommandStats | undefined {
    return this.#commands.get(command)
  }

  /** Counts a call and what it answered. */
  countCall(command: Command<never>, answer: Answer): void {
    this.of(command).calls++
    this.commands++
    if (answer instanceof ErrorReply) this.countFailure(command, answer)
    else if (this.#errorsInside.length > 0) this.#countErrorsInside(command)
  }

  /** Takes an error inside the reply of the script that is counted next. */
  errorInside(error: ErrorReply): void {
    this.#errorsInside.push(error)
  }

  /** Errors that are new make one failure, as Redis has it, and each that was counted another. */
  #countErrorsInside(command: Command<never>): void {
    const counted = this.#errorsInside.filter(({ isCounted }) => isCounted)
    const isFailed = counted.length < this.#errorsInside.length
    this.of(command).failed += counted.length + (isFailed ? 1 : 0)
    for (const error of this.#errorsInside) if (!error.isCounted) this.countError(error)
    this.#errorsInside = []
  }

  /** Counts an error that a command answered. */
  countFailure(command: Command<never>, error: ErrorReply): void {
    this.of(command).failed++
    if (!error.isCounted) this.countError(error)
  }

  /** Counts the refusal of a command that has waited, which then was no call. */
  countLateRefusal(command: Command<never>, error: ErrorReply): void {
    const stats = this.of(command)
    stats.calls--
    stats.rejected++
    this.countError(error)
  }

  countError(error: ErrorReply): void {
    this.errorReplies++
    this.#errors.set(error.code, (this.#errors.get(error.code) ?? 0) + 1)
  }

  /** The commands that ran or were refused, in the order of their first time. */
  commandStats(): Iterable<[Command<never>, CommandStats]> {
    return this.#commands
  }

  /** How often each error code was answered, in order. */
  errorStats(): Iterable<[string, number]> {
    return [...this.#errors].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  reset(): void {
    this.#commands.clear()
    this.#lastCommand = undefined
    this.#lastStats = undefined
    this.#errors.clear()
    this.connections = 0
    this.rejectedConnections = 0
    this.commands = 0
    this.expiredKeys = 0
    this.expiredFields = 0
    this.evictedKeys = 0
    this.evictedScripts = 0
    this.errorReplies = 0
    this.inputBytes = 0
    this.outputBytes = 0
    this.replicaBytes = 0
    this.fullSyncs = 0
    this.partialSyncs = 0
    this.failedPartialSyncs = 0
    this.reads = 0
    this.writes = 0
    this.inputDisconnections = 0
    this.outputDisconnections = 0
  }
}
