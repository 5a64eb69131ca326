import type { Command } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
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
