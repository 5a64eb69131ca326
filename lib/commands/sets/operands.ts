import type { SetValue } from '../../keyspace/set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupSet } from './lookup-set.js'

/** The sets of keys, in their order and undefined for a missing key; or WRONGTYPE. */
export function lookupSets(
  context: CommandContext,
  keys: readonly ByteString[],
): (SetValue | undefined)[] | ErrorReply {
  const sets: (SetValue | undefined)[] = []
  for (const key of keys) {
    const set = lookupSet(context, key)
    if (set instanceof ErrorReply) return set
    sets.push(set)
  }
  return sets
}

/** The sets to intersect, the smallest first; none where a key is missing, as nothing is in all. */
export function lookupIntersected(
  context: CommandContext,
  keys: readonly ByteString[],
): readonly SetValue[] | ErrorReply {
  const sets = lookupSets(context, keys)
  if (sets instanceof ErrorReply) return sets
  const present = sets.filter((set) => set !== undefined)
  return present.length < keys.length ? [] : present.sort((a, b) => a.size - b.size)
}
