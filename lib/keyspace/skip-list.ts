import type { ByteString } from '../reply/byte-string.js'

/** A member of a sorted set with its score. */
export interface ScoredMember {
  readonly member: ByteString
  readonly score: number
}

class Node implements ScoredMember {
  readonly member: ByteString
  readonly score: number
  /** On each level that the node reaches the one behind it. */
  readonly next: (Node | undefined)[] = []
  /** On each level how many nodes it is to that one, that one included. */
  readonly spans: number[] = []
  previous: Node | undefined

  constructor(member: ByteString, score: number) {
    this.member = member
    this.score = score
  }

  /** Whether the node stands before a member of a score. */
  isBefore(member: ByteString, score: number): boolean {
    return this.score < score || (this.score === score && this.member < member)
  }
}

const MOST_LEVELS = 32
/** One node in four reaches the next level. */
const NEXT_LEVEL = 0.25

/**
 * Members in the order of their scores, those of equal scores by their bytes. Each link knows how
 * far it reaches, so that a place is found, and a member's place told, in O(log n).
 *
 * @see W. Pugh, Skip Lists: A Probabilistic Alternative to Balanced Trees, section 3.4
 */
export class SkipList {
  readonly #head = new Node('', 0)
  #tail: Node | undefined
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Puts a member in that is not there yet. */
  insert(member: ByteString, score: number): void {
    const { path, ranks } = this.#pathTo(member, score)
    const height = randomHeight()
    while (this.#levels < height) {
      this.#head.next.push(undefined)
      this.#head.spans.push(this.#size)
      path.push(this.#head)
      ranks.push(0)
    }
    const node = new Node(member, score)
    for (let level = 0; level < this.#levels; level++) {
      const before = path[level]
      if (level >= height) {
        before.spans[level]++
        continue
      }
      const skipped = ranks[0] - ranks[level]
      node.next.push(before.next[level])
      node.spans.push(before.spans[level] - skipped)
      before.next[level] = node
      before.spans[level] = skipped + 1
    }
    node.previous = path[0] === this.#head ? undefined : path[0]
    const next = node.next[0]
    if (next === undefined) this.#tail = node
    else next.previous = node
    this.#size++
  }

  /** Takes a member out that is there. */
  delete(member: ByteString, score: number): void {
    const { path } = this.#pathTo(member, score)
    const node = path[0]?.next[0]
    if (node?.member !== member) return
    for (let level = 0; level < this.#levels; level++) {
      const before = path[level]
      if (before.next[level] === node) {
        before.spans[level] += node.spans[level] - 1
        before.next[level] = node.next[level]
      } else before.spans[level]--
    }
    const next = node.next[0]
    if (next === undefined) this.#tail = node.previous
    else next.previous = node.previous
    while (this.#levels > 0 && this.#head.next[this.#levels - 1] === undefined) {
      this.#head.next.pop()
      this.#head.spans.pop()
    }
    this.#size--
  }

  /** How many members stand before one, which is there. */
  rankOf(member: ByteString, score: number): number {
    return this.#pathTo(member, score).ranks[0]
  }

  /** How many members a condition holds for, which holds for all up to some place and none behind. */
  countWhile(holds: (entry: ScoredMember) => boolean): number {
    let node = this.#head
    let rank = 0
    for (let level = this.#levels - 1; level >= 0; level--) {
      for (let next = node.next[level]; next !== undefined && holds(next); ) {
        rank += node.spans[level]
        node = next
        next = node.next[level]
      }
    }
    return rank
  }

  /** The members from a rank on, as many as asked for, in ascending order. */
  *ascending(from: number, count: number): Generator<ScoredMember, void> {
    let node = this.#at(from)
    for (let left = count; left > 0 && node !== undefined; left--) {
      yield node
      node = node.next[0]
    }
  }

  /** The members from a rank down, as many as asked for, in descending order. */
  *descending(from: number, count: number): Generator<ScoredMember, void> {
    let node = from === this.#size - 1 ? this.#tail : this.#at(from)
    for (let left = count; left > 0 && node !== undefined; left--) {
      yield node
      node = node.previous
    }
  }

  #at(rank: number): Node | undefined {
    if (rank < 0 || rank >= this.#size) return undefined
    let node = this.#head
    let reached = 0
    for (let level = this.#levels - 1; level >= 0; level--) {
      for (let next = node.next[level]; next !== undefined; next = node.next[level]) {
        if (reached + node.spans[level] > rank + 1) break
        reached += node.spans[level]
        node = next
      }
    }
    return node
  }

  get #levels(): number {
    return this.#head.next.length
  }

  /** On each level the last node before a member, and how many members stand up to that node. */
  #pathTo(member: ByteString, score: number): { path: Node[]; ranks: number[] } {
    const path = new Array<Node>(this.#levels)
    const ranks = new Array<number>(this.#levels)
    let node = this.#head
    let rank = 0
    for (let level = this.#levels - 1; level >= 0; level--) {
      for (let next = node.next[level]; next?.isBefore(member, score); next = node.next[level]) {
        rank += node.spans[level]
        node = next
      }
      path[level] = node
      ranks[level] = rank
    }
    return { path, ranks }
  }
}

function randomHeight(): number {
  let height = 1
  while (height < MOST_LEVELS && Math.random() < NEXT_LEVEL) height++
  return height
}
