import type { Database } from '../../keyspace/database.js'
import type { Session } from '../session.js'

/**
 * Makes a copy of a session's server, with the same data and settings, as a child process of Redis
 * has it. Nothing of what happens there is seen by others: it has no clients but one.
 *
 * @returns that one, which stands for the session.
 */
export function forkFor(session: Session): Session {
  const { server } = session
  const fork = server.another()
  fork.config.copy(server.config)
  fork.runId = server.runId
  fork.startedAt = server.startedAt
  fork.scripting = server.scripting.forked()
  fork.activeExpiry.stop()
  fork.idleClients.stop()
  fork.memory.isShort = server.memory.isShort
  fork.allowsAllInScripts = server.allowsAllInScripts
  fork.pubsub.copy(server.pubsub)
  for (const [i, database] of server.keyspace.databases.entries()) {
    copyData(database, fork.keyspace.databases[i])
  }
  const child = fork.connect(session)
  child.select(session.db.index)
  child.name = session.name
  child.useProtocol(session.resp)
  child.logIn(session.login.user)
  return child
}

/** Slot by slot, so that keys whose time is over come too, and in the same order. */
function copyData(from: Database, to: Database): void {
  for (let slot = 0; slot < from.size; slot++) {
    const key = from.keyAt(slot)
    const value = from.valueAt(slot)
    const copy = value.clone()
    copy.usage = value.usage
    to.set(key, copy)
    const expiry = from.expiryOf(key)
    if (expiry !== undefined) to.setExpiry(key, expiry)
  }
}
