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
