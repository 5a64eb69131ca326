import type { ByteString } from '../../reply/byte-string.js'
import type { QueuedCommand } from '../execution/transaction.js'
import type { Session } from '../session.js'

/**
 * Whether a replica could hear of a command: it writes, publishes, or is a script that does not
 * say that it writes nothing.
 */
export function mayReplicate(
  session: Session,
  { flags, name }: QueuedCommand['command'],
  argv: readonly ByteString[],
): boolean {
  if (name === 'exec') {
    const queue = session.transaction?.queue ?? []
    return queue.some((queued) => mayReplicate(session, queued.command, queued.argv))
  }
  if (!flags.has('write') && !flags.has('may_replicate')) return false
  return !flags.has('skip_monitor') || !session.scripting.declaresNoWrites(name, argv[1])
}
