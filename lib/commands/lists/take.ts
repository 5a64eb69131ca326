import type { ListEnd, ListValue } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { CommandContext } from '../context.js'
import { deleteIfEmpty } from '../lookup.js'
import { listFill } from './lookup-list.js'

/** Takes up to `most` elements off an end of a list, the nearest to the end first. */
export function take(
  context: CommandContext,
  key: ByteString,
  list: ListValue,
  { end, most }: { readonly end: ListEnd; readonly most: number },
): ByteString[] {
  const taken = Array.from({ length: Math.min(most, list.size) }, () => list.pop(end))
  took(context, key, list, { end, changes: taken.length })
  return taken
}

/** What follows the taking of elements off an end. */
export function took(
  context: CommandContext,
  key: ByteString,
  list: ListValue,
  { end, changes }: { readonly end: ListEnd; readonly changes: number },
): void {
  context.notify('l', end === 'LEFT' ? 'lpop' : 'rpop', key)
  shrank(context, key, list, changes)
}

/** What follows the event of any loss of elements. */
export function shrank(
  context: CommandContext,
  key: ByteString,
  list: ListValue,
  changes: number,
): void {
  list.giveBackRoom(listFill(context))
  deleteIfEmpty(context, key, list)
  context.db.signalModified(key, changes)
}
