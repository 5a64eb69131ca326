import type { ByteString } from '../reply/byte-string.js'

/**
 * Which searches for keys a command makes to read them: all, or those for some keys. Misses are
 * events, `keymiss`, but those of OBJECT.
 */
export type LookupKind = 'all' | 'all, untold' | 'none' | readonly ByteString[]

/**
 * Counts the searches for keys that found one, and those that did not, as INFO shows them. Only
 * those count that a command makes to read a key, not those that it makes to write one.
 */
export class Lookups {
  hits = 0
  misses = 0
  /** Whether any search counts. */
  isCounting = false
  #isUntold = false
  /** How often a search for each key counts; undefined where all count. */
  #keys: Map<ByteString, number> | undefined

  /** Hears of a command. */
  begin(counted: LookupKind): void {
    this.isCounting = counted !== 'none'
    this.#isUntold = counted === 'all, untold'
    this.#keys = undefined
    if (typeof counted === 'string') return
    this.#keys = new Map()
    for (const key of counted) this.#keys.set(key, (this.#keys.get(key) ?? 0) + 1)
  }

  /** Hears of a search. @returns whether it is a miss to tell of. */
  count(key: ByteString, isFound: boolean): boolean {
    if (!this.#isCounted(key)) return false
    if (isFound) this.hits++
    else this.misses++
    return !isFound && !this.#isUntold
  }

  reset(): void {
    this.hits = 0
    this.misses = 0
  }

  #isCounted(key: ByteString): boolean {
    if (this.#keys === undefined) return true
    const left = this.#keys.get(key) ?? 0
    if (left > 0) this.#keys.set(key, left - 1)
    return left > 0
  }
}
