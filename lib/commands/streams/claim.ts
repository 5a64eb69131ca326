import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { Consumer, PendingEntry } from '../../keyspace/consumer-group.js'
import { idText, type StreamId } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { type ClaimOrder, parseClaim } from './claim-options.js'
import { replicateClaim, replicateGroupId } from './group-effects.js'
import { type GroupPlace, lookupGroup, seenConsumer } from './lookup-group.js'
import { entryReply } from './lookup-stream.js'

/** What changes of a pending entry that is claimed, and what is told of it. */
export type ClaimChange = Pick<ClaimOrder, 'deliveryTime' | 'deliveryCount' | 'isJustIds'>

export const xclaim = defineCommand<CommandContext>({
  name: 'xclaim',
  arity: -6,
  flags: ['write', 'fast', { flag: 'random', before: '7.0' }],
  categories: ['stream'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => {
    const place = lookupGroup(context, argv[1], argv[2])
    if (place instanceof ErrorReply) return place
    const order = parseClaim(argv, context.now())
    return order instanceof ErrorReply ? order : claim(context, place, argv[3], order)
  },
  // It goes to replicas entry by entry.
  replicatedAs: () => undefined,
})

function claim(
  context: CommandContext,
  place: GroupPlace,
  name: ByteString,
  order: ClaimOrder,
): Reply {
  const { group, key } = place
  const isMoved = order.lastId > group.lastId
  if (isMoved) {
    group.lastId = order.lastId
    context.db.countChange(key)
  }
  const claimant = new Claimant(context, place, name)
  const replies: Reply[] = []
  for (const id of order.ids) {
    const entry = entryToClaim(context, place, order, id, claimant)
    if (entry !== undefined) replies.push(claimant.take(entry, order))
  }
  // What tells of an entry tells of the ID of the group as well.
  if (isMoved && replies.length === 0) replicateGroupId(context, place)
  return replies
}

/** The pending entry of an ID that may be claimed, made by `FORCE`; undefined where there is none. */
function entryToClaim(
  context: CommandContext,
  place: GroupPlace,
  { minIdle, isForced }: ClaimOrder,
  id: StreamId,
  claimant: Claimant,
): PendingEntry | undefined {
  const { stream, group } = place
  const entry = group.pending.get(id)
  const isThere = stream.find(id) !== undefined
  if (!isThere && context.version >= '7.0') {
    if (entry !== undefined) forget(context, place, entry)
    return undefined
  }
  if (entry !== undefined) {
    const isIdle = minIdle === 0 || context.now() - entry.deliveryTime >= minIdle
    return isIdle ? entry : undefined
  }
  if (!isForced || !isThere) return undefined
  const forced = { id, consumer: claimant.consumer, deliveryTime: 0, deliveryCount: 1n }
  group.addPending(forced)
  return forced
}

/** Takes a pending entry away whose entry is deleted, as 7.0 and later do. */
export function forget(context: CommandContext, place: GroupPlace, entry: PendingEntry): void {
  const { group, key } = place
  replicateClaim(context, place, entry)
  group.acknowledge(entry.id)
  context.db.countChange(key)
}

/** A consumer that claims: before 7.2 it is made, or seen, only where it gets something. */
export class Claimant {
  readonly #context: CommandContext
  readonly #place: GroupPlace
  readonly #name: ByteString
  #consumer: Consumer | undefined

  constructor(context: CommandContext, place: GroupPlace, name: ByteString) {
    this.#context = context
    this.#place = place
    this.#name = name
    if (context.version >= '7.2') this.#consumer = seenConsumer(context, place, name)
  }

  get consumer(): Consumer {
    this.#consumer ??= seenConsumer(this.#context, this.#place, this.#name)
    return this.#consumer
  }

  /** Takes a pending entry over. @returns what is told of it. */
  take(entry: PendingEntry, { deliveryTime, deliveryCount, isJustIds }: ClaimChange): Reply {
    const { stream, group, key } = this.#place
    group.assign(entry, this.consumer)
    entry.deliveryTime = deliveryTime
    if (deliveryCount !== undefined) entry.deliveryCount = deliveryCount
    else if (!isJustIds) entry.deliveryCount++
    this.consumer.activeTime = this.#context.now()
    this.#context.db.countChange(key)
    replicateClaim(this.#context, this.#place, entry)
    if (isJustIds) return idText(entry.id)
    const found = stream.find(entry.id)
    return found === undefined ? null : entryReply(found)
  }
}
