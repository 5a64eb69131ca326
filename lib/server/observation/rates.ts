/** How many samples a rate is the mean of. */
const MOST_SAMPLES = 16
const SECOND = 1000
const KILOBYTE = 1024

/** What is sampled: totals that only grow, until they are set back. */
export interface Totals {
  readonly commands: number
  readonly inputBytes: number
  readonly outputBytes: number
  readonly replicaBytes: number
}

/** How fast totals grow, as INFO shows it: the mean of the last samples. */
export class Rates {
  readonly #totals: Totals
  readonly #perSecond: Totals[] = []
  #last: Totals
  #lastAt: number

  constructor(totals: Totals, now: number) {
    this.#totals = totals
    this.#last = copyOf(totals)
    this.#lastAt = now
  }

  /** Takes a sample; called some times a second. @param now in milliseconds. */
  sample(now: number): void {
    const elapsed = now - this.#lastAt
    if (elapsed <= 0) return
    const next = copyOf(this.#totals)
    const rate = (name: keyof Totals) =>
      Math.max(0, ((next[name] - this.#last[name]) * SECOND) / elapsed)
    this.#perSecond.push({
      commands: rate('commands'),
      inputBytes: rate('inputBytes'),
      outputBytes: rate('outputBytes'),
      replicaBytes: rate('replicaBytes'),
    })
    if (this.#perSecond.length > MOST_SAMPLES) this.#perSecond.shift()
    this.#last = next
    this.#lastAt = now
  }

  get commandsPerSecond(): number {
    return Math.floor(this.#mean('commands'))
  }

  get inputKilobytes(): string {
    return (this.#mean('inputBytes') / KILOBYTE).toFixed(2)
  }

  get outputKilobytes(): string {
    return (this.#mean('outputBytes') / KILOBYTE).toFixed(2)
  }

  get replicaKilobytes(): string {
    return (this.#mean('replicaBytes') / KILOBYTE).toFixed(2)
  }

  /** Where fewer samples were taken, the others count as none. */
  #mean(name: keyof Totals): number {
    return this.#perSecond.reduce((sum, rates) => sum + rates[name], 0) / MOST_SAMPLES
  }
}

function copyOf({ commands, inputBytes, outputBytes, replicaBytes }: Totals): Totals {
  return { commands, inputBytes, outputBytes, replicaBytes }
}
