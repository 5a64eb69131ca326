import { millisecondsOf, type StreamId, sequenceOf } from './stream-id.js'

/** The bytes of a key: both parts of an ID, the most significant byte first. */
const KEY_BYTES = 16

/**
 * How many nodes Redis's radix tree has for some keys, as XINFO STREAM shows it: a node for each
 * branch, one for each run of bytes between branches, and one for each key's end.
 */
export function radixTreeNodes(ids: readonly StreamId[]): number {
  if (ids.length === 0) return 1
  return countNodes(ids.map(keyBytes), 0)
}

function keyBytes(id: StreamId): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(KEY_BYTES))
  bytes.setBigUint64(0, millisecondsOf(id))
  bytes.setBigUint64(8, sequenceOf(id))
  return new Uint8Array(bytes.buffer)
}

/** @param keys in ascending order, alike in their first `depth` bytes. */
function countNodes(keys: readonly Uint8Array[], depth: number): number {
  const last = keys[keys.length - 1]
  if (keys.length === 1) return depth < KEY_BYTES ? 2 : 1
  let branch = depth
  while (keys[0][branch] === last[branch]) branch++
  let nodes = branch > depth ? 2 : 1
  for (let from = 0; from < keys.length; ) {
    let to = from
    while (to < keys.length && keys[to][branch] === keys[from][branch]) to++
    nodes += countNodes(keys.slice(from, to), branch + 1)
    from = to
  }
  return nodes
}

const BYTE_BITS = 8n
const ROOT = -1

/**
 * How many nodes more the tree has with a key than without it. It looks at the key's way down alone:
 * where it leaves that of the others, and whether they have a branch there.
 *
 * @param others the other keys, in ascending order: how many there are, and each by its place.
 */
export function radixTreeNodesFor(
  key: StreamId,
  count: number,
  others: (place: number) => StreamId,
): number {
  if (count === 0) return 1
  const place = firstAbove(key, count, others)
  const fork = forkAt(key, place, place, count, others)
  const leaf = fork + 1 < KEY_BYTES ? 2 : 1
  // Those that go the same way down to the fork.
  const bits = BigInt(KEY_BYTES - fork) * BYTE_BITS
  const lowest = (key >> bits) << bits
  const from = firstAbove(lowest - 1n, count, others)
  const to = firstAbove(lowest + (1n << bits) - 1n, count, others)
  const next = sharedBytes(others(from), others(to - 1))
  if (next === fork) return leaf
  const above = forkAt(key, from, to, count, others) + 1
  const runs = Number(fork > above) + Number(next > fork + 1) - Number(next > above)
  return leaf + 1 + runs
}

/** The deepest branch that a key has in common with those before one place and from another on. */
function forkAt(
  key: StreamId,
  before: number,
  from: number,
  count: number,
  others: (place: number) => StreamId,
): number {
  const left = before > 0 ? sharedBytes(key, others(before - 1)) : ROOT
  return from < count ? Math.max(left, sharedBytes(key, others(from))) : left
}

/** How many bytes two keys begin with are the same. */
function sharedBytes(a: StreamId, b: StreamId): number {
  if (a === b) return KEY_BYTES
  return KEY_BYTES - Math.ceil((a ^ b).toString(16).length / 2)
}

/** The place of the first key above one. */
function firstAbove(key: StreamId, count: number, others: (place: number) => StreamId): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (others(middle) <= key) low = middle + 1
    else high = middle
  }
  return low
}
