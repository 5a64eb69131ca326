import type { ByteString } from '../../reply/byte-string.js'
import type { QueuedCommand } from '../execution/transaction.js'
import type { Session } from '../session.js'

type Demand = 'write' | 'denyoom'

/** The flags of a script by which it says that it makes no such demand. */
const WAIVED_BY = {
  write: ['no-writes'],
  denyoom: ['no-writes', 'allow-oom'],
} as const

/**
 * Whether a command writes, or takes memory: EXEC where a queued command does, and a script or
 * function with flags where they do not say that it does not.
 */
export function demands(
  session: Session,
  { flags, name }: QueuedCommand['command'],
  argv: readonly ByteString[],
  demand: Demand,
): boolean {
  if (name === 'exec') {
    const queue = session.transaction?.queue ?? []
    return queue.some((queued) => demands(session, queued.command, queued.argv, demand))
  }
  const declared = flags.has('skip_monitor')
    ? session.scripting.declaredFlags(name, argv[1])
    : undefined
  if (declared === undefined) return flags.has(demand)
  return !WAIVED_BY[demand].some((flag) => declared.has(flag))
}
