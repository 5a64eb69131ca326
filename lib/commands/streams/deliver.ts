import type { Consumer } from '../../keyspace/consumer-group.js'
import { advance } from '../../keyspace/entries-read.js'
import { idText, MAX_ID, type StreamId } from '../../keyspace/stream-id.js'
import { NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { replicateClaim, replicateGroupId } from './group-effects.js'
import type { GroupPlace } from './lookup-group.js'
import { entryReply } from './lookup-stream.js'
import type { ReadOrder } from './read-order.js'
import { take } from './read-range.js'

/** Whether a stream has an entry that its group was not given yet. */
export function hasNew({ stream, group }: GroupPlace): boolean {
  return stream.last !== undefined && stream.last.id > group.lastId
}

/** Gives a consumer the entries that its group was not given yet. */
export function deliverNew(
  context: CommandContext,
  place: GroupPlace,
  consumer: Consumer,
  { count, isAcknowledged }: Pick<ReadOrder, 'count' | 'isAcknowledged'>,
): Reply[] {
  const { key, stream, group } = place
  const now = context.now()
  const most = count || Number.POSITIVE_INFINITY
  const entries = take(stream.ascending(group.lastId + 1n, MAX_ID), most)
  for (const { id } of entries) {
    advance(stream, group, id)
    if (isAcknowledged) continue
    const pending = group.deliver(id, consumer, now)
    consumer.activeTime = now
    replicateClaim(context, place, pending)
  }
  const isTold = isAcknowledged || context.version >= '7.4'
  if (isTold && entries.length > 0) replicateGroupId(context, place)
  if (entries.length > 0 || context.version < '7.4') context.db.countChange(key)
  return entries.map(entryReply)
}

/** Gives a consumer again what it was given and has not acknowledged, behind an ID. */
export function deliverAgain(
  context: CommandContext,
  { key, stream }: GroupPlace,
  { pending }: Consumer,
  { after, count }: { readonly after: StreamId; readonly count: number },
): Reply[] {
  const replies: Reply[] = []
  for (const entry of pending.from(after + 1n)) {
    if (count > 0 && replies.length === count) break
    const found = stream.find(entry.id)
    if (found === undefined) replies.push([idText(entry.id), NULL_ARRAY])
    else {
      entry.deliveryTime = context.now()
      entry.deliveryCount++
      replies.push(entryReply(found))
    }
  }
  if (context.version < '7.4') context.db.countChange(key)
  return replies
}
