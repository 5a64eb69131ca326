import { type Answer, defineCommand } from '../../command/define-command.js'
import type { Consumer } from '../../keyspace/consumer-group.js'
import { MAX_ID, type StreamId } from '../../keyspace/stream-id.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  LAST_ENTRY_WITH_XREADGROUP,
  LAST_ID_WITH_XREADGROUP,
  noGroupToRead,
  WAITED_FOR_GROUP,
  WAITED_FOR_KEY,
} from '../../reply/errors/stream-groups.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import { type CommandContext, WAIT_ANEW } from '../context.js'
import { deliverAgain, deliverNew, hasNew } from './deliver.js'
import { replicateConsumer } from './group-effects.js'
import { parseId } from './ids.js'
import { type GroupPlace, lookupGroup, seenConsumer } from './lookup-group.js'
import { streamsReply } from './read.js'
import { COUNT_OF_WAITING, parseReadOrder, type ReadOrder } from './read-order.js'

/** A group to read for, and the ID behind which; the highest of all stands for `>`. */
interface Source {
  readonly place: GroupPlace
  readonly after: StreamId
}

export const xreadgroup = defineCommand<CommandContext>({
  name: 'xreadgroup',
  arity: -7,
  flags: ['write', 'movablekeys', { flag: 'blocking', since: '7.0' }],
  categories: ['stream', 'blocking'],
  keys: [{ access: 'RO access', keyword: 'streams', from: 4, takes: 'half' }],
  run: (context, argv) => {
    const order = parseReadOrder(context, argv, true)
    return order instanceof ErrorReply ? order : (read(context, order) ?? wait(context, order))
  },
  // What it does goes to replicas entry by entry.
  replicatedAs: () => undefined,
})

/** What there is to read, or what refuses it; undefined where there is nothing. */
function read(context: CommandContext, order: ReadOrder): Reply | undefined {
  const sources: Source[] = []
  for (const [i, key] of order.keys.entries()) {
    const place = lookupGroup(context, key, order.group, noGroupToRead)
    if (place instanceof ErrorReply) return place
    const after = parseAfter(context, order.ids[i])
    if (after instanceof ErrorReply) return after
    sources.push({ place, after })
  }
  const pairs = sources.flatMap((source) => readSource(context, order, source))
  return pairs.length === 0 ? undefined : streamsReply(context, pairs)
}

function parseAfter({ version }: CommandContext, text: ByteString): StreamId | ErrorReply {
  if (text === '$') return LAST_ID_WITH_XREADGROUP
  if (text === '+' && version >= '7.4') return LAST_ENTRY_WITH_XREADGROUP
  return text === '>' ? MAX_ID : parseId(text, 0n)
}

/** A key with its entries, where it has some. What a consumer has is shown also where it is nothing. */
function readSource(
  context: CommandContext,
  order: ReadOrder,
  { place, after }: Source,
): [Reply, Reply][] {
  const isNew = after === MAX_ID
  const isServed = !isNew || hasNew(place)
  // From 7.2 on a consumer is seen also where there is nothing for it.
  if (!isServed && context.version < '7.2') return []
  const consumer = readerOf(context, place, order)
  if (!isServed) return []
  const { count } = order
  const entries = isNew
    ? deliverNew(context, place, consumer, order)
    : deliverAgain(context, place, consumer, { after, count })
  return [[place.key, entries]]
}

/** The consumer that reads. One that acknowledges at once has no entry that tells of it. */
function readerOf(
  context: CommandContext,
  place: GroupPlace,
  { consumer: name, isAcknowledged }: Pick<ReadOrder, 'consumer' | 'isAcknowledged'>,
): Consumer {
  const isMade = place.group.consumers.get(name) === undefined
  if (isMade && isAcknowledged) replicateConsumer(context, place, name)
  return seenConsumer(context, place, name)
}

function wait(context: CommandContext, order: ReadOrder): Answer {
  if (order.blockMs === undefined) return NULL_ARRAY
  return context.block({
    keys: order.keys,
    timeoutMs: order.blockMs,
    onTimeout: NULL_ARRAY,
    endsWithKey: context.version >= '7.0',
    serve: (ready) =>
      context.version < '7.2'
        ? readReady(context, order, ready)
        : (read(context, order) ?? WAIT_ANEW),
  })
}

/** Before 7.2 the key that is ready is served, from 7.2 on the whole command runs again. */
function readReady(
  context: CommandContext,
  { group: name, consumer, count, isAcknowledged }: ReadOrder,
  key: ByteString,
): Reply | undefined {
  const stream = context.db.peek(key)
  if (!(stream instanceof StreamValue)) {
    return context.version < '7.0' ? undefined : WAITED_FOR_KEY
  }
  const group = stream.groups.get(name)
  if (group === undefined) return WAITED_FOR_GROUP
  if (stream.lastId <= group.lastId) return undefined
  const place = { key, stream, group }
  const options = { count: count || COUNT_OF_WAITING, isAcknowledged }
  const reader = readerOf(context, place, { consumer, isAcknowledged })
  const entries = deliverNew(context, place, reader, options)
  return streamsReply(context, [[key, entries]])
}
