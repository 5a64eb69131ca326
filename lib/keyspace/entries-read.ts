import type { ConsumerGroup } from './consumer-group.js'
import type { StreamId } from './stream-id.js'
import type { StreamValue } from './stream-value.js'

/**
 * How many entries were added to a stream up to an ID; undefined where deleted entries, or an ID
 * among those that are there, leave it open.
 * @see https://redis.io/docs/latest/commands/xinfo-groups/#consumer-group-lag
 */
export function entriesUpTo(stream: StreamValue, id: StreamId): bigint | undefined {
  const { entriesAdded, firstId: first, lastId, maxDeletedId } = stream
  if (entriesAdded === 0n) return 0n
  if (id === lastId || (stream.length === 0 && id < lastId)) return entriesAdded
  const isWhole = maxDeletedId === 0n || maxDeletedId < first
  if (id > lastId || id > first || !isWhole) return undefined
  const before = entriesAdded - BigInt(stream.length)
  return id < first ? before : before + 1n
}

/** How many entries a group has not read yet; undefined where that is not known. */
export function lagOf(stream: StreamValue, { entriesRead, lastId }: ConsumerGroup) {
  if (stream.entriesAdded === 0n) return 0n
  const isKnown = entriesRead !== undefined && !hasDeletedFrom(stream, lastId)
  const read = isKnown ? entriesRead : entriesUpTo(stream, lastId)
  return read === undefined ? undefined : BigInt.asIntN(64, stream.entriesAdded - read)
}

/** Notes that a group was given an entry above those that it had. */
export function advance(stream: StreamValue, group: ConsumerGroup, id: StreamId): void {
  if (group.entriesRead !== undefined && !hasDeletedFrom(stream, id)) {
    group.entriesRead = BigInt.asIntN(64, group.entriesRead + 1n)
  } else if (stream.entriesAdded !== 0n) group.entriesRead = entriesUpTo(stream, id)
  group.lastId = id
}

/** Whether an entry may have been deleted at or above an ID, between others. */
function hasDeletedFrom(stream: StreamValue, id: StreamId): boolean {
  const { maxDeletedId } = stream
  if (stream.length === 0 || maxDeletedId === 0n) return false
  return stream.firstId <= maxDeletedId && id <= maxDeletedId
}
