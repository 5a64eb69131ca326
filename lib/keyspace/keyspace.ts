import { Database, type KeyspaceObserver, type Now } from './database.js'
import type { KeyUsage } from './key-usage.js'
import { Lookups } from './lookups.js'

/** All databases of a server. */
export class Keyspace {
  readonly databases: readonly Database[]
  readonly usage: KeyUsage
  readonly lookups = new Lookups()
  readonly #observer: KeyspaceObserver

  constructor(count: number, now: Now, usage: KeyUsage, observer: KeyspaceObserver) {
    this.#observer = observer
    this.usage = usage
    this.databases = Array.from(
      { length: count },
      (_, index) => new Database(index, now, this, observer),
    )
  }

  /** A database by its number, or undefined past the last one. */
  database(index: number): Database | undefined {
    return this.databases[index]
  }

  /** Empties all databases, for FLUSHALL. @param isLazy as in {@link Database.clear}. */
  clear(isLazy: boolean): void {
    for (const database of this.databases) database.clear(isLazy)
    this.#observer.emptied()
  }
}
