import { EMPTY_LISTPACK_BYTES, listpackEntryBytes } from '../../../keyspace/listpack-size.js'
import type { ByteString } from '../../../reply/byte-string.js'
import type { RedisVersion } from '../../../reply/version.js'
import { EMPTY_ZIPLIST_BYTES, ziplistEntryBytes, ziplistHeadBytes } from './ziplist.js'

/** A node of a list: some elements in one piece, or one too large for that. */
export interface ListNode {
  readonly elements: ByteString[]
  readonly isPlain: boolean
}

/** Most bytes of a node by `list-max-listpack-size` -1 to -5. */
const BYTES_BY_FILL = [4096, 8192, 16384, 32768, 65536]
/** Most bytes of a node where the parameter counts elements. */
const SAFE_BYTES = 8192
/** What Redis takes an element's head to need at most, from 7.0 on. */
const HEAD_BYTES = 8

/** How many bytes a node takes. */
interface NodeSizes {
  readonly empty: number
  /** What Redis takes an element to need before it puts it in. */
  readonly atMost: (element: ByteString) => number
  /** What an element needs behind one that needs `before` bytes. */
  readonly of: (element: ByteString, before: number) => number
}

const LISTPACK_SIZES: NodeSizes = {
  empty: EMPTY_LISTPACK_BYTES,
  atMost: ({ length }) => length + HEAD_BYTES,
  of: listpackEntryBytes,
}

const ZIPLIST_SIZES: NodeSizes = {
  empty: EMPTY_ZIPLIST_BYTES,
  atMost: ({ length }) => length + ziplistHeadBytes(length, length),
  of: ziplistEntryBytes,
}

/** The nodes that elements make which are pushed at the end, one after the other. */
export function listNodes(
  elements: readonly ByteString[],
  version: RedisVersion,
  fill: number,
): ListNode[] {
  const mostBytes = fill < 0 ? BYTES_BY_FILL[Math.min(-fill, BYTES_BY_FILL.length) - 1] : SAFE_BYTES
  const mostElements = fill < 0 ? Number.POSITIVE_INFINITY : Math.max(fill, 1)
  const sizes = version < '7.0' ? ZIPLIST_SIZES : LISTPACK_SIZES
  const nodes: ListNode[] = []
  let bytes = 0
  let before = 0
  for (const element of elements) {
    const isPlain = version >= '7.4' && element.length > mostBytes
    const last = nodes.at(-1)
    const hasRoom =
      last !== undefined &&
      !last.isPlain &&
      last.elements.length < mostElements &&
      bytes + sizes.atMost(element) <= mostBytes
    if (hasRoom && !isPlain) last.elements.push(element)
    else {
      nodes.push({ elements: [element], isPlain })
      bytes = sizes.empty
      before = 0
    }
    before = sizes.of(element, before)
    bytes += before
  }
  return nodes
}
