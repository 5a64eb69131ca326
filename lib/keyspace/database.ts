import type { ByteString } from '../reply/byte-string.js'
import { ExpiryQueue } from './expiry-queue.js'
import { IndexedMap } from './indexed-map.js'
import type { KeyUsage } from './key-usage.js'
import type { Lookups } from './lookups.js'
import type { Value } from './value.js'

/** By what a value is freed: UNLINK, or what `lazyfree-lazy-…` of that name is for. */
export type FreeCause = 'unlink' | 'user-del' | 'server-del' | 'expire' | 'eviction'

/** What hears of a database's changes: WATCH, blocked clients, notifications. */
export interface KeyspaceObserver {
  /**
   * A key was written, created or deleted.
   * @param changes how many changes it is to what is saved: one of each element, say.
   * @see https://redis.io/docs/latest/commands/watch/
   */
  modified(database: Database, key: ByteString, changes: number): void
  /** A value changed in a way that WATCH does not hear of: a consumer group of a stream. */
  counted(database: Database, key: ByteString, changes: number): void
  /** A key is gone, or has another value than before. */
  removed(database: Database, key: ByteString): void
  /** A value is not held any more. */
  freed(value: Value, cause: FreeCause): void
  /** All values of a database are about to be freed in the background. */
  freedLazily(database: Database): void
  /**
   * A key with a value came into being, or more came to it, so that a client blocked on it may go
   * on.
   */
  added(database: Database, key: ByteString, isNew: boolean): void
  /** A key was written with what it held before. */
  touched(database: Database, key: ByteString): void
  /** A command that reads a key did not find it. */
  missed(database: Database, key: ByteString): void
  /** The time of so many parts of a key's value was over and they are gone. */
  partsExpired(count: number): void
  /** A key's time was over and it is gone. */
  expired(database: Database, key: ByteString): void
  /** All keys are about to go (FLUSHDB), or, with a second database, to change places (SWAPDB). */
  replacing(database: Database, other?: Database): void
  /** All databases were emptied by one command: FLUSHALL. */
  emptied(): void
  /** A database has other data than before, so that clients blocked on its keys may go on. */
  replaced(database: Database): void
}

/** The time by which keys expire, in milliseconds since 1970; frozen while a script runs. */
export type Now = () => number

/** A time in milliseconds since 1970: a number, or a bigint past 2^53. */
export type Expiry = number | bigint

/** A numbered database: keys, their values and their times of expiry. */
export class Database {
  readonly index: number
  readonly #now: Now
  readonly #usage: KeyUsage
  readonly #lookups: Lookups
  readonly #observer: KeyspaceObserver
  #entries = new IndexedMap<Value>()
  #expiries = new IndexedMap<Expiry>()
  /** When a part of a key's value expires next. */
  #partExpiries = new ExpiryQueue()
  /** Whether keys whose time is over stay, though nobody sees them: CLIENT PAUSE. */
  keepsExpired = false

  constructor(
    index: number,
    now: Now,
    { usage, lookups }: { readonly usage: KeyUsage; readonly lookups: Lookups },
    observer: KeyspaceObserver,
  ) {
    this.index = index
    this.#now = now
    this.#usage = usage
    this.#lookups = lookups
    this.#observer = observer
  }

  /** The number of keys, those not yet collected after their time included, as DBSIZE counts. */
  get size(): number {
    return this.#entries.size
  }

  /** The number of keys that have a time of expiry. */
  get expiring(): number {
    return this.#expiries.size
  }

  /** As {@link peek}, and notes that the value is used. */
  get(key: ByteString): Value | undefined {
    const value = this.peek(key)
    if (value !== undefined) this.#usage.touch(value)
    return value
  }

  /** The value of a key, or undefined; a key whose time is over is deleted on the way. */
  peek(key: ByteString): Value | undefined {
    const value = this.#liveValue(key)
    if (this.#lookups.isCounting && this.#lookups.count(key, value !== undefined)) {
      this.#observer.missed(this, key)
    }
    return value
  }

  /** The value of a key whose time may be over, which it outlives until somebody asks for it. */
  stored(key: ByteString): Value | undefined {
    return this.#entries.get(key)
  }

  /** Whether there is such a key; it does not count as used. */
  has(key: ByteString): boolean {
    return this.peek(key) !== undefined
  }

  /** Whether a key's time is over; it stays as it is. */
  isExpired(key: ByteString): boolean {
    const at = this.#expiries.get(key)
    return at !== undefined && at < this.#now()
  }

  /** As {@link has}, and notes that the value is used. */
  touch(key: ByteString): boolean {
    return this.get(key) !== undefined
  }

  /** Gives a key a value, new or over an old one. The time of expiry of an old one stays. */
  set(key: ByteString, value: Value): void {
    const replaced = this.#entries.get(key)
    this.#entries.set(key, value)
    this.#usage.begin(value, replaced)
    if (value.nextExpiry !== undefined) this.schedulePartExpiry(key, value.nextExpiry)
    if (replaced === undefined) this.#observer.added(this, key, true)
    else if (replaced !== value) {
      this.#observer.removed(this, key)
      this.#observer.freed(replaced, 'server-del')
    }
  }

  /**
   * Whether there was such a key.
   * @param cause absent where its value moves on, or is empty.
   */
  delete(key: ByteString, cause?: FreeCause): boolean {
    const value = cause === undefined ? undefined : this.#entries.get(key)
    if (cause !== undefined && value !== undefined) this.#observer.freed(value, cause)
    this.#expiries.delete(key)
    const isGone = this.#entries.delete(key)
    if (isGone) this.#observer.removed(this, key)
    return isGone
  }

  /**
   * Says that a key's value was written, so that WATCH and blocked clients hear of it.
   * @param changes as `rdb_changes_since_last_save` counts.
   */
  signalModified(key: ByteString, changes = 1): void {
    this.#observer.modified(this, key, changes)
  }

  /**
   * Says that a value changed in a way that WATCH does not hear of: a consumer group.
   * @param changes as for {@link signalModified}.
   */
  countChange(key: ByteString, changes = 1): void {
    this.#observer.counted(this, key, changes)
  }

  /** Says that a key was written in a way that changed nothing: WATCH alone hears of it. */
  signalTouched(key: ByteString): void {
    this.#observer.touched(this, key)
  }

  /** Says that a value grew in a way that a blocked client may wait for (XADD on a stream). */
  signalReady(key: ByteString): void {
    this.#observer.added(this, key, false)
  }

  /** The time of expiry in milliseconds since 1970, or undefined where the key has none. */
  expiryOf(key: ByteString): Expiry | undefined {
    return this.#expiries.get(key)
  }

  setExpiry(key: ByteString, at: Expiry): void {
    this.#expiries.set(key, at)
  }

  /** Whether the key had a time of expiry. */
  clearExpiry(key: ByteString): boolean {
    return this.#expiries.delete(key)
  }

  /** Notes when a part of a key's value expires next, for {@link takeKeyWithExpiredParts}. */
  schedulePartExpiry(key: ByteString, at: number): void {
    this.#partExpiries.set(key, at)
  }

  /** Takes a key with parts whose time is over, or that had such, until it is scheduled again. */
  takeKeyWithExpiredParts(): ByteString | undefined {
    return this.#partExpiries.takeBefore(this.#now() + 1)
  }

  /** Says that so many parts of a key's value are gone since their time was over. */
  signalPartsExpired(count: number): void {
    this.#observer.partsExpired(count)
  }

  /** The number of keys with a part that expires. */
  get expiringInParts(): number {
    return this.#partExpiries.size
  }

  /** All keys, those whose time is over included. */
  keys(): readonly ByteString[] {
    return this.#entries.keys()
  }

  /** One step of SCAN. @see IndexedMap.scan */
  scan(cursor: number, count: number): { keys: ByteString[]; cursor: number } {
    return this.#entries.scan(cursor, count)
  }

  /** A key at random by a number in [0, 1), or undefined of an empty database. */
  randomKey(random: number): ByteString | undefined {
    return this.size === 0 ? undefined : this.#entries.keyAt(Math.floor(random * this.size))
  }

  /** The key in a slot from 0 to size - 1, in no order that means something. */
  keyAt(slot: number): ByteString {
    return this.#entries.keyAt(slot)
  }

  /** The value of the key in a slot. */
  valueAt(slot: number): Value {
    return this.#entries.valueAt(slot)
  }

  /** As {@link keyAt}, of the keys that have a time of expiry. */
  expiringKeyAt(slot: number): ByteString {
    return this.#expiries.keyAt(slot)
  }

  /** @param isLazy whether memory is given back in the background. */
  clear(isLazy: boolean): void {
    if (isLazy) this.#observer.freedLazily(this)
    this.#observer.replacing(this)
    this.#entries.clear()
    this.#expiries.clear()
    this.#partExpiries = new ExpiryQueue()
  }

  /** Exchanges the data with another database, for SWAPDB. */
  swap(other: Database): void {
    this.#observer.replacing(this, other)
    ;[this.#entries, other.#entries] = [other.#entries, this.#entries]
    ;[this.#expiries, other.#expiries] = [other.#expiries, this.#expiries]
    ;[this.#partExpiries, other.#partExpiries] = [other.#partExpiries, this.#partExpiries]
    this.#observer.replaced(this)
    this.#observer.replaced(other)
  }

  /**
   * Deletes keys whose time is over, of up to `sample` keys at random: the active half of expiry.
   * @see https://redis.io/docs/latest/commands/expire/#how-redis-expires-keys
   */
  expireSample(sample: number, random: () => number): number {
    let expired = 0
    for (let i = 0; i < sample && this.#expiries.size > 0; i++) {
      const key = this.#expiries.keyAt(Math.floor(random() * this.#expiries.size))
      if (this.#expireIfDue(key)) expired++
    }
    return expired
  }

  #liveValue(key: ByteString): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined || this.#expiries.size === 0) return value
    return this.#expireIfDue(key) ? undefined : value
  }

  #expireIfDue(key: ByteString): boolean {
    if (!this.isExpired(key)) return false
    if (this.keepsExpired) return true
    this.delete(key, 'expire')
    this.#observer.expired(this, key)
    return true
  }
}
