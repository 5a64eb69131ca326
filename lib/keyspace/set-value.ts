import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import { IndexedMap } from './indexed-map.js'
import { compareInt64Texts, isInt64Text } from './int64-text.js'
import type { Value } from './value.js'

export type SetEncoding = 'intset' | 'listpack' | 'hashtable'

/** Up to which sizes a set keeps a small encoding, by the parameters of these names. */
export interface SetLimits {
  /** `set-max-intset-entries` */
  readonly intsetEntries: number
  /** `set-max-listpack-entries`; 0 before 7.2, where sets have no listpack. */
  readonly listpackEntries: number
  /** `set-max-listpack-value` */
  readonly listpackBytes: number
}

/** A set. As intset its members stand in ascending order, as listpack in the order they came. */
export class SetValue implements Value {
  readonly type = 'set'
  usage = 0
  #members: IndexedMap<true>
  #encoding: SetEncoding
  /** The members of an intset in order, until one comes or goes. */
  #ascending: readonly ByteString[] | undefined

  constructor(encoding: SetEncoding, { listpackEntries }: Pick<SetLimits, 'listpackEntries'>) {
    this.#encoding = encoding
    this.#members = new IndexedMap(listpackEntries)
  }

  /** An empty set with the encoding that suits its first member and the count of those to come. */
  static for(first: ByteString, expected: number, limits: SetLimits): SetValue {
    if (isInt64Text(first) && (expected <= limits.intsetEntries || limits.listpackEntries === 0)) {
      return new SetValue('intset', limits)
    }
    const isSmall = limits.listpackEntries > 0 && expected <= limits.listpackEntries
    return new SetValue(isSmall ? 'listpack' : 'hashtable', limits)
  }

  get size(): number {
    return this.#members.size
  }

  get isEmpty(): boolean {
    return this.size === 0
  }

  has(member: ByteString): boolean {
    return this.#members.has(member)
  }

  /** Whether the member is new. */
  add(member: ByteString, limits: SetLimits): boolean {
    if (this.#members.has(member)) return false
    if (this.#encoding === 'intset') this.#leaveIntset(member, limits)
    else if (this.#encoding === 'listpack' && !fitsListpack(member, this.size, limits)) {
      this.#encoding = 'hashtable'
    }
    this.#members.set(member, true)
    this.#ascending = undefined
    return true
  }

  /** Whether there was such a member. */
  delete(member: ByteString): boolean {
    this.#ascending = undefined
    return this.#members.delete(member)
  }

  /** Becomes a hash table where the members about to come do not fit into the small encoding. */
  makeRoom(expected: number, limits: SetLimits): void {
    const isTooMany =
      (this.#encoding === 'listpack' && expected > limits.listpackEntries) ||
      (this.#encoding === 'intset' && expected > limits.intsetEntries)
    if (isTooMany) this.#encoding = 'hashtable'
  }

  /** Becomes an intset where all members are integers and few enough. */
  becomeIntset(limits: SetLimits): void {
    if (this.#encoding === 'intset' || this.size > limits.intsetEntries) return
    if (this.#members.keys().every(isInt64Text)) this.#encoding = 'intset'
  }

  /** All members: in the order of the encoding; of a hash table in any. */
  members(): readonly ByteString[] {
    if (this.#encoding !== 'intset') return this.#members.keys()
    this.#ascending ??= [...this.#members.keys()].sort(compareInt64Texts)
    return this.#ascending
  }

  /** The member in a slot from 0 to size - 1, in no order that means something. */
  memberAt(slot: number): ByteString {
    return this.#members.keyAt(slot)
  }

  /** One step of SSCAN: a small encoding gives all at once. @see IndexedMap.scan */
  scan(cursor: number, count: number): { keys: readonly ByteString[]; cursor: number } {
    if (this.#encoding !== 'hashtable') return { keys: this.members(), cursor: 0 }
    return this.#members.scan(cursor, count)
  }

  /** The name that OBJECT ENCODING answers. */
  encoding(_version?: RedisVersion): SetEncoding {
    return this.#encoding
  }

  clone(): SetValue {
    const copy = new SetValue(this.#encoding, { listpackEntries: 0 })
    copy.#members = this.#members.clone()
    return copy
  }

  #leaveIntset(member: ByteString, limits: SetLimits): void {
    if (isInt64Text(member)) {
      if (this.size >= limits.intsetEntries) this.#encoding = 'hashtable'
      return
    }
    const members = this.members()
    const longest = this.isEmpty ? 0 : Math.max(digits(members[0]), digits(members[this.size - 1]))
    const isSmall = longest <= limits.listpackBytes && fitsListpack(member, this.size, limits)
    this.#encoding = isSmall ? 'listpack' : 'hashtable'
    if (!isSmall) return
    const inOrder = new IndexedMap<true>(limits.listpackEntries)
    for (const each of members) inOrder.set(each, true)
    this.#members = inOrder
  }
}

function digits(integer: ByteString): number {
  return integer.length
}

function fitsListpack(member: ByteString, size: number, limits: SetLimits): boolean {
  return size < limits.listpackEntries && member.length <= limits.listpackBytes
}
