import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ConsumerGroup, PendingEntry } from '../../keyspace/consumer-group.js'
import { idText, type StreamId } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { parseStart, parseStop } from './ids.js'
import { lookupGroup } from './lookup-group.js'

/** How many arguments ask for a summary, and for entries. */
const OF_SUMMARY = 3
const LEAST_OF_RANGE = 6
const LEAST_WITH_IDLE = 8
const MOST = 9

/** Which pending entries are asked for. */
interface PendingOrder {
  readonly minIdle: number
  readonly start: StreamId
  readonly stop: StreamId
  readonly count: number
  readonly consumer: ByteString | undefined
}

export const xpending = defineCommand<CommandContext>({
  name: 'xpending',
  arity: -3,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['stream'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const order = argv.length === OF_SUMMARY ? undefined : parseOrder(argv)
    if (order instanceof ErrorReply) return order
    const place = lookupGroup(context, argv[1], argv[2])
    if (place instanceof ErrorReply) return place
    return order === undefined ? summary(place.group) : entries(context, place.group, order)
  },
})

function parseOrder(argv: readonly ByteString[]): PendingOrder | ErrorReply {
  if (argv.length < LEAST_OF_RANGE || argv.length > MOST) return SYNTAX_ERROR
  const hasIdle = argv[3].toUpperCase() === 'IDLE'
  const minIdle = hasIdle ? parseInteger(argv[4]) : 0
  if (minIdle instanceof ErrorReply) return minIdle
  if (hasIdle && argv.length < LEAST_WITH_IDLE) return SYNTAX_ERROR
  const [startText, stopText, countText, consumer] = argv.slice(hasIdle ? 5 : 3)
  const count = parseInteger(countText)
  if (count instanceof ErrorReply) return count
  const start = parseStart(startText)
  if (start instanceof ErrorReply) return start
  const stop = parseStop(stopText)
  return stop instanceof ErrorReply ? stop : { minIdle, start, stop, count, consumer }
}

function summary({ pending, consumers }: ConsumerGroup): Reply {
  const { first, last } = pending
  if (first === undefined || last === undefined) return [0, null, null, NULL_ARRAY]
  const busy = consumers.all.filter((consumer) => consumer.pending.size > 0)
  const counts = busy.map((consumer) => [consumer.name, String(consumer.pending.size)])
  return [pending.size, idText(first.id), idText(last.id), counts]
}

function entries(context: CommandContext, group: ConsumerGroup, order: PendingOrder): Reply {
  const { minIdle, start, stop, count, consumer: name } = order
  const consumer = name === undefined ? undefined : group.consumers.get(name)
  if (name !== undefined && consumer === undefined) return []
  const now = context.now()
  const found: Reply[] = []
  for (const entry of (consumer ?? group).pending.from(start)) {
    if (found.length >= count || entry.id > stop) break
    const elapsed = now - entry.deliveryTime
    if (minIdle === 0 || elapsed >= minIdle) found.push(pendingReply(entry, Math.max(0, elapsed)))
  }
  return found
}

function pendingReply({ id, consumer, deliveryCount }: PendingEntry, elapsed: number): Reply {
  return [idText(id), consumer.name, elapsed, integerReply(deliveryCount)]
}
