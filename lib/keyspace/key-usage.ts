import type { Value } from './value.js'

/** What is kept of a key's use. */
export interface UsageSettings {
  /** Whether how often counts, by an LFU policy, in place of how long ago. */
  readonly countsUses: boolean
  /** Whether small integers are values of their own, whose use differs, and not shared by keys. */
  readonly isOfEachKey: boolean
  /** `lfu-log-factor` */
  readonly logFactor: number
  /** `lfu-decay-time`, in minutes */
  readonly decayMinutes: number
}

const MINUTE = 60_000
const SECOND = 1000
/** The count of uses has 8 bits, the minute of its last decay 16. */
const MOST_USES = 255
const COUNT_VALUES = 256
const MINUTES = 2 ** 16
/** The count that a new key starts with, so that it is not evicted at once. */
const FIRST_USES = 5
/** Redis's clock of idle times has 24 bits; an idle time past its start counts as half of it. */
const CLOCK_SECONDS = 2 ** 24
const HALF_A_CLOCK = CLOCK_SECONDS / 2
/** How old the time may be that uses are noted with, in milliseconds: reading it for each is dear. */
const RESOLUTION = 100
/** What a command takes at least, in milliseconds; a time since 1970 has no smaller part. */
const TICK = 2 ** -12
/** A test runner that fakes the time puts a class of its own in this one's place. */
const RealDate = Date

/**
 * Notes when each value was used last, or how often. It stands in the value's `usage`: 0 while it
 * was never used, a time in milliseconds since 1970 above, and a count below, with the minute in
 * which it was lowered last, as `-(minute * 256 + count + 1)`.
 * @see https://redis.io/docs/latest/develop/reference/eviction/#the-new-lfu-mode
 */
export class KeyUsage {
  /** Whether the order of uses is to be known to the command. */
  isPrecise = false
  settings: UsageSettings = {
    countsUses: false,
    isOfEachKey: false,
    logFactor: 10,
    decayMinutes: 1,
  }
  readonly #random: () => number
  readonly #now: () => number
  #time: number
  #readAt = 0
  #leavesNoTrace = false

  /** @param now the time in milliseconds since 1970. */
  constructor(random: () => number, now: () => number) {
    this.#random = random
    this.#now = now
    this.#time = now()
  }

  /**
   * Hears that a command starts, and reads the time anew where that is due.
   *
   * @param steady a time that is never faked.
   * @param leavesNoTrace whether the values that it looks up do not count as used.
   */
  startCommand(steady: number, leavesNoTrace: boolean): void {
    this.#leavesNoTrace = leavesNoTrace
    if (!this.isPrecise && steady - this.#readAt < RESOLUTION && Date === RealDate) return
    this.#readAt = steady
    const now = this.#now()
    // Of two commands within a millisecond the later one still is the later one.
    const isSame = now === Math.floor(this.#time)
    this.#time = isSame ? this.#time + TICK : now
  }

  /** Notes that a value was looked up. */
  touch(value: Value): void {
    if (this.#leavesNoTrace) return
    if (this.settings.countsUses) value.usage = this.#packed(this.#countOneMore(this.uses(value)))
    else value.usage = this.#time
  }

  /** Notes that a value came under a key; one that had another place keeps its own. */
  begin(value: Value, replaced: Value | undefined): void {
    if (value.usage !== 0) return
    const { countsUses } = this.settings
    if (!countsUses) value.usage = this.#time
    else value.usage = replaced?.usage ?? this.#packed(FIRST_USES)
  }

  /** Sets how often a value was used, from 0 to 255, where that counts. */
  setUses(value: Value, uses: number): void {
    if (this.settings.countsUses) value.usage = this.#packed(uses)
  }

  /** Sets for how many seconds a value was not used, where that counts. */
  setIdleSeconds(value: Value, seconds: number): void {
    if (this.settings.countsUses) return
    const now = Math.floor(this.#now() / SECOND)
    const idle = seconds > now % CLOCK_SECONDS ? HALF_A_CLOCK : seconds
    value.usage = (now - idle) * SECOND
  }

  /** How often a value was used, on a logarithmic scale, less what went with time. */
  uses({ usage }: Value): number {
    if (usage >= 0) return FIRST_USES
    const packed = -usage - 1
    const { decayMinutes } = this.settings
    if (decayMinutes === 0) return packed % COUNT_VALUES
    const minutes = (this.#minute() - Math.floor(packed / COUNT_VALUES) + MINUTES) % MINUTES
    return Math.max(0, (packed % COUNT_VALUES) - Math.floor(minutes / decayMinutes))
  }

  /** For how many seconds a value was not used. */
  idleSeconds({ usage }: Value): number {
    if (usage <= 0) return 0
    return Math.max(0, Math.floor(this.#now() / SECOND) - Math.floor(usage / SECOND))
  }

  /** What Redis keeps in 24 bits: the second of the last use, or the count of uses with a minute. */
  clockOf({ usage }: Value): number {
    return (usage < 0 ? -usage - 1 : Math.floor(usage / SECOND)) % CLOCK_SECONDS
  }

  /** The more a key is worth to be evicted, the higher: by disuse, in milliseconds or in counts. */
  disuse(value: Value): number {
    if (this.settings.countsUses) return MOST_USES - this.uses(value)
    return value.usage < 0 ? 0 : Math.max(0, this.#time - value.usage)
  }

  #countOneMore(uses: number): number {
    if (uses === MOST_USES) return MOST_USES
    const base = Math.max(0, uses - FIRST_USES)
    return this.#random() < 1 / (base * this.settings.logFactor + 1) ? uses + 1 : uses
  }

  #packed(uses: number): number {
    return -(this.#minute() * COUNT_VALUES + uses + 1)
  }

  #minute(): number {
    return Math.floor(this.#time / MINUTE) % MINUTES
  }
}
