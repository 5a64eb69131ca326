import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import {
  type Consumer,
  type ConsumerGroup,
  NEVER,
  type PendingEntry,
} from '../../keyspace/consumer-group.js'
import { lagOf } from '../../keyspace/entries-read.js'
import { idText } from '../../keyspace/stream-id.js'
import type { StreamValue } from '../../keyspace/stream-value.js'
import { NO_SUCH_KEY } from '../../reply/errors/common.js'
import { noGroupOfKey } from '../../reply/errors/stream-groups.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, MapReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupGroup } from './lookup-group.js'
import { lookupStream } from './lookup-stream.js'

type Field = readonly [Reply, Reply]

export const xinfoGroups = defineCommand<CommandContext>({
  name: 'xinfo|groups',
  arity: 3,
  flags: ['readonly'],
  categories: ['stream'],
  keys: [keyAt(2, 'RO access')],
  run: (context, [, , key]) => {
    const stream = lookupStream(context, key)
    if (stream === undefined) return NO_SUCH_KEY
    if (stream instanceof ErrorReply) return stream
    return stream.groups.all.map(
      (group) =>
        new MapReply([
          ['name', group.name],
          ['consumers', group.consumers.size],
          ['pending', group.pending.size],
          ...positionFields(context, stream, group),
        ]),
    )
  },
})

export const xinfoConsumers = defineCommand<CommandContext>({
  name: 'xinfo|consumers',
  arity: 4,
  flags: ['readonly'],
  categories: ['stream'],
  keys: [keyAt(2, 'RO access')],
  run: (context, [, , key, name]) => {
    if (!context.db.has(key)) return NO_SUCH_KEY
    const place = lookupGroup(context, key, name, noGroupOfKey)
    if (place instanceof ErrorReply) return place
    const now = context.now()
    return place.group.consumers.all.map(({ name, pending, seenTime, activeTime }) => {
      const fields: Field[] = [
        ['name', name],
        ['pending', pending.size],
        ['idle', Math.max(0, now - seenTime)],
      ]
      const inactive = activeTime === NEVER ? NEVER : now - activeTime
      return new MapReply(context.version < '7.2' ? fields : [...fields, ['inactive', inactive]])
    })
  },
})

/** How far a group has read. */
function positionFields(
  { version }: CommandContext,
  stream: StreamValue,
  group: ConsumerGroup,
): Field[] {
  const lastId: Field = ['last-delivered-id', idText(group.lastId)]
  if (version < '7.0') return [lastId]
  return [
    lastId,
    ['entries-read', countReply(group.entriesRead)],
    ['lag', countReply(lagOf(stream, group))],
  ]
}

function countReply(count: bigint | undefined): Reply {
  return count === undefined ? null : integerReply(count)
}

/** A group as XINFO STREAM FULL shows it. @param most how many entries of each list. */
export function fullGroup(
  context: CommandContext,
  stream: StreamValue,
  group: ConsumerGroup,
  most: number,
): Reply {
  return new MapReply([
    ['name', group.name],
    ...positionFields(context, stream, group),
    ['pel-count', group.pending.size],
    ['pending', firstPending(group, most, ({ consumer }) => [consumer.name])],
    ['consumers', group.consumers.all.map((consumer) => fullConsumer(context, consumer, most))],
  ])
}

function fullConsumer({ version }: CommandContext, consumer: Consumer, most: number): Reply {
  const { name, seenTime, activeTime, pending } = consumer
  const activity: Field[] = version < '7.2' ? [] : [['active-time', activeTime]]
  return new MapReply([
    ['name', name],
    ['seen-time', seenTime],
    ...activity,
    ['pel-count', pending.size],
    ['pending', firstPending(consumer, most, () => [])],
  ])
}

function firstPending(
  { pending }: ConsumerGroup | Consumer,
  most: number,
  owner: (entry: PendingEntry) => Reply[],
): Reply[] {
  const shown: Reply[] = []
  for (const entry of pending.from(0n)) {
    if (shown.length === most) break
    const { id, deliveryTime, deliveryCount } = entry
    shown.push([idText(id), ...owner(entry), deliveryTime, integerReply(deliveryCount)])
  }
  return shown
}
