import type { RedisVersion } from '../../reply/version.js'
import { monotonic } from '../time/monotonic.js'

/** How large Redis makes the buffer of a client's requests at first, in bytes. */
const FIRST_SIZE: Readonly<Record<RedisVersion, number>> = {
  '6.2': 32770,
  '7.0': 20474,
  '7.2': 16386,
  '7.4': 16386,
}
/** A buffer above this size shrinks again, once its client sends less for a while. */
const LARGE = 32 * 1024
const SHRINKS_AFTER = 100
const LINE_END = 2
/** For an argument of this length or more Redis makes room at once. */
const LONG_ARGUMENT = 32 * 1024
/** A client that says nothing for so long, in milliseconds, has its buffer taken. */
const TAKEN_AFTER = 2000

/**
 * The buffer that Redis would keep for a client's requests, as CLIENT LIST shows it. Here are only
 * the bytes that came.
 */
export class QueryBuffer {
  readonly #version: RedisVersion
  readonly #firstSize: number
  #size: number
  #lastGrownAt = 0
  #lastReadAt: number
  #hasLongArgument = false
  #used = 0

  constructor(version: RedisVersion) {
    this.#version = version
    this.#firstSize = FIRST_SIZE[version]
    this.#size = this.#firstSize
    this.#lastReadAt = monotonic()
  }

  /** Takes how many bytes came that no command has used yet. */
  read(bytes: number): void {
    const now = monotonic()
    this.#lastReadAt = now
    this.#used = bytes
    if (this.#hasLongArgument) return
    if (this.#size > LARGE && now - this.#lastGrownAt > SHRINKS_AFTER) this.#size = this.#firstSize
    if (bytes <= this.#size) return
    this.#size = bytes
    this.#lastGrownAt = now
  }

  /**
   * Takes how many bytes are left for a request that is not whole.
   * @param argument the length of the argument that comes.
   */
  keep(bytes: number, argument: number): void {
    this.#used = bytes
    if (argument >= LONG_ARGUMENT) {
      this.#hasLongArgument = true
      this.#size = this.#version === '6.2' ? bytes : Math.max(argument + LINE_END, bytes)
    } else if (this.#hasLongArgument) {
      this.#hasLongArgument = false
      this.#lastGrownAt = this.#lastReadAt
    }
  }

  /** The bytes of requests that are served right now, or are not whole. */
  get used(): number {
    return this.#used
  }

  /** The room that is left. */
  get free(): number {
    const isIdle = monotonic() - this.#lastReadAt > TAKEN_AFTER
    if (isIdle && (this.#used === 0 || this.#hasLongArgument)) return 0
    return this.#size - this.#used
  }
}
