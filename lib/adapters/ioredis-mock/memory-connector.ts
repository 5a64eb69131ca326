import type { Socket } from 'node:net'
import { createMemorySocket } from '../../server/connection/memory-socket.js'
import { getServer, type Server } from '../../server/registry/registry.js'
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

/**
 * How the client reaches its server: through a socket in memory instead of one of the system.
 * ioredis asks its `Connector` option for the stream and to end it.
 */
export class MemoryConnector {
  readonly #instance: MockInstance
  #socket: Socket | undefined
  #isWanted = false

  constructor(instance: MockInstance) {
    this.#instance = instance
  }

  check(): boolean {
    return true
  }

  /** @throws as ioredis's own connectors do, for a client that left before it was connected. */
  async connect(): Promise<Socket> {
    this.#isWanted = true
    // A cluster has its nodes at the end of its constructor, in which this is called.
    await undefined
    if (!this.#isWanted) throw new Error('Connection is closed.')
    this.#socket = createMemorySocket(serverOf(this.#instance))
    return this.#socket
  }

  disconnect(): void {
    this.#isWanted = false
    this.#socket?.end()
  }
}
