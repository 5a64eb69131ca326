import { makeId, millisecondsOf, type StreamId, sequenceOf } from '../../../keyspace/stream-id.js'
import type { ByteReader } from '../../../rdb/byte-reader.js'
import type { ByteWriter } from '../../../rdb/byte-writer.js'
import { readUnsigned, writeLength } from '../../../rdb/rdb-string.js'
import type { ValueKind } from './value-types.js'

/** The formats that streams had one after the other: 6.2, 7.0, 7.2. */
export type StreamKind =
  | typeof ValueKind.stream
  | typeof ValueKind.streamWithCounts
  | typeof ValueKind.streamWithActiveTimes

export const ID_BYTES = 16

/** An ID as two lengths. */
export function writeId(to: ByteWriter, id: StreamId): void {
  writeLength(to, millisecondsOf(id))
  writeLength(to, sequenceOf(id))
}

export function readId(from: ByteReader): StreamId {
  const milliseconds = readUnsigned(from)
  return makeId(milliseconds, readUnsigned(from))
}

/** An ID as a key of a radix tree: its bytes, the highest first. */
export function writeRawId(to: ByteWriter, id: StreamId): void {
  to.big(id, ID_BYTES)
}

export function readRawId(from: ByteReader): StreamId {
  return idOf(from.raw(ID_BYTES))
}

export function idOf(bytes: Buffer): StreamId {
  return makeId(bytes.readBigUInt64BE(0), bytes.readBigUInt64BE(8))
}
