import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import { IndexedMap } from './indexed-map.js'
import type { ScoredMember } from './score-node.js'
import { ScoreTree } from './score-tree.js'
import type { Value } from './value.js'

export type { ScoredMember } from './score-node.js'

/** Up to which sizes a sorted set keeps its small encoding. */
export interface SortedSetLimits {
  /** `zset-max-listpack-entries` */
  readonly entries: number
  /** `zset-max-listpack-value` */
  readonly bytes: number
  /** Whether the small encoding has no negative zero: from 7.0 on. */
  readonly losesNegativeZero: boolean
}

/** A sorted set: members with scores, found by member, by rank and by score. */
export class SortedSetValue implements Value {
  readonly type = 'zset'
  usage = 0
  #scores = new IndexedMap<number>()
  #order = new ScoreTree()
  #isListpack = true

  get size(): number {
    return this.#scores.size
  }

  get isEmpty(): boolean {
    return this.size === 0
  }

  score(member: ByteString): number | undefined {
    return this.#scores.get(member)
  }

  /** Gives a member a score, new or other than before. */
  set(member: ByteString, score: number, limits: SortedSetLimits): void {
    const before = this.#scores.get(member)
    if (before === undefined && this.#isListpack) this.#checkSize(member, limits)
    const stored = this.#isListpack && limits.losesNegativeZero ? score + 0 : score
    if (before !== undefined) this.#order.delete(member, before)
    this.#scores.set(member, stored)
    this.#order.insert(member, stored)
  }

  /** Whether there was such a member. */
  delete(member: ByteString): boolean {
    const score = this.#scores.get(member)
    if (score === undefined) return false
    this.#scores.delete(member)
    this.#order.delete(member, score)
    return true
  }

  /** How many members stand before one, or undefined where it is none. */
  rank(member: ByteString): number | undefined {
    const score = this.#scores.get(member)
    return score === undefined ? undefined : this.#order.rankOf(member, score)
  }

  /** How many members a condition holds for, which holds for all up to some place and none behind. */
  countWhile(holds: (entry: ScoredMember) => boolean): number {
    return this.#order.countWhile(holds)
  }

  /** The members from a rank up, or down. */
  range(from: number, count: number, isReverse: boolean): ScoredMember[] {
    return [
      ...(isReverse ? this.#order.descending(from, count) : this.#order.ascending(from, count)),
    ]
  }

  /** All members in ascending order. */
  entries(): ScoredMember[] {
    return this.range(0, this.size, false)
  }

  /** The member in a slot from 0 to size - 1, in no order that means something. */
  memberAt(slot: number): ByteString {
    return this.#scores.keyAt(slot)
  }

  /** One step of ZSCAN: the small encoding gives all at once. @see IndexedMap.scan */
  scan(cursor: number, count: number): { keys: readonly ByteString[]; cursor: number } {
    if (!this.#isListpack) return this.#scores.scan(cursor, count)
    return { keys: this.entries().map(({ member }) => member), cursor: 0 }
  }

  /** Takes the large encoding, whatever the size: as SORT makes it do. */
  leaveListpack(): void {
    this.#isListpack = false
  }

  /** The name that OBJECT ENCODING answers. */
  encoding(version: RedisVersion): string {
    if (!this.#isListpack) return 'skiplist'
    return version < '7.0' ? 'ziplist' : 'listpack'
  }

  clone(): SortedSetValue {
    const copy = new SortedSetValue()
    copy.#isListpack = this.#isListpack
    copy.#scores = this.#scores.clone()
    for (const { member, score } of this.entries()) copy.#order.insert(member, score)
    return copy
  }

  #checkSize(member: ByteString, limits: SortedSetLimits): void {
    if (this.size >= limits.entries || member.length > limits.bytes) this.#isListpack = false
  }
}
