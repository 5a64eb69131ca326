import type { Consumer, ConsumerGroup } from '../../keyspace/consumer-group.js'
import type { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { noKeyOrGroup } from '../../reply/errors/stream-groups.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupStream } from './lookup-stream.js'

/** A consumer group, and where it is. */
export interface GroupPlace {
  readonly key: ByteString
  readonly stream: StreamValue
  readonly group: ConsumerGroup
}

/** The group of a key; WRONGTYPE, or NOGROUP where there is no such key or group. */
export function lookupGroup(
  context: CommandContext,
  key: ByteString,
  name: ByteString,
  refusal = noKeyOrGroup,
): GroupPlace | ErrorReply {
  const stream = lookupStream(context, key)
  if (stream instanceof ErrorReply) return stream
  const group = stream?.groups.get(name)
  if (stream === undefined || group === undefined) return refusal(key, name)
  return { key, stream, group }
}

/** The consumer that reads or claims: it is seen by that, and made where there is none. */
export function seenConsumer(
  context: CommandContext,
  { key, group }: GroupPlace,
  name: ByteString,
): Consumer {
  const found = group.consumers.get(name)
  if (found !== undefined) {
    found.seenTime = context.now()
    return found
  }
  const consumer = group.createConsumer(name, context.now())
  // 6.2 counts the reading or claiming alone.
  context.db.countChange(key, context.version < '7.0' ? 0 : 1)
  if (context.version >= '7.0') context.notify('t', 'xgroup-createconsumer', key)
  return consumer
}
