/** The multiplier 0x5DEECE66D in two halves, so that each product stays below 2^53. */
const MULTIPLIER_HIGH = 0x5de
const MULTIPLIER_LOW = 0xece66d
const INCREMENT = 0xb
const HALF = 2 ** 24

const START_HIGH = 0x1234ab
const START_LOW = 0xcd330e
const SEED_LOW = 0x330e

const LARGEST = 2147483647

/**
 * The generator behind `math.random`: Redis brings its own, a linear congruence of 48 bits, so that
 * a script draws the same numbers on every machine.
 */
export class RedisRandom {
  #high = START_HIGH
  #low = START_LOW

  /** Starts over from a seed; of the number only the low 32 bits count. */
  seed(seed: number): void {
    const bits = seed >>> 0
    this.#high = bits >>> 8
    this.#low = ((bits & 0xff) << 16) | SEED_LOW
  }

  /** Goes on where another is. */
  copy(other: RedisRandom): void {
    this.#high = other.#high
    this.#low = other.#low
  }

  /** The next number, from 0 to below 1. */
  next(): number {
    const low = this.#low * MULTIPLIER_LOW + INCREMENT
    const carry = Math.floor(low / HALF)
    const high = this.#high * MULTIPLIER_LOW + this.#low * MULTIPLIER_HIGH + carry
    this.#low = low % HALF
    this.#high = high % HALF
    const drawn = this.#high * 128 + (this.#low >>> 17)
    return (drawn % LARGEST) / LARGEST
  }
}
