import type { Command } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import { noLongerPermitted } from '../../reply/errors/acl.js'
import type { Reply } from '../../reply/reply.js'
import { endValue, Suspension } from '../../scripting/index.js'
import { notedDenial } from '../acl/access.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'
import { callTimed } from './call-timed.js'

/** A command that waits for EXEC. */
export interface QueuedCommand {
  readonly command: Command<ServerContext>
  readonly argv: readonly ByteString[]
}

/** What a client queues between MULTI and EXEC. */
export class Transaction {
  readonly queue: QueuedCommand[] = []
  /** Whether a command was refused on its way into the queue, so that EXEC aborts. */
  isAborted = false

  /** Queues a command, unless it is known by now that EXEC will run none. */
  add(command: QueuedCommand, isDirty: boolean): void {
    if (!this.isAborted && !isDirty) this.queue.push(command)
  }
}

/** Runs the commands of a transaction, from the first that has no reply yet. */
export function runQueue(
  session: Session,
  queue: readonly QueuedCommand[],
  replies: Reply[] = [],
): Reply[] {
  while (replies.length < queue.length) {
    try {
      replies.push(runQueued(session, queue, replies.length))
      session.debugging.ranQueued(replies.length)
    } catch (thrown) {
      if (thrown instanceof Suspension) {
        thrown.behind((ending) => {
          replies.push(endValue(ending) as Reply)
          session.debugging.ranQueued(replies.length)
          return runQueue(session, queue, replies)
        })
      }
      throw thrown
    }
  }
  return replies
}

/** Runs a command of a transaction, unless its user may no longer do so. */
function runQueued(session: Session, queue: readonly QueuedCommand[], at: number): Reply {
  const { command, argv } = queue[at]
  const denial = notedDenial(session, command, argv, 'multi')
  // Nothing makes the client wait here: blocking commands answer at once.
  if (denial === undefined) return callTimed(session, command, argv) as Reply
  const refusal = noLongerPermitted(denial.what)
  const { stats } = session.server
  stats.countError(refusal)
  // Redis looks for errors since the last command began: a refusal is EXEC's, if it is the last.
  const isLast = at === queue.length - 1
  if (isLast && session.lastCommand !== undefined) stats.of(session.lastCommand).failed++
  return refusal
}

/** The commands that run at once between MULTI and EXEC. QUIT is a command from 7.0 on. */
export const NEVER_QUEUED: ReadonlySet<string> = new Set([
  'exec',
  'discard',
  'multi',
  'watch',
  'quit',
  'reset',
])
