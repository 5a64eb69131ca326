import type { ByteString } from '../reply/byte-string.js'
import { ScoreBranch } from './score-branch.js'
import { ScoreLeaf } from './score-leaf.js'
import type { ScoredMember, ScoreNode } from './score-node.js'

/**
 * Members in the order of their scores, those of equal scores by their bytes: a B+ tree whose branches
 * know how many members are below them, so that a place is found, and a member's place told, in
 * O(log n). Neighbours lie side by side, so a search reads few places in memory.
 *
 * @see R. Bayer, E. McCreight, Organization and Maintenance of Large Ordered Indexes
 */
export class ScoreTree {
  #root: ScoreNode = new ScoreLeaf([], [])

  get size(): number {
    return this.#root.size
  }

  /** Puts a member in that is not there yet. */
  insert(member: ByteString, score: number): void {
    const split = this.#root.insert(member, score)
    if (split !== undefined) this.#root = new ScoreBranch([this.#root, split])
  }

  /** Takes a member out that is there. */
  delete(member: ByteString, score: number): void {
    this.#root.delete(member, score)
    if (this.#root instanceof ScoreBranch) this.#root = this.#root.onlyChild ?? this.#root
  }

  /** How many members stand before one, which is there. */
  rankOf(member: ByteString, score: number): number {
    return this.#root.rankOf(member, score)
  }

  /** How many members a condition holds for, which holds for all up to some place and none behind. */
  countWhile(holds: (entry: ScoredMember) => boolean): number {
    return this.#root.countWhile(holds)
  }

  /** The members from a rank on, as many as asked for, in ascending order. */
  *ascending(from: number, count: number): Generator<ScoredMember, void> {
    let { leaf, at } = this.#placeOf(from)
    for (let left = count; left > 0 && leaf !== undefined; left--) {
      yield leaf.entryAt(at)
      if (++at < leaf.size) continue
      leaf = leaf.next
      at = 0
    }
  }

  /** The members from a rank down, as many as asked for, in descending order. */
  *descending(from: number, count: number): Generator<ScoredMember, void> {
    let { leaf, at } = this.#placeOf(from)
    for (let left = count; left > 0 && leaf !== undefined; left--) {
      yield leaf.entryAt(at)
      if (--at >= 0) continue
      leaf = leaf.previous
      at = (leaf?.size ?? 0) - 1
    }
  }

  /** The leaf in which the member of a rank is, and where in it; no leaf for no such rank. */
  #placeOf(rank: number): { leaf: ScoreLeaf | undefined; at: number } {
    if (rank < 0 || rank >= this.size) return { leaf: undefined, at: 0 }
    let node = this.#root
    let at = rank
    while (node instanceof ScoreBranch) {
      const { child, before } = node.childAt(at)
      node = child
      at -= before
    }
    return { leaf: node as ScoreLeaf, at }
  }
}
