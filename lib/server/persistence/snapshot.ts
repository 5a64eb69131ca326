import type { Expiry } from '../../keyspace/database.js'
import type { Value } from '../../keyspace/value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Server } from '../server.js'

/** A key as it was when the data was saved. */
interface SavedKey {
  readonly key: ByteString
  readonly value: Value
  readonly expiry: Expiry | undefined
}

/** What a file of a Redis would hold: all keys and libraries of a moment. */
export interface Snapshot {
  /** By the number of the database. */
  readonly databases: readonly (readonly SavedKey[])[]
  readonly libraries: readonly ByteString[]
}

export function takeSnapshot({ keyspace, scripting }: Server): Snapshot {
  return {
    databases: keyspace.databases.map((database) =>
      database.keys().flatMap((key) => {
        const value = database.peek(key)?.clone()
        return value === undefined ? [] : [{ key, value, expiry: database.expiryOf(key) }]
      }),
    ),
    libraries: [...scripting.functions.libraries()].map(({ code }) => code),
  }
}

/**
 * Brings back what was saved, beside what is there.
 * @param isMerging whether it takes the place of keys and libraries of its names.
 * @returns false where a name is taken.
 */
export function loadSnapshot(server: Server, snapshot: Snapshot, isMerging: boolean): boolean {
  const { keyspace, scripting } = server
  const isTaken = snapshot.databases.some((keys, i) =>
    keys.some(({ key }) => keyspace.databases[i].has(key)),
  )
  if (!isMerging && isTaken) return false
  const policy = isMerging ? 'replace' : 'append'
  const log = server.log.bind(server)
  if (scripting.functions.restore(snapshot.libraries, policy, log) !== undefined) return false
  for (const [i, keys] of snapshot.databases.entries()) {
    for (const saved of keys) put(server, i, saved)
  }
  return true
}

function put({ keyspace, clock }: Server, index: number, { key, value, expiry }: SavedKey): void {
  if (expiry !== undefined && expiry <= clock.now()) return
  const database = keyspace.databases[index]
  database.delete(key)
  database.set(key, value.clone())
  if (expiry !== undefined) database.setExpiry(key, expiry)
}
