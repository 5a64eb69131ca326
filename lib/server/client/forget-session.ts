import type { Session } from '../session.js'

/** Has a server forget a connection that ended. */
export function forgetSession(session: Session): void {
  const { server } = session
  server.sessions.delete(session.id)
  server.pubsub.unsubscribeAll(session)
  server.replication.replicas.remove(session)
  server.monitors.remove(session)
  server.tracking.stop(session)
  server.watches.unwatch(session)
  server.blocking.unblock(session, 'timeout')
}
