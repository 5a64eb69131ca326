import type { Expiry } from '../keyspace/database.js'
import type { Value } from '../keyspace/value.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Server } from './server.js'

/** A key as it was when the data was saved. */
interface SavedKey {
  readonly key: ByteString
  readonly value: Value
  readonly expiry: Expiry | undefined
}

interface Snapshot {
  /** By the number of the database. */
  readonly databases: readonly (readonly SavedKey[])[]
  readonly libraries: readonly ByteString[]
}

/** What a Redis would have in its file: all keys and libraries as they were saved last. */
export class SavedData {
  readonly #server: Server
  #snapshot: Snapshot | undefined

  constructor(server: Server) {
    this.#server = server
  }

  save(): void {
    const { keyspace, scripting } = this.#server
    this.#snapshot = {
      databases: keyspace.databases.map((database) =>
        database.keys().flatMap((key) => {
          const value = database.get(key)?.clone()
          return value === undefined ? [] : [{ key, value, expiry: database.expiryOf(key) }]
        }),
      ),
      libraries: [...scripting.functions.libraries()].map(({ code }) => code),
    }
  }

  /**
   * Brings back what was saved, beside what is there.
   * @param isMerging whether it takes the place of keys and libraries of its names.
   * @returns false where nothing was saved, or a name is taken.
   */
  load(isMerging: boolean): boolean {
    const snapshot = this.#snapshot
    const { keyspace, scripting } = this.#server
    if (snapshot === undefined) return false
    const isTaken = ({ databases }: Snapshot) =>
      databases.some((keys, i) => keys.some(({ key }) => keyspace.databases[i].has(key)))
    if (!isMerging && isTaken(snapshot)) return false
    const policy = isMerging ? 'replace' : 'append'
    const log = this.#server.log.bind(this.#server)
    if (scripting.functions.restore(snapshot.libraries, policy, log) !== undefined) return false
    for (const [i, keys] of snapshot.databases.entries()) {
      for (const saved of keys) this.#put(i, saved)
    }
    return true
  }

  #put(index: number, { key, value, expiry }: SavedKey): void {
    const { keyspace, clock } = this.#server
    if (expiry !== undefined && expiry <= clock.now()) return
    const database = keyspace.databases[index]
    database.delete(key)
    database.set(key, value.clone())
    if (expiry !== undefined) database.setExpiry(key, expiry)
  }
}
