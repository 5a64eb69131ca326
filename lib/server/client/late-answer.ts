import type { Command } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Replies, type Reply } from '../../reply/reply.js'
import { refusalForUser } from '../acl/access.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'

/** A command that keeps its client waiting counts when that is over; the wait does not. */
export function countWhenAnswered(
  answer: Promise<Reply | Replies>,
  session: Session,
  command: Command<ServerContext>,
  argv: readonly ByteString[],
  microseconds: number,
): void {
  const { blocking, stats, times, version } = session.server
  let refusal: ErrorReply | undefined
  // From 7.2 on a command that waited is admitted again when its key is ready.
  if (version >= '7.2') {
    blocking.checkAgain(session, () => {
      refusal = refusalForUser(session, command, argv)
      return refusal
    })
  }
  const count = (reply?: Reply | Replies) => {
    if (refusal !== undefined) return stats.countLateRefusal(command, refusal)
    if (reply instanceof ErrorReply) stats.countFailure(command, reply)
    times.took(session, command, argv, microseconds)
  }
  // Where it is rejected the client hears of that.
  answer.then(count, () => count())
}
