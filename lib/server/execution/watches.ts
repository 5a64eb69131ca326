import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/** A client that watches keys. */
export interface Watcher {
  /** Called once a watched key was touched: EXEC must answer null. */
  dirty(): void
}

/** A key that a client watches. */
interface Watched {
  readonly database: Database
  readonly key: ByteString
  /** Whether its time was over when the client began: from 7.0 on its end is no change then. */
  isExpired: boolean
}

/** Which clients WATCH which keys. @see https://redis.io/docs/latest/commands/watch/ */
export class Watches {
  /** Whether a key whose time is over counts as one that is not there. */
  readonly #knowsExpired: boolean
  /** By database number, then by key. */
  readonly #watchers: Map<ByteString, Map<Watcher, Watched>>[] = []
  readonly #keys = new Map<Watcher, Watched[]>()

  constructor(version: RedisVersion) {
    this.#knowsExpired = version >= '7.0'
  }

  watch(watcher: Watcher, database: Database, key: ByteString): void {
    this.#watchers[database.index] ??= new Map()
    const byKey = this.#watchers[database.index]
    const watchers = byKey.get(key) ?? new Map<Watcher, Watched>()
    if (watchers.has(watcher)) return
    const isExpired = this.#knowsExpired && database.isExpired(key)
    const watched = { database, key, isExpired }
    byKey.set(key, watchers.set(watcher, watched))
    const keys = this.#keys.get(watcher)
    if (keys === undefined) this.#keys.set(watcher, [watched])
    else keys.push(watched)
  }

  /** Forgets all that a client watches. */
  unwatch(watcher: Watcher): void {
    const keys = this.#keys.get(watcher)
    if (keys === undefined) return
    this.#keys.delete(watcher)
    for (const { database, key } of keys) {
      const watchers = this.#watchers[database.index].get(key)
      watchers?.delete(watcher)
      if (watchers?.size === 0) this.#watchers[database.index].delete(key)
    }
  }

  /** The number of keys that a client watches. */
  countOf(watcher: Watcher): number {
    return this.#keys.get(watcher)?.length ?? 0
  }

  /** The number of clients that watch keys. */
  get clients(): number {
    return this.#keys.size
  }

  /** The number of keys that clients watch, each once for each client. */
  get watchedKeys(): number {
    let count = 0
    for (const keys of this.#keys.values()) count += keys.length
    return count
  }

  /** Says that a key was written, created or deleted. */
  touch(database: Database, key: ByteString): void {
    if (this.#keys.size === 0) return
    for (const [watcher, watched] of this.#watchers[database.index]?.get(key) ?? []) {
      const isGone = watched.isExpired && database.stored(key) === undefined
      if (isGone) watched.isExpired = false
      else if (!watched.isExpired) this.#dirty(watcher)
    }
  }

  /** Says that a database is emptied, or exchanged with another: keys of either are touched. */
  touchAll(database: Database, other?: Database): void {
    if (this.#keys.size === 0) return
    this.#touchReplaced(database, other)
    if (other !== undefined) this.#touchReplaced(other, database)
  }

  /** Whether the time of a key is over that a client watches. */
  seesEnd(watcher: Watcher): boolean {
    const keys = this.#keys.get(watcher) ?? []
    return keys.some(({ database, key, isExpired }) => !isExpired && database.isExpired(key))
  }

  #touchReplaced(database: Database, other: Database | undefined): void {
    for (const [key, watchers] of this.#watchers[database.index] ?? []) {
      const isThere = database.stored(key) !== undefined
      const isReplaced = other?.stored(key) !== undefined
      if (!isThere && !isReplaced) continue
      for (const [watcher, watched] of watchers) {
        const wasMissing = watched.isExpired || !isThere
        watched.isExpired = this.#knowsExpired && other?.isExpired(key) === true
        if (!wasMissing || (isReplaced && !watched.isExpired)) watcher.dirty()
      }
    }
  }

  /** From 7.0 on a client watches nothing more once a key of it was touched. */
  #dirty(watcher: Watcher): void {
    watcher.dirty()
    if (this.#knowsExpired) this.unwatch(watcher)
  }
}
