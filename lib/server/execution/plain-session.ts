import type { Session } from '../session.js'

/** Whether no state of a session asks for more than to find a command and run it. */
export function isPlain(session: Session): boolean {
  const { login, resp, server, subscriptions } = session
  return (
    !session.isClosed &&
    !session.isDeaf &&
    login.isUnrestricted &&
    !session.isCluster &&
    session.transaction === undefined &&
    !session.isBlocked &&
    session.getsReplies &&
    !server.monitors.has(session) &&
    (resp === 3 || subscriptions.count === 0)
  )
}
