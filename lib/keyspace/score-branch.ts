import type { ByteString } from '../reply/byte-string.js'
import {
  countBefore,
  countHolding,
  MOST_WIDTH,
  type ScoredMember,
  type ScoreNode,
} from './score-node.js'

/** Below this, two neighbours become one. */
const FEW = MOST_WIDTH / 2

/** Parts of a tree side by side, with what is needed to find the way and to count. */
export class ScoreBranch implements ScoreNode {
  readonly #children: ScoreNode[] = []
  /** How many members each child has. */
  readonly #sizes: number[] = []
  /** Where each child begins, or began: it may lose its first members, and then nothing comes in before. */
  readonly #firstMembers: ByteString[] = []
  readonly #firstScores: number[] = []
  #size = 0

  constructor(children: readonly ScoreNode[]) {
    for (const child of children) this.#addChild(this.width, child, child.first)
  }

  get size(): number {
    return this.#size
  }

  get width(): number {
    return this.#children.length
  }

  get first(): ScoredMember {
    return { member: this.#firstMembers[0], score: this.#firstScores[0] }
  }

  /** The only child that is left, if there is but one. */
  get onlyChild(): ScoreNode | undefined {
    return this.width === 1 ? this.#children[0] : undefined
  }

  /** The child that has the member of a rank, and how many members stand before that child. */
  childAt(rank: number): { readonly child: ScoreNode; readonly before: number } {
    let at = 0
    let before = 0
    while (before + this.#sizes[at] <= rank) before += this.#sizes[at++]
    return { child: this.#children[at], before }
  }

  insert(member: ByteString, score: number): ScoreBranch | undefined {
    const at = this.#indexFor(member, score)
    const split = this.#children[at].insert(member, score)
    this.#sizes[at]++
    this.#size++
    // Only the first child takes what stands before it.
    if (at === 0) this.#beginAt(this.#children[0].first)
    if (split === undefined) return undefined
    this.#sizes[at] -= split.size
    this.#size -= split.size
    this.#addChild(at + 1, split, split.first)
    if (this.width <= MOST_WIDTH) return undefined
    // One member or child alone was split off at the end of the whole tree.
    return this.#splitAt(split.width === 1 ? MOST_WIDTH : MOST_WIDTH / 2)
  }

  delete(member: ByteString, score: number): boolean {
    const at = this.#indexFor(member, score)
    if (!this.#children[at].delete(member, score)) return false
    this.#sizes[at]--
    this.#size--
    if (this.#sizes[at] === 0 && this.width > 1) {
      this.#children[at].unlink()
      this.#removeChild(at)
      return true
    }
    if (at > 0) this.#joinIfFew(at - 1)
    if (at + 1 < this.width) this.#joinIfFew(at)
    return true
  }

  unlink(): void {
    for (const child of this.#children) child.unlink()
  }

  absorb(right: this): void {
    for (const [at, child] of right.#children.entries()) {
      const first = { member: right.#firstMembers[at], score: right.#firstScores[at] }
      this.#addChild(this.width, child, first)
    }
  }

  rankOf(member: ByteString, score: number): number {
    const at = this.#indexFor(member, score)
    return this.#sizeBefore(at) + this.#children[at].rankOf(member, score)
  }

  countWhile(holds: (entry: ScoredMember) => boolean): number {
    const begun = countHolding(this.#firstMembers, this.#firstScores, holds)
    const at = Math.max(0, begun - 1)
    return this.#sizeBefore(at) + this.#children[at].countWhile(holds)
  }

  /** The child in which a member is or would be: the last that begins at it or before. */
  #indexFor(member: ByteString, score: number): number {
    const at = countBefore(this.#firstMembers, this.#firstScores, member, score)
    return this.#firstMembers[at] === member && this.#firstScores[at] === score
      ? at
      : Math.max(0, at - 1)
  }

  #beginAt({ member, score }: ScoredMember): void {
    this.#firstMembers[0] = member
    this.#firstScores[0] = score
  }

  #sizeBefore(at: number): number {
    let size = 0
    for (let i = 0; i < at; i++) size += this.#sizes[i]
    return size
  }

  #addChild(at: number, child: ScoreNode, first: ScoredMember): void {
    this.#children.splice(at, 0, child)
    this.#sizes.splice(at, 0, child.size)
    this.#firstMembers.splice(at, 0, first.member)
    this.#firstScores.splice(at, 0, first.score)
    this.#size += child.size
  }

  #joinIfFew(at: number): void {
    const [left, right] = [this.#children[at], this.#children[at + 1]]
    if (left.width + right.width > FEW) return
    left.absorb(right)
    this.#sizes[at] += right.size
    this.#removeChild(at + 1)
  }

  #removeChild(at: number): void {
    for (const list of this.#lists) list.splice(at, 1)
  }

  #splitAt(at: number): ScoreBranch {
    const right = new ScoreBranch([])
    const size = this.#sizeBefore(at)
    right.#size = this.#size - size
    this.#size = size
    const others = right.#lists
    for (const [i, list] of this.#lists.entries()) others[i].push(...list.splice(at))
    return right
  }

  get #lists(): unknown[][] {
    return [this.#children, this.#sizes, this.#firstMembers, this.#firstScores]
  }
}
