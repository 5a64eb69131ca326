import { type Consumer, ConsumerGroup } from '../../../keyspace/consumer-group.js'
import { entriesUpTo } from '../../../keyspace/entries-read.js'
import type { StreamId } from '../../../keyspace/stream-id.js'
import type { StreamValue } from '../../../keyspace/stream-value.js'
import type { ByteReader } from '../../../rdb/byte-reader.js'
import type { ByteWriter } from '../../../rdb/byte-writer.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import {
  readLength,
  readString,
  readUnsigned,
  writeLength,
  writeString,
} from '../../../rdb/rdb-string.js'
import { readId, readRawId, type StreamKind, writeId, writeRawId } from './stream-id.js'
import { ValueKind } from './value-types.js'

const TIME_BYTES = 8
/** Stands for a count of entries that is not known. */
const UNKNOWN = -1n

/** How streams of a kind are written. */
interface Format {
  readonly kind: StreamKind
  readonly isCompressed: boolean
}

/** The consumer groups of a stream, behind their count. */
export function writeGroups(to: ByteWriter, { groups }: StreamValue, format: Format): void {
  writeLength(to, groups.size)
  for (const group of groups.all) {
    writeString(to, group.name, format.isCompressed)
    writeId(to, group.lastId)
    if (format.kind !== ValueKind.stream) {
      writeLength(to, BigInt.asUintN(64, group.entriesRead ?? UNKNOWN))
    }
    writeLength(to, group.pending.size)
    for (const { id, deliveryTime, deliveryCount } of group.pending.from(0n)) {
      writeRawId(to, id)
      to.little(deliveryTime, TIME_BYTES)
      writeLength(to, deliveryCount)
    }
    writeLength(to, group.consumers.size)
    for (const consumer of group.consumers.all) writeConsumer(to, consumer, format)
  }
}

/** Its pending entries are those of the group: only their IDs are written. */
function writeConsumer(to: ByteWriter, consumer: Consumer, format: Format): void {
  writeString(to, consumer.name, format.isCompressed)
  to.little(consumer.seenTime, TIME_BYTES)
  if (format.kind === ValueKind.streamWithActiveTimes) to.little(consumer.activeTime, TIME_BYTES)
  writeLength(to, consumer.pending.size)
  for (const { id } of consumer.pending.from(0n)) writeRawId(to, id)
}

/** Reads the consumer groups of a stream whose entries are read. */
export function readGroups(from: ByteReader, stream: StreamValue, kind: StreamKind): void {
  const count = readLength(from)
  for (let i = 0; i < count; i++) {
    const group = readGroup(from, stream, kind)
    if (stream.groups.get(group.name) !== undefined) throw new CorruptPayload('name of a group')
    stream.groups.add(group)
  }
}

/** What is known of a pending entry before its consumer is read. */
interface Delivery {
  readonly id: StreamId
  readonly deliveryTime: number
  readonly deliveryCount: bigint
}

function readGroup(from: ByteReader, stream: StreamValue, kind: StreamKind): ConsumerGroup {
  const name = readString(from)
  const lastId = readId(from)
  const group = new ConsumerGroup(name, lastId, readEntriesRead(from, stream, lastId, kind))
  const deliveries = new Map<StreamId, Delivery>()
  const pending = readLength(from)
  for (let i = 0; i < pending; i++) {
    const id = readRawId(from)
    const deliveryTime = readTime(from)
    deliveries.set(id, { id, deliveryTime, deliveryCount: readUnsigned(from) })
  }
  if (deliveries.size !== pending) throw new CorruptPayload('pending entries of a group')
  const consumers = readLength(from)
  for (let i = 0; i < consumers; i++) readConsumer(from, group, deliveries, kind)
  if (group.pending.size !== pending) throw new CorruptPayload('pending entry without a consumer')
  return group
}

function readEntriesRead(
  from: ByteReader,
  stream: StreamValue,
  lastId: StreamId,
  kind: StreamKind,
): bigint | undefined {
  if (kind === ValueKind.stream) return entriesUpTo(stream, lastId)
  const count = BigInt.asIntN(64, readUnsigned(from))
  return count === UNKNOWN ? undefined : count
}

function readConsumer(
  from: ByteReader,
  group: ConsumerGroup,
  deliveries: ReadonlyMap<StreamId, Delivery>,
  kind: StreamKind,
): void {
  const name = readString(from)
  if (group.consumers.get(name) !== undefined) throw new CorruptPayload('name of a consumer')
  const consumer = group.createConsumer(name, readTime(from))
  const { seenTime } = consumer
  consumer.activeTime = kind === ValueKind.streamWithActiveTimes ? readTime(from) : seenTime
  const count = readLength(from)
  for (let i = 0; i < count; i++) {
    const delivery = deliveries.get(readRawId(from))
    if (delivery === undefined || group.pending.get(delivery.id) !== undefined) {
      throw new CorruptPayload('pending entries of a consumer')
    }
    group.addPending({ ...delivery, consumer })
  }
}

function readTime(from: ByteReader): number {
  return Number(from.signed(TIME_BYTES))
}
