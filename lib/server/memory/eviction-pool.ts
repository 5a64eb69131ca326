import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'

/** A key that may be evicted. */
export interface Candidate {
  readonly database: Database
  readonly key: ByteString
  /** The higher, the sooner it goes. */
  readonly score: number
}

const MOST = 16

/**
 * The best keys to evict of all that were looked at so far, so that few looks find good ones.
 * @see https://redis.io/docs/latest/develop/reference/eviction/#apx-lru
 */
export class EvictionPool {
  /** In ascending order of scores. */
  readonly #candidates: Candidate[] = []

  add(candidate: Candidate): void {
    const { key, database, score } = candidate
    const known = this.#candidates.findIndex(
      (other) => other.key === key && other.database === database,
    )
    if (known >= 0) this.#candidates.splice(known, 1)
    if (this.#candidates.length === MOST) {
      if (score <= this.#candidates[0].score) return
      this.#candidates.shift()
    }
    const place = this.#candidates.findIndex((other) => other.score >= score)
    this.#candidates.splice(place < 0 ? this.#candidates.length : place, 0, candidate)
  }

  /** Takes the best of all, or undefined of an empty pool. */
  take(): Candidate | undefined {
    return this.#candidates.pop()
  }
}
