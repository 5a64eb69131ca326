import type { Address } from '../server/connection/memory-link.js'
import { getServer, type Server } from '../server/registry/registry.js'
import type { Addresses } from './addresses.js'
import type { RegisterOptions } from './options.js'

/** Where the nodes of the cluster have their one server. */
const CLUSTER: Address = { host: 'cluster', port: 6379 }

/** Finds the server in memory that stands for an address. */
export class MemoryServers {
  readonly #options: RegisterOptions
  readonly #clusterNodes: Addresses

  constructor(options: RegisterOptions, clusterNodes: Addresses) {
    this.#options = options
    this.#clusterNodes = clusterNodes
  }

  at(address: Address): Server {
    const { cluster: _, ...options } = this.#options
    const isNode = this.#clusterNodes.includes(address)
    const { host, port, path } = isNode ? CLUSTER : address
    const known = { anyLogin: true, ...options, cluster: isNode }
    return getServer(path ?? host, path === undefined ? port : 0, known)
  }
}
