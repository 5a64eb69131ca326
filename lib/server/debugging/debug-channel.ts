import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Session } from '../session.js'

/** What the debugger needs of the connection whose script it debugs. */
export interface DebugChannel {
  /** Whether replies wait to be sent. */
  readonly hasPendingReplies: boolean
  /** Whether what the client sends is for the debugger, and replies wait for the end of that. */
  isDebugging: boolean
  /** Sends lines as one answer of the debugger, at once, before replies that wait. */
  say(lines: readonly ByteString[]): void
  /** Makes another session that of the connection; what it answers is the reply to the command. */
  handOver(session: Session, answer: Answer): void
}
