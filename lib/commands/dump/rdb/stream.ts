import { MAX_ID, type StreamId } from '../../../keyspace/stream-id.js'
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
import { readGroups, writeGroups } from './stream-groups.js'
import { ID_BYTES, idOf, readId, type StreamKind, writeId } from './stream-id.js'
import { readStreamNode, writeStreamNode } from './stream-listpack.js'
import { ValueKind } from './value-types.js'

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
    writeId(to, stream.firstId)
    writeId(to, stream.maxDeletedId)
    writeLength(to, stream.entriesAdded)
  }
  writeGroups(to, stream, { kind, isCompressed })
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
  stream.entriesAdded = BigInt(stream.length)
  let firstId = MAX_ID
  if (kind !== ValueKind.stream) {
    firstId = readId(from)
    stream.maxDeletedId = readId(from)
    stream.entriesAdded = readUnsigned(from)
  }
  if (stream.length === 0) stream.firstIdOfNone = firstId
  readGroups(from, stream, kind)
  return stream
}

function idBytes(id: StreamId): string {
  return new ByteWriter().big(id, ID_BYTES).bytes.toString('latin1')
}
