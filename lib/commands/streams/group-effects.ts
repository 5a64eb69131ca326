import type { PendingEntry } from '../../keyspace/consumer-group.js'
import { idText } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { CommandContext } from '../context.js'
import type { GroupPlace } from './lookup-group.js'

/** Has replicas give a pending entry to its consumer, as it is. */
export function replicateClaim(
  context: CommandContext,
  { key, group }: GroupPlace,
  { id, consumer, deliveryTime, deliveryCount }: PendingEntry,
): void {
  const time = ['TIME', `${deliveryTime}`, 'RETRYCOUNT', `${deliveryCount}`]
  const rest = [...time, 'FORCE', 'JUSTID', 'LASTID', idText(group.lastId)]
  context.alsoReplicate(['XCLAIM', key, group.name, consumer.name, '0', idText(id), ...rest])
}

/** Has replicas set how far a group has read. */
export function replicateGroupId(
  context: CommandContext,
  { key, group: { name, lastId, entriesRead } }: GroupPlace,
): void {
  const read = context.version < '7.0' ? [] : ['ENTRIESREAD', `${entriesRead ?? -1n}`]
  context.alsoReplicate(['XGROUP', 'SETID', key, name, idText(lastId), ...read])
}

/** Has replicas make a consumer, where nothing that it gets tells of it. */
export function replicateConsumer(
  context: CommandContext,
  { key, group }: GroupPlace,
  consumer: ByteString,
): void {
  context.alsoReplicate(['XGROUP', 'CREATECONSUMER', key, group.name, consumer])
}
