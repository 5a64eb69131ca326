import type { ByteString } from '../reply/byte-string.js'

/** A member of a sorted set with its score. */
export interface ScoredMember {
  readonly member: ByteString
  readonly score: number
}

interface Link {
  node: Node | undefined
  /** How many nodes the link skips, its end included. */
  span: number
}

class Node implements ScoredMember {
  readonly member: ByteString
  readonly score: number
  readonly links: Link[]
  previous: Node | undefined

  constructor(member: ByteString, score: number, height: number) {
    this.member = member
    this.score = score
    this.links = Array.from({ length: height }, () => ({ node: undefined, span: 0 }))
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
  readonly #head = new Node('', 0, MOST_LEVELS)
  #tail: Node | undefined
  #levels = 1
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Puts a member in that is not there yet. */
  insert(member: ByteString, score: number): void {
    const { path, ranks } = this.#pathTo(member, score)
    const height = randomHeight()
    while (this.#levels < height) {
      path[this.#levels] = this.#head
      ranks[this.#levels] = 0
      this.#head.links[this.#levels].span = this.#size
      this.#levels++
    }
    const node = new Node(member, score, height)
    for (let level = 0; level < this.#levels; level++) {
      const before = path[level].links[level]
      if (level >= height) {
        before.span++
        continue
      }
      const skipped = ranks[0] - ranks[level]
      node.links[level] = { node: before.node, span: before.span - skipped }
      path[level].links[level] = { node, span: skipped + 1 }
    }
    node.previous = path[0] === this.#head ? undefined : path[0]
    const next = node.links[0].node
    if (next === undefined) this.#tail = node
    else next.previous = node
    this.#size++
  }

  /** Takes a member out that is there. */
  delete(member: ByteString, score: number): void {
    const { path } = this.#pathTo(member, score)
    const node = path[0].links[0].node
    if (node?.member !== member) return
    for (let level = 0; level < this.#levels; level++) {
      const before = path[level].links[level]
      if (before.node === node) {
        before.span += node.links[level].span - 1
        before.node = node.links[level].node
      } else before.span--
    }
    const next = node.links[0].node
    if (next === undefined) this.#tail = node.previous
    else next.previous = node.previous
    while (this.#levels > 1 && this.#head.links[this.#levels - 1].node === undefined) this.#levels--
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
      for (let link = node.links[level]; link.node !== undefined && holds(link.node); ) {
        rank += link.span
        node = link.node
        link = node.links[level]
      }
    }
    return rank
  }

  /** The members from a rank on, as many as asked for, in ascending order. */
  *ascending(from: number, count: number): Generator<ScoredMember, void> {
    let node = this.#at(from)
    for (let left = count; left > 0 && node !== undefined; left--) {
      yield node
      node = node.links[0].node
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
      for (let link = node.links[level]; link.node !== undefined; link = node.links[level]) {
        if (reached + link.span > rank + 1) break
        reached += link.span
        node = link.node
      }
    }
    return node
  }

  /** On each level the last node before a member, and how many members stand up to that node. */
  #pathTo(member: ByteString, score: number): { path: Node[]; ranks: number[] } {
    const path: Node[] = []
    const ranks: number[] = []
    let node = this.#head
    let rank = 0
    for (let level = this.#levels - 1; level >= 0; level--) {
      for (let link = node.links[level]; link.node !== undefined; link = node.links[level]) {
        const { node: next } = link
        if (next.score > score || (next.score === score && next.member >= member)) break
        rank += link.span
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
