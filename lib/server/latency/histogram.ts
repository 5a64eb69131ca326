/** Durations below this many nanoseconds are counted each for itself. */
const LINEAR = 256
/** In how many steps each doubling above that is counted: two significant digits. */
const STEPS = LINEAR / 2
const LINEAR_BITS = 8
/** The longest duration that is told from others, in nanoseconds: somewhat more than a second. */
const LONGEST = 2 ** 30 - 1
const DOUBLINGS = 30 - LINEAR_BITS
/** The first duration of the report of LATENCY HISTOGRAM, in nanoseconds; each next is twice it. */
const FIRST_REPORTED = 1024

/** How long the calls of a command took, to two significant digits. */
export class Histogram {
  #lastPlace = 0
  readonly #counts = new Uint32Array(LINEAR + DOUBLINGS * STEPS)

  /** The number of durations. */
  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0)
  }

  add(nanoseconds: number): void {
    this.#lastPlace = placeOf(Math.min(nanoseconds, LONGEST) | 0)
    this.#counts[this.#lastPlace]++
  }

  /** Adds the last duration once more. */
  repeat(): void {
    this.#counts[this.#lastPlace]++
  }

  /**
   * How many calls took no longer than some microseconds, in steps of about twice as many, up to
   * the longest call; steps that no call needed are left out.
   */
  cumulative(): (readonly [microseconds: number, count: number])[] {
    const steps: [number, number][] = []
    const { total } = this
    let count = 0
    let place = 0
    for (let step = FIRST_REPORTED; count < total; step *= 2) {
      const last = placeOf(Math.min(step, LONGEST))
      const before = count
      while (place <= last) count += this.#counts[place++]
      if (count > before) steps.push([Math.floor(longestAt(last) / 1000), count])
    }
    return steps
  }

  /** The duration in nanoseconds that so much of all calls did not exceed. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.floor((percent / 100) * this.total + 0.5))
    let count = 0
    for (let place = 0; place < this.#counts.length; place++) {
      count += this.#counts[place]
      if (count >= wanted) return longestAt(place)
    }
    return 0
  }
}

function placeOf(nanoseconds: number): number {
  if (nanoseconds < LINEAR) return nanoseconds
  const doubling = 31 - Math.clz32(nanoseconds) - LINEAR_BITS
  return LINEAR + doubling * STEPS + (nanoseconds >> (doubling + 1)) - STEPS
}

/** The longest duration that is counted at a place. */
function longestAt(place: number): number {
  if (place < LINEAR) return place
  const doubling = Math.floor((place - LINEAR) / STEPS)
  const step = ((place - LINEAR) % STEPS) + STEPS
  return (step + 1) * 2 ** (doubling + 1) - 1
}
