/** The slowest of what happened in one second. */
export interface LatencySample {
  /** In seconds since 1970. */
  readonly at: number
  readonly milliseconds: number
}

/** What is known of an event: the samples, oldest first, and the slowest of all times. */
export interface LatencyEvent {
  readonly samples: LatencySample[]
  longest: number
}

/** Redis keeps as many samples of each event. */
const MOST_SAMPLES = 160

/**
 * The events that took longer than `latency-monitor-threshold` says.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency-monitor/
 */
export class LatencyMonitor {
  readonly #wallTime: () => number
  readonly #events = new Map<string, LatencyEvent>()
  /** From how many milliseconds on an event is kept; infinite while the monitor is off. */
  threshold = Infinity

  constructor(wallTime: () => number) {
    this.#wallTime = wallTime
  }

  get isOn(): boolean {
    return this.threshold !== Infinity
  }

  /** Takes how long an event took, and keeps it where that was long. */
  add(name: string, milliseconds: number): void {
    const whole = Math.floor(milliseconds)
    if (whole < this.threshold) return
    const event = this.#events.get(name) ?? { samples: [], longest: 0 }
    this.#events.set(name, event)
    event.longest = Math.max(event.longest, whole)
    const at = this.second()
    const { samples } = event
    const last = samples.at(-1)
    if (last?.at !== at) samples.push({ at, milliseconds: whole })
    else if (last.milliseconds < whole) samples[samples.length - 1] = { at, milliseconds: whole }
    if (samples.length > MOST_SAMPLES) samples.shift()
  }

  /** The time in seconds since 1970. */
  second(): number {
    return Math.floor(this.#wallTime() / 1000)
  }

  get(name: string): LatencyEvent | undefined {
    return this.#events.get(name)
  }

  /** All events by name. */
  events(): Iterable<readonly [string, LatencyEvent]> {
    return this.#events
  }

  /** Forgets events, all of them where none is named. @returns how many there were. */
  reset(names: readonly string[]): number {
    const gone = names.length === 0 ? [...this.#events.keys()] : names
    return gone.filter((name) => this.#events.delete(name)).length
  }
}
