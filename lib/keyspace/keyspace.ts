import { Database, type KeyspaceObserver, type Now } from './database.js'

/** All databases of a server. */
export class Keyspace {
  readonly databases: readonly Database[]

  constructor(count: number, now: Now, observer: KeyspaceObserver) {
    this.databases = Array.from({ length: count }, (_, index) => new Database(index, now, observer))
  }

  /** A database by its number, or undefined past the last one. */
  database(index: number): Database | undefined {
    return this.databases[index]
  }
}
