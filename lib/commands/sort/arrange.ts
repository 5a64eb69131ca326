import { ListValue } from '../../keyspace/list-value.js'
import { SetValue } from '../../keyspace/set-value.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { Value } from '../../keyspace/value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { WRONG_TYPE } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import type { SortOptions } from './options.js'
import { lookupOf } from './pattern.js'
import { type Places, type SortOrder, sortElements } from './sort-elements.js'

type Sortable = ListValue | SetValue | SortedSetValue

/** The elements of a key in the order asked for, those of the LIMIT alone. */
export function arrange(
  context: CommandContext,
  key: ByteString,
  options: SortOptions,
): ByteString[] | ErrorReply {
  const value: Value = context.db.get(key) ?? new ListValue()
  if (!isSortable(value)) return WRONG_TYPE
  if (value instanceof SortedSetValue) value.leaveListpack()
  const places = placesOf(value.size, options)
  const order = orderOf(context, value, options)
  if (order === undefined) return unsorted(value, options.isDescending, places)
  const sorted = sortElements(elementsOf(value), order, places)
  return sorted instanceof ErrorReply ? sorted : sorted.slice(places.start, places.end + 1)
}

function isSortable(value: Value): value is Sortable {
  return value instanceof ListValue || value instanceof SetValue || value instanceof SortedSetValue
}

/** How to sort, or undefined where nothing is sorted. */
function orderOf(
  context: CommandContext,
  value: Sortable,
  { by, isUnsorted, isAlpha, isDescending, storeKey }: SortOptions,
): SortOrder | undefined {
  const isBinary = storeKey !== undefined
  if (isUnsorted) {
    // A set has no order of its own that replicas and scripts could rely on.
    const isOrderNeeded = value instanceof SetValue && (isBinary || context.isScript)
    return isOrderNeeded
      ? { isDescending, isAlpha: true, isBinary, weightOf: undefined }
      : undefined
  }
  const weightOf = by === undefined ? undefined : lookupOf(context, by)
  return { isDescending, isAlpha, isBinary, weightOf }
}

function placesOf(size: number, { offset, count }: SortOptions): Places {
  const start = Math.min(Math.max(offset, 0), size)
  if (start >= size) return { start: size, end: size - 1 }
  return { start, end: count < 0 ? size - 1 : Math.min(start + count, size) - 1 }
}

function elementsOf(value: Sortable): readonly ByteString[] {
  if (value instanceof ListValue) return value.slice(0, value.size)
  if (value instanceof SetValue) return value.members()
  return value.entries().map(({ member }) => member)
}

/** The elements as they stand, lists and sorted sets backwards where the order is descending. */
function unsorted(value: Sortable, isDescending: boolean, { start, end }: Places): ByteString[] {
  if (value instanceof SetValue) return value.members().slice(start, end + 1)
  if (value instanceof SortedSetValue) {
    const from = isDescending ? value.size - 1 - start : start
    return value.range(from, end - start + 1, isDescending).map(({ member }) => member)
  }
  if (!isDescending) return value.slice(start, end + 1)
  return value.slice(value.size - 1 - end, value.size - start).reverse()
}
