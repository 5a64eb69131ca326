import type { ConsumerGroup } from './consumer-group.js'
import { OrderedByName } from './ordered-by-name.js'
import { radixTreeNodesFor } from './radix-tree-size.js'
import { MIN_ID, type StreamId } from './stream-id.js'
import { type StreamEntry, StreamNode, type StreamNodeLimits } from './stream-node.js'
import type { Value } from './value.js'

export type { StreamEntry, StreamNodeLimits } from './stream-node.js'

/** How a stream is to be made shorter. */
export interface Trim {
  /** The length to come down to, or the ID below which entries go. */
  readonly to: { readonly length: number } | { readonly minId: StreamId }
  /** Whether only whole nodes go. */
  readonly isApproximate: boolean
  /** The most entries to delete, 0 for any. */
  readonly limit: number
}

/** A radix tree without keys has its root. */
const TREE_NODES_OF_NONE = 1

/** A stream: entries in the order of their IDs. It stays when it is empty. */
export class StreamValue implements Value {
  readonly type = 'stream'
  usage = 0
  readonly isEmpty = false
  lastId: StreamId = MIN_ID
  maxDeletedId: StreamId = MIN_ID
  /** Entries that were ever put in, deleted ones included: 64 bits, as XSETID may set it. */
  entriesAdded = 0n
  /** What stands for the ID of the first entry where there is none; one of 6.2 gets the highest. */
  firstIdOfNone: StreamId = MIN_ID
  readonly groups = new OrderedByName<ConsumerGroup>()
  #nodes: StreamNode[] = []
  #length = 0
  #treeNodes = TREE_NODES_OF_NONE

  get length(): number {
    return this.#length
  }

  /** How many nodes the radix tree of its nodes has in Redis. */
  get treeNodes(): number {
    return this.#treeNodes
  }

  get nodes(): readonly StreamNode[] {
    return this.#nodes
  }

  /** Puts a node at the end, whose entries are above the last, for RESTORE. */
  addNode(node: StreamNode): void {
    this.#treeNodes += this.#treeNodesFor(node, 0)
    this.#nodes.push(node)
    this.#length += node.entries.length
  }

  get nodeCount(): number {
    return this.#nodes.length
  }

  /** The bytes that the entries of a node take, by its place. */
  nodeBytes(place: number): number {
    return this.#nodes[place].bytes
  }

  /** Puts an entry at the end, whose ID is above the last. */
  append(entry: StreamEntry, limits: StreamNodeLimits): void {
    let node = this.#nodes.at(-1)
    if (!node?.hasRoomFor(entry, limits)) {
      node = new StreamNode(entry)
      this.addNode(node)
    }
    node.push(entry)
    this.lastId = entry.id
    this.firstIdOfNone = MIN_ID
    this.entriesAdded++
    this.#length++
  }

  /** The entry with an ID, or undefined. */
  find(id: StreamId): StreamEntry | undefined {
    const node = this.#nodes[this.#nodeOf(id)]
    const entry = node?.entries[node.placeOf(id)]
    return entry?.id === id ? entry : undefined
  }

  /** Whether there was such an entry. */
  delete(id: StreamId): boolean {
    const place = this.#nodeOf(id)
    const node = this.#nodes[place]
    const at = node?.placeOf(id)
    if (node?.entries[at]?.id !== id) return false
    node.delete(at, 1)
    if (node.entries.length === 0) {
      this.#nodes.splice(place, 1)
      this.#treeNodes -= this.#treeNodesFor(node, 0)
    }
    this.#length--
    if (id > this.maxDeletedId) this.maxDeletedId = id
    return true
  }

  /** The entries from an ID up to another, both included, in ascending order. */
  *ascending(from: StreamId, to: StreamId): Generator<StreamEntry, void> {
    for (let place = Math.max(0, this.#nodeOf(from)); place < this.#nodes.length; place++) {
      const { entries } = this.#nodes[place]
      for (let at = this.#nodes[place].placeOf(from); at < entries.length; at++) {
        if (entries[at].id > to) return
        yield entries[at]
      }
    }
  }

  /** The entries from an ID down to another, both included, in descending order. */
  *descending(from: StreamId, to: StreamId): Generator<StreamEntry, void> {
    for (let place = this.#nodeOf(from); place >= 0; place--) {
      const { entries } = this.#nodes[place]
      for (let at = this.#nodes[place].placeOf(from + 1n) - 1; at >= 0; at--) {
        if (entries[at].id < to) return
        yield entries[at]
      }
    }
  }

  get first(): StreamEntry | undefined {
    return this.#nodes.find(({ entries }) => entries.length > 0)?.entries[0]
  }

  get firstId(): StreamId {
    return this.first?.id ?? this.firstIdOfNone
  }

  get last(): StreamEntry | undefined {
    return this.#nodes.findLast(({ entries }) => entries.length > 0)?.entries.at(-1)
  }

  /** Deletes entries from the start. @returns how many. */
  trim({ to, isApproximate, limit }: Trim): number {
    let deleted = 0
    let whole = 0
    for (const node of this.#nodes) {
      if ('length' in to && this.#length <= to.length) break
      const count = node.entries.length
      if (limit > 0 && deleted + count > limit) break
      if (this.#goesWhole(node, to)) {
        whole++
        this.#treeNodes -= this.#treeNodesFor(node, whole)
        this.#length -= count
        deleted += count
        continue
      }
      if (!isApproximate) deleted += this.#trimNode(node, to)
      break
    }
    if (whole > 0) this.#nodes.splice(0, whole)
    return deleted
  }

  encoding(): string {
    return 'stream'
  }

  clone(): StreamValue {
    const copy = new StreamValue()
    for (const node of this.#nodes) copy.#nodes.push(node.clone())
    copy.#length = this.#length
    copy.#treeNodes = this.#treeNodes
    copy.lastId = this.lastId
    copy.firstIdOfNone = this.firstIdOfNone
    copy.maxDeletedId = this.maxDeletedId
    copy.entriesAdded = this.entriesAdded
    for (const group of this.groups.all) copy.groups.add(group.clone())
    return copy
  }

  /** What a node adds to the tree of the others from a place on. */
  #treeNodesFor({ firstId }: StreamNode, from: number): number {
    const count = this.#nodes.length - from
    return radixTreeNodesFor(firstId, count, (place) => this.#nodes[from + place].firstId)
  }

  #goesWhole({ entries, lastId }: StreamNode, to: Trim['to']): boolean {
    if ('length' in to) return this.#length - entries.length >= to.length
    return lastId < to.minId
  }

  /** A node whose entries are all deleted stays where it held a later one that was deleted before. */
  #trimNode(node: StreamNode, to: Trim['to']): number {
    const count = 'length' in to ? this.#length - to.length : node.placeOf(to.minId)
    node.delete(0, count)
    this.#length -= count
    return count
  }

  /** The place of the last node that begins at or below an ID, -1 where all begin above. */
  #nodeOf(id: StreamId): number {
    let low = 0
    let high = this.#nodes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#nodes[middle].firstId <= id) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
