import type { ByteString } from '../reply/byte-string.js'
import {
  countBefore,
  countHolding,
  MOST_WIDTH,
  type ScoredMember,
  type ScoreNode,
} from './score-node.js'

/** Members side by side in their order, with a way to the leaves around. */
export class ScoreLeaf implements ScoreNode {
  readonly #members: ByteString[]
  readonly #scores: number[]
  next: ScoreLeaf | undefined
  previous: ScoreLeaf | undefined

  constructor(members: ByteString[], scores: number[]) {
    this.#members = members
    this.#scores = scores
  }

  get size(): number {
    return this.#scores.length
  }

  get width(): number {
    return this.#scores.length
  }

  get first(): ScoredMember {
    return this.entryAt(0)
  }

  entryAt(index: number): ScoredMember {
    return { member: this.#members[index], score: this.#scores[index] }
  }

  insert(member: ByteString, score: number): ScoreLeaf | undefined {
    const at = this.rankOf(member, score)
    this.#members.splice(at, 0, member)
    this.#scores.splice(at, 0, score)
    if (this.width <= MOST_WIDTH) return undefined
    // Members often come in order: the leaves that they fill stay full.
    const isAppended = at === MOST_WIDTH && this.next === undefined
    return this.#splitAt(isAppended ? MOST_WIDTH : MOST_WIDTH / 2)
  }

  delete(member: ByteString, score: number): boolean {
    const at = this.rankOf(member, score)
    if (this.#members[at] !== member) return false
    this.#members.splice(at, 1)
    this.#scores.splice(at, 1)
    return true
  }

  absorb(right: this): void {
    this.#members.push(...right.#members)
    this.#scores.push(...right.#scores)
    right.unlink()
  }

  unlink(): void {
    if (this.previous !== undefined) this.previous.next = this.next
    if (this.next !== undefined) this.next.previous = this.previous
  }

  rankOf(member: ByteString, score: number): number {
    return countBefore(this.#members, this.#scores, member, score)
  }

  countWhile(holds: (entry: ScoredMember) => boolean): number {
    return countHolding(this.#members, this.#scores, holds)
  }

  #splitAt(at: number): ScoreLeaf {
    const right = new ScoreLeaf(this.#members.splice(at), this.#scores.splice(at))
    right.next = this.next
    right.previous = this
    if (right.next !== undefined) right.next.previous = right
    this.next = right
    return right
  }
}
