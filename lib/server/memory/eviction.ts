import type { Database } from '../../keyspace/database.js'
import type { Keyspace } from '../../keyspace/keyspace.js'
import type { ByteString } from '../../reply/byte-string.js'
import { type Candidate, EvictionPool } from './eviction-pool.js'

type Place = Pick<Candidate, 'database' | 'key'>

/** By what keys are chosen. */
export interface EvictionChoice {
  /** The parameter `maxmemory-policy`. */
  readonly policy: string
  /** The parameter `maxmemory-samples`: how many keys to look at. */
  readonly samples: number
}

/** Chooses keys to evict. @see https://redis.io/docs/latest/develop/reference/eviction/ */
export class Eviction {
  readonly #keyspace: Keyspace
  readonly #random: () => number
  #pool = new EvictionPool()
  #policy = ''
  /** The database that was last taken from at random. */
  #lastDatabase = -1

  constructor(keyspace: Keyspace, random: () => number) {
    this.#keyspace = keyspace
    this.#random = random
  }

  /** The next key to go, or undefined where the policy lets all stay. */
  next({ policy, samples }: EvictionChoice): Place | undefined {
    if (policy === 'noeviction') return undefined
    if (policy !== this.#policy) {
      this.#policy = policy
      this.#pool = new EvictionPool()
    }
    return policy.endsWith('random') ? this.#atRandom() : this.#best(samples)
  }

  #best(samples: number): Place | undefined {
    while (this.#look(samples) > 0) {
      for (let found = this.#pool.take(); found !== undefined; found = this.#pool.take()) {
        if (this.#isThere(found)) return found
      }
    }
    return undefined
  }

  /** Looks at some keys of each database. @returns how many keys there are to look at. */
  #look(samples: number): number {
    let all = 0
    for (const database of this.#keyspace.databases) {
      const count = this.#countOf(database)
      all += count
      // A few keys are all looked at, each once.
      for (let i = 0; i < Math.min(count, samples); i++) {
        const slot = count <= samples ? i : Math.floor(this.#random() * count)
        this.#add(database, this.#keyAt(database, slot))
      }
    }
    return all
  }

  #add(database: Database, key: ByteString): void {
    const score = this.#scoreOf(database, key)
    if (score !== undefined) this.#pool.add({ database, key, score })
  }

  /** Nothing for a key whose time is over: asking for it deletes it. */
  #scoreOf(database: Database, key: ByteString): number | undefined {
    const value = database.peek(key)
    if (value === undefined) return undefined
    if (this.#policy === 'volatile-ttl') return -Number(database.expiryOf(key))
    return this.#keyspace.usage.disuse(value)
  }

  #atRandom(): Place | undefined {
    const { databases } = this.#keyspace
    for (let step = 1; step <= databases.length; step++) {
      const index = (this.#lastDatabase + step) % databases.length
      const database = databases[index]
      const count = this.#countOf(database)
      if (count === 0) continue
      this.#lastDatabase = index
      return { database, key: this.#keyAt(database, Math.floor(this.#random() * count)) }
    }
    return undefined
  }

  get #takesAll(): boolean {
    return this.#policy.startsWith('allkeys')
  }

  #countOf(database: Database): number {
    return this.#takesAll ? database.size : database.expiring
  }

  #keyAt(database: Database, slot: number): ByteString {
    return this.#takesAll ? database.keyAt(slot) : database.expiringKeyAt(slot)
  }

  #isThere({ database, key }: Place): boolean {
    return database.has(key) && (this.#takesAll || database.expiryOf(key) !== undefined)
  }
}
