import { createMemorySocket } from '../../server/connection/memory-socket.js'
import { getServer, type Server } from '../../server/registry/registry.js'
import { StreamConnector } from '../net/stream-connector.js'
import type { MockInstance } from './mock-class.js'

/** Where an instance's server is found: its cluster's, else the one of its host and port. */
const SERVER_OF_NODE = new WeakMap<object, Server>()

/**
 * The server of an instance: one for each host and port, or for each path. All nodes of a cluster
 * share the server of the first, since the data of a cluster is one.
 */
export function serverOf(instance: MockInstance): Server {
  const ofNode = SERVER_OF_NODE.get(instance)
  if (ofNode !== undefined) return ofNode
  const nodes = instance.clusterNodes?.all ?? []
  const { host, port, path } = (nodes[0] ?? instance).options
  const server = getServer(path ?? host ?? 'localhost', path === undefined ? (port ?? 6379) : 0)
  for (const node of nodes) SERVER_OF_NODE.set(node, server)
  return server
}

/** How an instance reaches its server. */
export function memoryConnector(instance: MockInstance): StreamConnector {
  // A cluster has its nodes at the end of its constructor: the server is found only then.
  return new StreamConnector(() => createMemorySocket(serverOf(instance)))
}
