import { makeId, millisecondsOf, type StreamId, sequenceOf } from '../../../keyspace/stream-id.js'
import { StreamValue } from '../../../keyspace/stream-value.js'
import type { ByteReader } from '../../../rdb/byte-reader.js'
import { ByteWriter } from '../../../rdb/byte-writer.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import {
  readBlob,
  readLength,
  readUnsigned,
  writeLength,
  writeString,
} from '../../../rdb/rdb-string.js'
import { readStreamNode, writeStreamNode } from './stream-listpack.js'
import { ValueKind } from './value-types.js'

const ID_BYTES = 16

/** The formats that streams had one after the other: 6.2, 7.0, 7.2. */
export type StreamKind =
  | typeof ValueKind.stream
  | typeof ValueKind.streamWithCounts
  | typeof ValueKind.streamWithActiveTimes

/** A stream as Redis saves it, behind its kind. */
export function writeStream(
  to: ByteWriter,
  stream: StreamValue,
  kind: StreamKind,
  isCompressed: boolean,
): void {
  writeLength(to, stream.nodes.length)
  for (const node of stream.nodes) {
    writeString(to, idBytes(node.firstId), isCompressed)
    writeString(to, writeStreamNode(node).toString('latin1'), isCompressed)
  }
  writeLength(to, stream.length)
  writeId(to, stream.lastId)
  if (kind !== ValueKind.stream) {
    writeId(to, stream.first?.id ?? 0n)
    writeId(to, stream.maxDeletedId)
    writeLength(to, stream.entriesAdded)
  }
  writeLength(to, 0)
}

export function readStream(from: ByteReader, kind: StreamKind): StreamValue {
  const stream = new StreamValue()
  const nodes = readLength(from)
  for (let i = 0; i < nodes; i++) {
    const key = readBlob(from)
    if (key.length !== ID_BYTES) throw new CorruptPayload('ID of a node')
    stream.addNode(readStreamNode(idOf(key), readBlob(from)))
  }
  if (readLength(from) !== stream.length) throw new CorruptPayload('length of a stream')
  stream.lastId = readId(from)
  stream.entriesAdded = stream.length
  if (kind !== ValueKind.stream) {
    readId(from)
    stream.maxDeletedId = readId(from)
    stream.entriesAdded = readLength(from)
  }
  if (readLength(from) > 0) throw new CorruptPayload('groups of a stream')
  return stream
}

function writeId(to: ByteWriter, id: StreamId): void {
  writeLength(to, millisecondsOf(id))
  writeLength(to, sequenceOf(id))
}

function readId(from: ByteReader): StreamId {
  const milliseconds = readUnsigned(from)
  return makeId(milliseconds, readUnsigned(from))
}

function idBytes(id: StreamId): string {
  return new ByteWriter().big(id, ID_BYTES).bytes.toString('latin1')
}

function idOf(bytes: Buffer): StreamId {
  return makeId(bytes.readBigUInt64BE(0), bytes.readBigUInt64BE(8))
}
