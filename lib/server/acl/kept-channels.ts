import type { ByteString } from '../../reply/byte-string.js'
import type { Subscriptions } from '../pubsub/subscriptions.js'
import { permitsChannel } from './selector.js'
import type { User } from './user.js'

/**
 * The channels that a user keeps, where new rules take some away; undefined where they take none.
 * Rules are compared as texts: one that another covers counts as taken away.
 */
export function keptChannels(user: User, changed: User): readonly ByteString[] | undefined {
  if (changed.selectors.some(({ hasAllChannels }) => hasAllChannels)) return undefined
  const left = changed.selectors.flatMap(({ channels }) => channels)
  const losesSome = user.selectors.some(
    ({ hasAllChannels, channels }) =>
      hasAllChannels || channels.some((channel) => !left.includes(channel)),
  )
  return losesSome ? left : undefined
}

/** Whether a client listens to what it may no longer listen to. */
export function isCutOff(
  { channels, patterns, shardChannels }: Subscriptions,
  left: readonly ByteString[],
): boolean {
  return (
    [...patterns].some((pattern) => !permitsChannel(left, pattern, true)) ||
    [...channels, ...shardChannels].some((channel) => !permitsChannel(left, channel, false))
  )
}
