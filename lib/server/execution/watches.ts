import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'

/** A client that watches keys. */
export interface Watcher {
  /** Called once a watched key was touched: EXEC must answer null. */
  dirty(): void
}

/** Which clients WATCH which keys. @see https://redis.io/docs/latest/commands/watch/ */
export class Watches {
  /** By database number, then by key. */
  readonly #watchers: Map<ByteString, Set<Watcher>>[] = []
  readonly #keys = new Map<Watcher, [Database, ByteString][]>()

  watch(watcher: Watcher, database: Database, key: ByteString): void {
    // A key whose time is over goes first, so that its end is no change later.
    database.has(key)
    this.#watchers[database.index] ??= new Map()
    const byKey = this.#watchers[database.index]
    const watchers = byKey.get(key)
    if (watchers?.has(watcher)) return
    if (watchers === undefined) byKey.set(key, new Set([watcher]))
    else watchers.add(watcher)
    const keys = this.#keys.get(watcher)
    if (keys === undefined) this.#keys.set(watcher, [[database, key]])
    else keys.push([database, key])
  }

  /** Forgets all that a client watches. */
  unwatch(watcher: Watcher): void {
    const keys = this.#keys.get(watcher)
    if (keys === undefined) return
    this.#keys.delete(watcher)
    for (const [{ index }, key] of keys) {
      const watchers = this.#watchers[index].get(key)
      watchers?.delete(watcher)
      if (watchers?.size === 0) this.#watchers[index].delete(key)
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
  touch({ index }: Database, key: ByteString): void {
    if (this.#keys.size === 0) return
    const watchers = this.#watchers[index]?.get(key)
    if (watchers !== undefined) for (const watcher of watchers) watcher.dirty()
  }

  /** Says that a database is emptied, or exchanged with another: keys of either are touched. */
  touchAll(database: Database, other?: Database): void {
    if (this.#keys.size === 0) return
    for (const key of this.#watchers[database.index]?.keys() ?? []) {
      if (database.has(key) || other?.has(key)) this.touch(database, key)
    }
    for (const key of other === undefined ? [] : (this.#watchers[other.index]?.keys() ?? [])) {
      if (database.has(key) || other?.has(key)) this.touch(other as Database, key)
    }
  }

  /** Lets keys of a client end whose time is over, which touches them. */
  expire(watcher: Watcher): void {
    for (const [database, key] of this.#keys.get(watcher) ?? []) database.has(key)
  }
}
