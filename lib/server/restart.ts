import { knownServers } from './process-state.js'
import { newRunId } from './run-id.js'
import type { Sentinel } from './sentinel/sentinel.js'
import type { Server } from './server.js'

/**
 * Has a server forget what Redis does not save: its scripts, its counters. Data and functions stay,
 * as from a file; functions lose what they kept in variables.
 */
export function restart(server: Server): void {
  server.scripting = server.scripting.restarted()
  server.startedAt = server.clock.wallTime()
  server.replication.forgetHistory()
  beginAnew(server)
}

/**
 * Makes a server a replica of itself that was promoted: it has the data and functions alone. Sentinels
 * that watch it tell who listens to them, and cut its clients off.
 */
export function failOver(server: Server): void {
  server.scripting = server.scripting.replicated()
  server.replication.replicas.shiftHistory()
  beginAnew(server)
  for (const sentinel of sentinelsOf(server)) {
    sentinel.failedOver(server, () => server.dropConnections())
  }
}

/** Gives a server the state that it was made with. Its connections stay, and what they wait for. */
export function resetServer(server: Server): void {
  server.isShutDown = false
  server.longScript.stop()
  server.sentinel?.reset()
  server.acl.reset()
  server.config.reset()
  server.flushAll()
  server.scripting = server.scripting.emptied()
  restart(server)
}

function beginAnew(server: Server): void {
  server.runId = newRunId(server.random)
  server.stats.reset()
  server.memory.lazyFree.reset()
  server.slowLog.reset()
}

/** Those that watch it, and those with an address: one that nobody asked yet watches nobody. */
function sentinelsOf(server: Server): ReadonlySet<Sentinel> {
  const withAddress = [...knownServers().values()].flatMap(({ sentinel }) => sentinel ?? [])
  return new Set([...server.sentinels, ...withAddress])
}
