import type { ByteString } from '../../reply/byte-string.js'
import { execAborted } from '../../reply/errors/server.js'
import type { ErrorReply } from '../../reply/reply.js'
import { countRefusal } from '../execution/admission.js'
import type { Session } from '../session.js'

/** What a client hears whose command was refused; a transaction does not outlive that. */
export function refused(
  session: Session,
  refusal: ErrorReply,
  argv: readonly ByteString[],
): ErrorReply {
  const { lastCommand, server, tracking, transaction } = session
  const isExec = lastCommand?.name === 'exec'
  const answer = isExec ? execAborted(refusal) : refusal
  countRefusal(server, lastCommand, argv, answer)
  if (tracking !== undefined && transaction === undefined) tracking.isCachingGiven = false
  if (isExec) session.endTransaction()
  else if (transaction !== undefined) transaction.isAborted = true
  return answer
}
