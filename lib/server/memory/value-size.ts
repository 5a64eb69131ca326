import { HashValue } from '../../keyspace/hash-value.js'
import { ListValue } from '../../keyspace/list-value.js'
import { EMPTY_LISTPACK_BYTES, listpackEntryBytes } from '../../keyspace/listpack-size.js'
import { SetValue } from '../../keyspace/set-value.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { Value } from '../../keyspace/value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import { type Allocate, allocated } from './allocation.js'
import { groupBytes } from './group-size.js'
import {
  DICT_ENTRY,
  EXPIRING_LISTPACK,
  LAYOUTS,
  type Layout,
  OBJECT,
  QUICKLIST,
  RADIX_TREE_NODE,
  SKIP_LIST,
  SKIP_LIST_LEVEL,
  SKIP_LIST_MOST_LEVELS,
  SKIP_LIST_NODE,
  SORTED_SET,
  STREAM_ID,
} from './layout.js'
import { slotBytes } from './table-size.js'
import { fixedTextBytes, headBytes, textBytes } from './text-size.js'

/** How many elements of a value are looked at where a caller does not say, as in Redis. */
export const DEFAULT_SAMPLES = 5

/** How a value is to be measured. */
export interface SizeOptions {
  readonly version: RedisVersion
  /** How many elements to look at; 0 for all. */
  readonly samples: number
  readonly allocate?: Allocate
}

/** The bytes that a key and its value would take in Redis, about. */
export function sizeOfKey(key: ByteString, value: Value, options: SizeOptions): number {
  const allocate = options.allocate ?? allocated
  return fixedTextBytes(key.length, allocate) + DICT_ENTRY + sizeOfValue(value, options)
}

function sizeOfValue(value: Value, options: SizeOptions): number {
  const sizer = new Sizer(options)
  if (value instanceof StringValue) return OBJECT + sizer.string(value)
  if (value instanceof ListValue) return OBJECT + sizer.list(value)
  if (value instanceof SetValue) return OBJECT + sizer.set(value)
  if (value instanceof SortedSetValue) return OBJECT + sizer.sortedSet(value)
  if (value instanceof HashValue) return OBJECT + sizer.hash(value)
  if (value instanceof StreamValue) return OBJECT + sizer.stream(value)
  return OBJECT
}

/** Small encodings of up to so many elements are looked at in whole, as they are cheap. */
const SMALL = 512
const QUICKLIST_NODE_BYTES = 8192
const STREAM_NODE_BYTES = 4096
/** How many pending entries of a list of a consumer group are looked at. */
const PENDING_SAMPLES = 32
const ZIPLIST_EXTRA_BYTES = 4
const INTSET_HEAD = 8
/** Each level of a skip list has a fourth of the members of the one below. */
const SHARES_OF_LEVELS = [3 / 4, 3 / 16, 1 / 16]

class Sizer {
  readonly #version: RedisVersion
  readonly #layout: Layout
  readonly #samples: number
  readonly #allocate: Allocate

  constructor({ version, samples, allocate }: SizeOptions) {
    this.#version = version
    this.#layout = LAYOUTS[version]
    this.#samples = samples
    this.#allocate = allocate ?? allocated
  }

  string(value: StringValue): number {
    const encoding = value.encoding()
    if (encoding === 'int') return 0
    if (encoding === 'raw') return textBytes(value.length, this.#allocate)
    // The text stands in one piece with the object.
    if (this.#layout.countsContents) return value.length + 2
    return this.#allocate(OBJECT + headBytes(value.length) + value.length + 1) - OBJECT
  }

  list(value: ListValue): number {
    const bytes = value.listpackBytes + this.#extraBytes
    if (value.encoding(this.#version) === 'listpack') return this.#blob(bytes)
    const nodes = Math.max(1, Math.ceil(bytes / QUICKLIST_NODE_BYTES))
    return QUICKLIST + nodes * (this.#layout.listNode + this.#blob(Math.ceil(bytes / nodes)))
  }

  set(value: SetValue): number {
    const encoding = value.encoding()
    const member = (slot: number) => value.memberAt(slot)
    if (encoding === 'intset') return this.#blob(INTSET_HEAD + value.size * this.#widthOf(value))
    if (encoding === 'listpack') return this.#listpack(value.size, (slot) => [member(slot)])
    const each = this.#average(value.size, (slot) => this.#text(member(slot)) + DICT_ENTRY)
    return this.#dict(value.size) + each
  }

  sortedSet(value: SortedSetValue): number {
    const { size } = value
    if (value.encoding(this.#version) !== 'skiplist') {
      return this.#listpack(size, (slot) => {
        const member = value.memberAt(slot)
        return [member, String(value.score(member))]
      })
    }
    const nodeOf = (levels: number) => this.#allocate(SKIP_LIST_NODE + SKIP_LIST_LEVEL * levels)
    const node = SHARES_OF_LEVELS.reduce((sum, share, i) => sum + share * nodeOf(i + 1), 0)
    const head = nodeOf(SKIP_LIST_MOST_LEVELS)
    const each = this.#average(size, (slot) => this.#text(value.memberAt(slot)))
    return (
      SORTED_SET +
      SKIP_LIST +
      head +
      this.#dict(size) +
      each +
      Math.round(size * (DICT_ENTRY + node))
    )
  }

  hash(value: HashValue): number {
    const { size } = value
    const pair = (slot: number) => {
      const field = value.fieldAt(slot)
      return [field, value.get(field) as ByteString]
    }
    if (value.isListpack) {
      if (value.encoding(this.#version) !== 'listpackex') return this.#listpack(size, pair)
      const triple = (slot: number) => [
        ...pair(slot),
        String(value.expiryOf(value.fieldAt(slot)) ?? 0),
      ]
      return this.#allocate(EXPIRING_LISTPACK) + this.#listpack(size, triple)
    }
    const each = this.#average(size, (slot) => {
      const [field, text] = pair(slot)
      return this.#text(field) + this.#text(text) + DICT_ENTRY
    })
    return this.#dict(size) + each
  }

  /** The last node has all the room that it may need; the others are cut to their size. */
  stream(value: StreamValue): number {
    const { nodeCount } = value
    const tree = nodeCount * STREAM_ID + value.treeNodes * RADIX_TREE_NODE
    const last = nodeCount === 0 ? 0 : this.#allocate(STREAM_NODE_BYTES)
    const full = this.#average(Math.max(0, nodeCount - 1), (place) =>
      this.#allocate(value.nodeBytes(place)),
    )
    const most = this.#samples === 0 ? Number.POSITIVE_INFINITY : PENDING_SAMPLES
    return this.#layout.stream + tree + full + last + groupBytes(value, this.#layout, most)
  }

  #text({ length }: ByteString): number {
    return fixedTextBytes(length, this.#allocate)
  }

  #dict(size: number): number {
    return this.#layout.dict + slotBytes(size)
  }

  #listpack(size: number, textsAt: (slot: number) => ByteString[]): number {
    const isWhole = size <= SMALL || this.#samples === 0
    const entries = this.#sum(size, isWhole ? size : DEFAULT_SAMPLES, (slot) =>
      textsAt(slot).reduce((sum, text) => sum + listpackEntryBytes(text), 0),
    )
    return this.#blob(EMPTY_LISTPACK_BYTES + this.#extraBytes + entries)
  }

  /** The head of a ziplist is longer. */
  get #extraBytes(): number {
    return this.#layout.hasZiplists ? ZIPLIST_EXTRA_BYTES : 0
  }

  /** The bytes of a structure in one piece. */
  #blob(bytes: number): number {
    return this.#layout.countsContents ? bytes : this.#allocate(bytes)
  }

  #widthOf(value: SetValue): number {
    let most = 0
    const count = Math.min(value.size, SMALL)
    for (let slot = 0; slot < count; slot++) {
      most = Math.max(most, Math.abs(Number(value.memberAt(slot))))
    }
    if (most < 2 ** 15) return 2
    return most < 2 ** 31 ? 4 : 8
  }

  /** What all elements take, by those that are looked at. */
  #average(size: number, bytesAt: (slot: number) => number): number {
    return this.#sum(size, this.#samples === 0 ? size : this.#samples, bytesAt)
  }

  #sum(size: number, samples: number, bytesAt: (slot: number) => number): number {
    const count = Math.min(size, samples)
    let bytes = 0
    for (let slot = 0; slot < count; slot++) bytes += bytesAt(slot)
    return count === 0 ? 0 : Math.round((bytes / count) * size)
  }
}
