import type { Address } from '../connection/memory-link.js'
import { hostName, knownServers, serverKnownAs, serverKnownAsAll } from '../process-state.js'
import { Server } from '../server.js'
import type { ServerOptions } from '../server-options.js'

export type { Server } from '../server.js'

/** Makes a server of its own, which {@link getServer} does not know. */
export function createServer(options: ServerOptions = {}): Server {
  return new Server(options)
}

/**
 * The server of a host and port, the same for all who ask; it is made for the first.
 *
 * @param options what it is made with; without effect on a server that is there.
 */
export function getServer(host = 'localhost', port = 6379, options: ServerOptions = {}): Server {
  return serverKnownAs(host, port, () => new Server(options))
}

/** As {@link getServer}, for an address that a client names: also the path of a Unix socket. */
export function serverAt({ host, port, path }: Address, options: ServerOptions = {}): Server {
  return getServer(path ?? host, path === undefined ? port : 0, options)
}

/**
 * The one server, in cluster mode, of all nodes that a client knows a cluster by: the first of theirs
 * that is there, else a new one. Nodes that have none get it.
 */
export function clusterAt(nodes: readonly Address[]): Server {
  return serverKnownAsAll(nodes, () => new Server({ cluster: true }))
}

/** The server of a host and port, if {@link getServer} made one. */
export function knownServer(host: string, port: number): Server | undefined {
  return knownServers().get(`${hostName(host)}:${port}`)
}

/** Leaves the server of a host and port to those who have it. */
export function forgetServer(host: string, port: number): void {
  knownServers().delete(`${hostName(host)}:${port}`)
}

/** Ends all servers that {@link getServer} made, so that the next test finds new ones. */
export function resetServers(): void {
  const servers = knownServers()
  for (const server of servers.values()) server.close()
  servers.clear()
}
