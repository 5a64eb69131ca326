import type { Command } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import { notPermitted } from '../../reply/errors/acl.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'
import { type Denial, denialOf } from './access-check.js'
import type { DenialContext } from './acl-log.js'

/** Why the user of a session may not run a command, which is then noted; undefined where they may. */
export function notedDenial(
  session: Session,
  command: Command<ServerContext>,
  argv: readonly ByteString[],
  context: DenialContext,
): Denial | undefined {
  const { isUnrestricted, user } = session.login
  if (isUnrestricted) return undefined
  const denial = denialOf(user, command, argv)
  if (denial !== undefined) session.server.acl.denied(session, denial, context, argv)
  return denial
}

/** What a client gets for a command that its user may not run. */
export function refusalForUser(
  session: Session,
  command: Command<ServerContext>,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const context = session.transaction === undefined ? 'toplevel' : 'multi'
  const denial = notedDenial(session, command, argv, context)
  return denial && notPermitted(session.version, denial.what, denial.user, command.name)
}
