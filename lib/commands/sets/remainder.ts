import { type SetLimits, SetValue } from '../../keyspace/set-value.js'
import type { RedisVersion } from '../../reply/version.js'

/** Redis builds a new set of what stays where it is less than a fifth of what goes. */
const BUILD_BELOW = 5

/**
 * The set that SPOP leaves behind of one whose members it has taken: where few stayed, a new one,
 * whose encoding is chosen anew.
 */
export function remainderOf(
  set: SetValue,
  taken: number,
  version: RedisVersion,
  limits: SetLimits,
): SetValue {
  if (set.isEmpty || set.size * BUILD_BELOW > taken) return set
  const members = set.members()
  const rest =
    version < '7.2'
      ? SetValue.for(members[0], 1, limits)
      : new SetValue(set.encoding() === 'intset' ? 'intset' : 'listpack', limits)
  for (const member of members) rest.add(member, limits)
  return rest
}
