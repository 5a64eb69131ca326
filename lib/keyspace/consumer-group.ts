import type { ByteString } from '../reply/byte-string.js'
import { OrderedById } from './ordered-by-id.js'
import { OrderedByName } from './ordered-by-name.js'
import type { StreamId } from './stream-id.js'

/** A consumer was never active. */
export const NEVER = -1

/** An entry that was delivered to a consumer and not acknowledged: an item of the PEL. */
export interface PendingEntry {
  readonly id: StreamId
  consumer: Consumer
  /** In milliseconds since 1970. */
  deliveryTime: number
  /** 64 bits, as XCLAIM may set it. */
  deliveryCount: bigint
}

/** Who reads for a group. Times are in milliseconds since 1970. */
export interface Consumer {
  readonly name: ByteString
  /** When it last tried to read or to claim. */
  seenTime: number
  /** When it last got something; {@link NEVER} before that. */
  activeTime: number
  readonly pending: OrderedById<PendingEntry>
}

/**
 * A consumer group: how far it has read a stream, its consumers, and its pending entries list
 * (PEL), whose items each stand in the list of their consumer too.
 * @see https://redis.io/docs/latest/develop/data-types/streams/#consumer-groups
 */
export class ConsumerGroup {
  readonly name: ByteString
  /** The ID up to which entries were delivered. */
  lastId: StreamId
  /** How many entries of the stream come up to the last ID; undefined where it is not known. */
  entriesRead: bigint | undefined
  readonly pending = new OrderedById<PendingEntry>()
  readonly consumers = new OrderedByName<Consumer>()

  constructor(name: ByteString, lastId: StreamId, entriesRead: bigint | undefined) {
    this.name = name
    this.lastId = lastId
    this.entriesRead = entriesRead
  }

  /** Makes a consumer whose name is not there yet. */
  createConsumer(name: ByteString, seenTime: number): Consumer {
    const consumer: Consumer = {
      name,
      seenTime,
      activeTime: NEVER,
      pending: new OrderedById<PendingEntry>(),
    }
    this.consumers.add(consumer)
    return consumer
  }

  /** Deletes a consumer with its pending entries. */
  deleteConsumer({ name, pending }: Consumer): void {
    for (const { id } of pending.from(0n)) this.pending.delete(id)
    this.consumers.delete(name)
  }

  /** Notes that an entry was delivered to a consumer, which another may have had before. */
  deliver(id: StreamId, consumer: Consumer, deliveryTime: number): PendingEntry {
    const entry = this.pending.get(id)
    if (entry === undefined) {
      const added = { id, consumer, deliveryTime, deliveryCount: 1n }
      this.addPending(added)
      return added
    }
    this.assign(entry, consumer)
    entry.deliveryTime = deliveryTime
    entry.deliveryCount = 1n
    return entry
  }

  /** Puts a pending entry in whose ID is not there yet. */
  addPending(entry: PendingEntry): void {
    this.pending.add(entry)
    entry.consumer.pending.add(entry)
  }

  /** Gives a pending entry to a consumer. */
  assign(entry: PendingEntry, consumer: Consumer): void {
    if (entry.consumer === consumer) return
    entry.consumer.pending.delete(entry.id)
    entry.consumer = consumer
    consumer.pending.add(entry)
  }

  /** Whether there was such a pending entry. */
  acknowledge(id: StreamId): boolean {
    const entry = this.pending.get(id)
    if (entry === undefined) return false
    this.pending.delete(id)
    entry.consumer.pending.delete(id)
    return true
  }

  clone(): ConsumerGroup {
    const copy = new ConsumerGroup(this.name, this.lastId, this.entriesRead)
    for (const { name, seenTime, activeTime } of this.consumers.all) {
      copy.createConsumer(name, seenTime).activeTime = activeTime
    }
    for (const entry of this.pending.from(0n)) {
      const consumer = copy.consumers.get(entry.consumer.name)
      if (consumer !== undefined) copy.addPending({ ...entry, consumer })
    }
    return copy
  }
}
