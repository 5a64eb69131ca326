import { idText } from '../../keyspace/stream-id.js'
import {
  type StreamEntry,
  type StreamNodeLimits,
  StreamValue,
} from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ErrorReply, Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookup } from '../lookup.js'

/** The stream of a key, undefined where there is none, or WRONGTYPE. */
export function lookupStream(
  context: CommandContext,
  key: ByteString,
): StreamValue | undefined | ErrorReply {
  return lookup(context, key, StreamValue)
}

/** How large a node may grow, as the server is configured. */
export function nodeLimits(context: CommandContext): StreamNodeLimits {
  return {
    entries: context.configNumber('stream-node-max-entries'),
    bytes: context.configNumber('stream-node-max-bytes'),
  }
}

/** An entry as replies show it: its ID, and its fields and values in turns. */
export function entryReply({ id, fields }: StreamEntry): Reply[] {
  return [idText(id), [...fields]]
}
