import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import type { Server } from '../server.js'
import { monotonic } from '../time/monotonic.js'
import { startTimer } from '../time/timers.js'
import { Eviction } from './eviction.js'
import { DICT_ENTRY, POINTER } from './layout.js'
import { LazyFree } from './lazy-free.js'
import { MemoryLedger } from './memory-ledger.js'
import { ProcessLooks } from './process-looks.js'
import { DEFAULT_SAMPLES, sizeOfKey } from './value-size.js'

/** What a Redis without keys takes. */
const STARTUP_BYTES: Readonly<Record<RedisVersion, number>> = {
  '6.2': 887_296,
  '7.0': 876_112,
  '7.2': 957_120,
  '7.4': 970_152,
}
/** Without a limit no more keys than so many are measured, in each database. */
const MOST_MEASURED = 1000

/**
 * The memory that the data would take in Redis, and the limit `maxmemory`. JavaScript tells the size
 * of no value, and the process holds more than one server, so it is reckoned from what is stored.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/
 */
export class Memory {
  /** Whether there is a limit. */
  isLimited = false
  /**
   * Whether more was in use than may be, though keys were evicted, when a command came the last time
   * that there was a limit: so a limit that a transaction sets has its scripts know the last one.
   */
  isShort = false
  readonly lazyFree: LazyFree
  readonly processLooks = new ProcessLooks()
  readonly #server: Server
  readonly #ledger: MemoryLedger
  readonly #eviction: Eviction
  #limit = 0
  #peak = 0
  /** The bytes of all data, where none was written since they were reckoned: clients ask as they connect. */
  #dataBytes: number | undefined

  constructor(server: Server) {
    this.#server = server
    this.lazyFree = new LazyFree(server.config, server.version)
    this.#ledger = new MemoryLedger(server.version)
    this.#eviction = new Eviction(server.keyspace, server.random)
    server.config.onChange('maxmemory', (bytes) => {
      this.#limit = Number(bytes)
      this.isLimited = this.#limit > 0
      server.keyspace.usage.isPrecise = this.isLimited
      this.#ledger.reset()
      this.#dataBytes = undefined
      if (this.isLimited) startTimer(0, () => this.#makeRoomUnasked())
    })
  }

  /** Hears that a key was written, created or deleted. */
  keyWritten(database: Database, key: ByteString): void {
    this.#dataBytes = undefined
    if (this.isLimited) this.#ledger.keyWritten(database, key)
  }

  /** Hears that a database has other keys than before. */
  databaseReplaced(database: Database): void {
    this.#dataBytes = undefined
    this.#ledger.databaseReplaced(database)
  }

  /** Evicts keys until no more is in use than may be, before a client's command. */
  makeRoom(): void {
    const { config } = this.#server
    const choice = {
      policy: config.text('maxmemory-policy'),
      samples: config.number('maxmemory-samples'),
    }
    const startedAt = monotonic()
    this.isShort = false
    while (this.used > this.#limit && !this.isShort) {
      const place = this.#eviction.next(choice)
      if (place === undefined) this.isShort = true
      else this.#evict(place.database, place.key)
    }
    this.#server.replication.endUnit(true)
    this.#server.latency.add('eviction-cycle', monotonic() - startedAt)
  }

  /** A limit that is lowered evicts keys before the next command comes. */
  #makeRoomUnasked(): void {
    const { clock, longScript } = this.#server
    if (!this.isLimited || longScript.isOn) return
    clock.move()
    this.makeRoom()
    clock.move()
  }

  /** The bytes that are in use. */
  get used(): number {
    this.#dataBytes ??= this.#reckon()
    const used = this.startup + this.scripts + this.#dataBytes
    this.#peak = Math.max(this.#peak, used)
    return used
  }

  /** The most that was in use whenever `used` was asked for. */
  get peak(): number {
    return this.#peak
  }

  /** What there is without data. */
  get startup(): number {
    return STARTUP_BYTES[this.#server.version]
  }

  get scripts(): number {
    const { scripts, functions } = this.#server.scripting.memory
    return scripts + functions
  }

  #reckon(): number {
    let bytes = 0
    for (const database of this.#server.keyspace.databases) {
      if (database.size > 0) bytes += this.#bytesOf(database)
    }
    return bytes
  }

  #bytesOf(database: Database): number {
    const keys = this.isLimited ? this.#ledger.bytesOf(database) : this.#estimate(database)
    // Redis does not let a table grow where its slots alone would be above the limit: each key
    // counts for its own, so that none is evicted because of one more.
    const slots = (database.size + database.expiring) * POINTER
    return keys + slots + database.expiring * DICT_ENTRY
  }

  /** Keys of many, evenly spread, stand for all. */
  #estimate(database: Database): number {
    const count = Math.min(database.size, MOST_MEASURED)
    const step = database.size / count
    const options = { version: this.#server.version, samples: DEFAULT_SAMPLES }
    let bytes = 0
    for (let i = 0; i < count; i++) {
      const slot = Math.floor(i * step)
      bytes += sizeOfKey(database.keyAt(slot), database.valueAt(slot), options)
    }
    return Math.round(bytes * step)
  }

  #evict(database: Database, key: ByteString): void {
    const { notifications, replication, stats, tracking } = this.#server
    database.delete(key, 'eviction')
    tracking.isEvicting = true
    database.signalModified(key)
    tracking.isEvicting = false
    if (replication.isOn) replication.deleted(database, key, 'lazyfree-lazy-eviction')
    notifications.notify('e', 'evicted', key, database.index)
    stats.evictedKeys++
  }
}
