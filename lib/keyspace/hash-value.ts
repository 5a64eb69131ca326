import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import { ExpiryQueue } from './expiry-queue.js'
import { IndexedMap } from './indexed-map.js'
import type { Value } from './value.js'

/** Up to which sizes a hash keeps its small encoding. */
export interface HashLimits {
  /** `hash-max-listpack-entries` */
  readonly entries: number
  /** `hash-max-listpack-value` */
  readonly bytes: number
}

/** A hash: fields with values, and with times of expiry from 7.4 on. */
export class HashValue implements Value {
  readonly type = 'hash'
  usage = 0
  #fields: IndexedMap<ByteString>
  #isListpack = true
  /** There once a field got a time of expiry, as then the encoding changes for good. */
  #expiries: ExpiryQueue | undefined

  constructor({ entries }: HashLimits) {
    this.#fields = new IndexedMap(entries)
  }

  /** The number of fields, those whose time is over but that are still there included. */
  get size(): number {
    return this.#fields.size
  }

  get isEmpty(): boolean {
    return this.size === 0
  }

  /** Whether its fields stand in order of insertion, or of expiry where some expire. */
  get isListpack(): boolean {
    return this.#isListpack
  }

  has(field: ByteString): boolean {
    return this.#fields.has(field)
  }

  get(field: ByteString): ByteString | undefined {
    return this.#fields.get(field)
  }

  /** Gives a field a value. Its time of expiry stays. Whether the field is new. */
  set(field: ByteString, value: ByteString, limits: HashLimits): boolean {
    const before = this.size
    this.#fields.set(field, value)
    if (this.#isListpack) {
      const isLong = field.length > limits.bytes || value.length > limits.bytes
      if (isLong || this.size > limits.entries) this.#isListpack = false
    }
    return this.size > before
  }

  /** Whether there was such a field. */
  delete(field: ByteString): boolean {
    this.#expiries?.delete(field)
    return this.#fields.delete(field)
  }

  /** The fields in their order; of a hash table in any. */
  fields(): readonly ByteString[] {
    const fields = this.#fields.keys()
    const expiries = this.#expiries
    if (expiries === undefined || expiries.size === 0 || !this.#isListpack) return fields
    // The earliest stands first, of equal ones the one set last; fields that stay come behind.
    const timed = fields.filter((field) => expiries.get(field) !== undefined).reverse()
    timed.sort((a, b) => Number(expiries.get(a)) - Number(expiries.get(b)))
    return [...timed, ...fields.filter((field) => expiries.get(field) === undefined)]
  }

  /** The field in a slot from 0 to size - 1, in no order that means something. */
  fieldAt(slot: number): ByteString {
    return this.#fields.keyAt(slot)
  }

  /** One step of HSCAN: a small encoding gives all at once. @see IndexedMap.scan */
  scan(cursor: number, count: number): { keys: readonly ByteString[]; cursor: number } {
    if (this.#isListpack) return { keys: this.fields(), cursor: 0 }
    return this.#fields.scan(cursor, count)
  }

  /** Whether some fields have a time of expiry. */
  get hasExpiries(): boolean {
    return this.#expiries !== undefined && this.#expiries.size > 0
  }

  /** The earliest time of expiry of all fields, or undefined. */
  get nextExpiry(): number | undefined {
    return this.#expiries?.next
  }

  /** The time at which a field expires, in milliseconds since 1970, or undefined. */
  expiryOf(field: ByteString): number | undefined {
    return this.#expiries?.get(field)
  }

  /** Takes the encoding with times of expiry, as HEXPIRE gives it even where it then sets none. */
  makeExpiring(): void {
    this.#expiries ??= new ExpiryQueue()
  }

  setExpiry(field: ByteString, at: number): void {
    this.makeExpiring()
    this.#moveToEnd(field)
    this.#expiries?.set(field, at)
  }

  /** Whether the field had a time of expiry. */
  clearExpiry(field: ByteString): boolean {
    if (this.#expiries?.delete(field) !== true) return false
    this.#moveToEnd(field)
    return true
  }

  /** Deletes the fields whose time lies before a moment. @returns which. */
  deleteExpired(moment: number): readonly ByteString[] {
    const deleted: ByteString[] = []
    for (;;) {
      const field = this.#expiries?.takeBefore(moment)
      if (field === undefined) return deleted
      this.#fields.delete(field)
      deleted.push(field)
    }
  }

  /** The name that OBJECT ENCODING answers. */
  encoding(version: RedisVersion): string {
    if (!this.#isListpack) return 'hashtable'
    if (version < '7.0') return 'ziplist'
    return this.#expiries === undefined ? 'listpack' : 'listpackex'
  }

  clone(): HashValue {
    const copy = new HashValue({ entries: 0, bytes: 0 })
    copy.#fields = this.#fields.clone()
    copy.#isListpack = this.#isListpack
    if (this.#expiries !== undefined) copy.#expiries = new ExpiryQueue(this.#expiries.entries())
    return copy
  }

  /** Notes, by its place, that it is the field whose time of expiry was changed last. */
  #moveToEnd(field: ByteString): void {
    if (!this.#isListpack) return
    const value = this.#fields.get(field) as ByteString
    this.#fields.delete(field)
    this.#fields.set(field, value)
  }
}
