import type { PendingEntry } from '../../keyspace/consumer-group.js'
import type { OrderedById } from '../../keyspace/ordered-by-id.js'
import { radixTreeNodes } from '../../keyspace/radix-tree-size.js'
import type { StreamId } from '../../keyspace/stream-id.js'
import type { StreamValue } from '../../keyspace/stream-value.js'
import { type Layout, PENDING_ENTRY, RADIX_TREE_NODE, STREAM_ID } from './layout.js'

/** The bytes of a stream's groups. @param most how many pending entries of each list are looked at. */
export function groupBytes({ groups }: StreamValue, layout: Layout, most: number): number {
  let bytes = 0
  for (const { pending, consumers } of groups.all) {
    bytes += layout.group + pendingBytes(pending, most) + pending.size * PENDING_ENTRY
    for (const consumer of consumers.all) {
      bytes += layout.consumer + consumer.name.length + pendingBytes(consumer.pending, most)
    }
  }
  return bytes
}

/** The tree of a list; of a longer one by its first entries. */
function pendingBytes(pending: OrderedById<PendingEntry>, most: number): number {
  const ids: StreamId[] = []
  for (const { id } of pending.from(0n)) {
    if (ids.length === most) break
    ids.push(id)
  }
  const share = ids.length === 0 ? 1 : pending.size / ids.length
  return pending.size * STREAM_ID + Math.round(radixTreeNodes(ids) * share) * RADIX_TREE_NODE
}
