import type { Command } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Client } from '../client/client.js'
import { LatencyMonitor } from '../latency/latency-monitor.js'
import type { Server } from '../server.js'
import { SlowLog } from './slow-log.js'
import type { Stats } from './stats.js'

/** With a threshold below this, in microseconds, the commands of scripts are timed too. */
const FINE = 1000

/** So many calls of a command by scripts are timed, and then each so manyeth. */
const FIRST_TIMED = 32
const EACH_TIMED = 32

/** How long commands took: for INFO, SLOWLOG and LATENCY. */
export class CallTimes {
  readonly slowLog: SlowLog
  readonly latency: LatencyMonitor
  readonly #stats: Stats
  /** From how many microseconds on a call is looked at more closely. */
  #long = Infinity
  #hasHistograms = true
  /** Whether each command of a script is timed: where somebody wants to see short ones. */
  #timesScripts = false

  constructor({ clock, config, stats }: Server) {
    this.#stats = stats
    this.latency = new LatencyMonitor(clock.wallTime)
    this.slowLog = new SlowLog(config)
    config.onChange('slowlog-log-slower-than', (value) => {
      this.slowLog.threshold = Number(value) < 0 ? Infinity : Number(value)
      this.#adjust()
    })
    config.onChange('latency-monitor-threshold', (value) => {
      this.latency.threshold = value === '0' ? Infinity : Number(value)
      this.#adjust()
    })
    config.onChange('latency-tracking', (value) => {
      this.#hasHistograms = value === 'yes'
    })
  }

  /** Takes how long a call took. */
  took(
    client: Client,
    command: Command<never>,
    argv: readonly ByteString[],
    microseconds: number,
  ): void {
    const stats = this.#stats.of(command)
    stats.microseconds += microseconds
    stats.lastMicroseconds = microseconds
    if (this.#hasHistograms) stats.histogram.add(microseconds * 1000)
    if (microseconds < this.#long) return
    if (microseconds >= this.slowLog.threshold && !command.flags.has('skip_slowlog')) {
      this.slowLog.add(client, argv, microseconds)
    }
    this.latency.add(command.flags.has('fast') ? 'fast-command' : 'command', microseconds / 1000)
  }

  /**
   * Takes a call of a script for as long as the last one of its command, where many were timed: to
   * time a call takes longer than most commands do.
   *
   * @returns whether it did; otherwise the call is to be timed.
   */
  tookAsLast(command: Command<never>): boolean {
    if (this.#timesScripts) return false
    const stats = this.#stats.of(command)
    if (stats.calls < FIRST_TIMED || stats.calls % EACH_TIMED === 0) return false
    stats.microseconds += stats.lastMicroseconds
    if (this.#hasHistograms) stats.histogram.repeat()
    return true
  }

  #adjust(): void {
    const { slowLog, latency } = this
    this.#long = Math.min(slowLog.threshold, latency.threshold * 1000)
    this.#timesScripts = slowLog.threshold < FINE
  }
}
