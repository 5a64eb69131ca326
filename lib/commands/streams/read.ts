import { type Answer, defineCommand } from '../../command/define-command.js'
import { idText, MAX_ID, type StreamId } from '../../keyspace/stream-id.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  INVALID_STREAM_ID,
  LAST_ENTRY_OF_NONE,
  NEW_ID_WITH_XREAD,
} from '../../reply/errors/streams.js'
import { ErrorReply, MapReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import { type CommandContext, WAIT_ANEW } from '../context.js'
import { parseId } from './ids.js'
import { entryReply, lookupStream } from './lookup-stream.js'
import { COUNT_OF_WAITING, parseReadOrder, type ReadOrder } from './read-order.js'
import { take } from './read-range.js'

/** A stream to read, and the ID behind which. */
interface Source {
  readonly key: ByteString
  readonly after: StreamId
}

export const xread = defineCommand<CommandContext>({
  name: 'xread',
  arity: -4,
  flags: ['readonly', 'movablekeys', { flag: 'blocking', since: '7.0' }],
  categories: ['stream', 'blocking'],
  keys: [{ access: 'RO access', keyword: 'streams', from: 1, takes: 'half' }],
  run: (context, argv) => {
    const order = parseReadOrder(context, argv, false)
    if (order instanceof ErrorReply) return order
    const sources = sourcesOf(context, order)
    return sources instanceof ErrorReply ? sources : read(context, order, sources)
  },
})

function sourcesOf(context: CommandContext, { keys, ids }: ReadOrder): Source[] | ErrorReply {
  const sources: Source[] = []
  for (const [i, key] of keys.entries()) {
    const after = parseAfter(context, key, ids[i])
    if (after instanceof ErrorReply) return after
    sources.push({ key, after })
  }
  return sources
}

function parseAfter(
  context: CommandContext,
  key: ByteString,
  text: ByteString,
): StreamId | ErrorReply {
  const stream = lookupStream(context, key)
  if (stream instanceof ErrorReply) return stream
  if (text === '$') return stream?.lastId ?? 0n
  if (text === '+' && context.version >= '7.4') {
    // The entry that was added last, where nobody has deleted it.
    return stream?.lastId === 0n ? LAST_ENTRY_OF_NONE : (stream?.lastId ?? 1n) - 1n
  }
  if (text === '>') return NEW_ID_WITH_XREAD
  return text === '' ? INVALID_STREAM_ID : parseId(text, 0n)
}

function read(context: CommandContext, order: ReadOrder, sources: readonly Source[]): Answer {
  const found = readFrom(context, sources, order.count)
  if (found !== undefined) return found
  if (order.blockMs === undefined) return NULL_ARRAY
  // What was the last ID then is not the last one later.
  const ids = order.ids.map((id, i) => (id === '$' ? idText(sources[i].after) : id))
  return context.block({
    keys: order.keys,
    timeoutMs: order.blockMs,
    onTimeout: NULL_ARRAY,
    serve: (ready) => {
      if (context.version < '7.2') return readReady(context, order, sources, ready)
      if (!(context.db.get(ready) instanceof StreamValue)) return undefined
      const again = sourcesOf(context, { ...order, ids })
      if (again instanceof ErrorReply) return again
      return readFrom(context, again, order.count) ?? WAIT_ANEW
    },
  })
}

/** Before 7.2 the key that is ready is served, from 7.2 on the whole command runs again. */
function readReady(
  context: CommandContext,
  { count }: ReadOrder,
  sources: readonly Source[],
  ready: ByteString,
): Reply | undefined {
  const stream = context.db.peek(ready)
  const after = sources.find(({ key }) => key === ready)?.after ?? 0n
  if (!(stream instanceof StreamValue) || stream.lastId <= after) return undefined
  const entries = take(stream.ascending(after + 1n, MAX_ID), count || COUNT_OF_WAITING)
  return streamsReply(context, [[ready, entries.map(entryReply)]])
}

/** The entries behind the IDs; undefined where there are none. */
function readFrom(
  context: CommandContext,
  sources: readonly Source[],
  count: number,
): Reply | undefined {
  const pairs: [Reply, Reply][] = []
  for (const { key, after } of sources) {
    const stream = context.db.get(key)
    if (!(stream instanceof StreamValue) || stream.length === 0 || after >= MAX_ID) continue
    const entries = take(stream.ascending(after + 1n, MAX_ID), count || Number.POSITIVE_INFINITY)
    if (entries.length > 0) pairs.push([key, entries.map(entryReply)])
  }
  return pairs.length === 0 ? undefined : streamsReply(context, pairs)
}

/** Streams by their keys, each with its entries. */
export function streamsReply({ resp }: CommandContext, pairs: [Reply, Reply][]): Reply {
  return resp === 3 ? new MapReply(pairs) : pairs
}
