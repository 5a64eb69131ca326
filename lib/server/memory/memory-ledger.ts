import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import { DEFAULT_SAMPLES, sizeOfKey } from './value-size.js'

/** What is known of the keys of a database. */
interface Account {
  readonly sizes: Map<ByteString, number>
  total: number
  /** Keys that were written since they were measured. */
  readonly written: Set<ByteString>
}

/**
 * The bytes that keys take. It measures what was written since the last question, so that neither a
 * write nor a question costs more where there are more keys.
 */
export class MemoryLedger {
  readonly #version: RedisVersion
  readonly #accounts = new Map<Database, Account>()

  constructor(version: RedisVersion) {
    this.#version = version
  }

  /** Forgets all, where nobody asks any more. */
  reset(): void {
    this.#accounts.clear()
  }

  /** Hears that a key was written, created or deleted. */
  keyWritten(database: Database, key: ByteString): void {
    this.#accounts.get(database)?.written.add(key)
  }

  /** Hears that a database has other keys than before. */
  databaseReplaced(database: Database): void {
    this.#accounts.delete(database)
  }

  /** The bytes of all keys of a database. */
  bytesOf(database: Database): number {
    let account = this.#accounts.get(database)
    if (account === undefined) {
      account = { sizes: new Map(), total: 0, written: new Set(database.keys()) }
      this.#accounts.set(database, account)
    }
    for (const key of account.written) this.#measure(database, key, account)
    account.written.clear()
    return account.total
  }

  #measure(database: Database, key: ByteString, account: Account): void {
    const value = database.peek(key)
    account.total -= account.sizes.get(key) ?? 0
    if (value === undefined) {
      account.sizes.delete(key)
      return
    }
    const size = sizeOfKey(key, value, { version: this.#version, samples: DEFAULT_SAMPLES })
    account.sizes.set(key, size)
    account.total += size
  }
}
