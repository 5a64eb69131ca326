import type { FreeCause } from '../../keyspace/database.js'
import type { Value } from '../../keyspace/value.js'
import type { RedisVersion } from '../../reply/version.js'
import type { Config } from '../config/config.js'
import { freeEffort } from './free-effort.js'

/** What is freed in no more steps than these is freed at once. */
const MOST_STEPS = 64

/** Counts what Redis would free in the background, as INFO shows it; it has no other effect here. */
export class LazyFree {
  readonly #config: Config
  readonly #version: RedisVersion
  /** How many values, scripts and functions. */
  freed = 0

  constructor(config: Config, version: RedisVersion) {
    this.#config = config
    this.#version = version
  }

  reset(): void {
    this.freed = 0
  }

  /** Counts so many objects, however few they are: the keys of a database. */
  count(objects: number): void {
    this.freed += objects
  }

  /** Counts so many objects that go together, and others with them, where they are many. */
  countMany(objects: number, others: number): void {
    if (objects > MOST_STEPS) this.freed += objects + others
  }

  /** Hears that a value is freed, and by what. */
  valueFreed(value: Value, cause: FreeCause): void {
    if (value.type === 'string' || !this.#isLazy(cause)) return
    if (freeEffort(value, this.#version) > MOST_STEPS) this.freed++
  }

  #isLazy(cause: FreeCause): boolean {
    return cause === 'unlink' || this.#config.number(`lazyfree-lazy-${cause}`) === 1
  }
}
