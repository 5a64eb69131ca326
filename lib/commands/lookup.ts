import type { Value, ValueClass } from '../keyspace/value.js'
import type { ByteString } from '../reply/byte-string.js'
import { WRONG_TYPE } from '../reply/errors/common.js'
import type { ErrorReply } from '../reply/reply.js'
import type { CommandContext, EventClass } from './context.js'

/** The value of a key where it is of the type, undefined where there is none, or WRONGTYPE. */
export function lookup<V extends Value>(
  { db }: CommandContext,
  key: ByteString,
  valueClass: ValueClass<V>,
): V | undefined | ErrorReply {
  const value = db.get(key)
  if (value === undefined || value instanceof valueClass) return value
  return WRONG_TYPE
}

/** As {@link lookup}, and puts a new value under a key that has none. */
export function lookupOrCreate<V extends Value>(
  context: CommandContext,
  key: ByteString,
  valueClass: ValueClass<V>,
  create: () => V,
): V | ErrorReply {
  const found = lookup(context, key, valueClass)
  if (found !== undefined) return found
  const value = create()
  context.db.set(key, value)
  return value
}

/**
 * What follows each write of a key's value: WATCH hears of it, and the event is published.
 * @param changes as in {@link Database.signalModified}.
 */
export function changed(
  context: CommandContext,
  key: ByteString,
  eventClass: EventClass,
  event: string,
  changes?: number,
): void {
  context.db.signalModified(key, changes)
  context.notify(eventClass, event, key)
}

/** Deletes a key whose value became empty, with its event. */
export function deleteIfEmpty(
  context: Pick<CommandContext, 'db' | 'notify'>,
  key: ByteString,
  value: Value,
): void {
  if (!value.isEmpty) return
  context.db.delete(key)
  context.notify('g', 'del', key)
}
