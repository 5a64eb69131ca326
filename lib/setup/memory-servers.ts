import type { Address } from '../server/connection/memory-link.js'
import { type Server, serverAt } from '../server/registry/registry.js'
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

  /** Whether the cluster has a node at an address. */
  isNode(address: Address): boolean {
    return this.#clusterNodes.includes(address)
  }

  at(address: Address): Server {
    const { cluster: _, ...options } = this.#options
    const isNode = this.isNode(address)
    return serverAt(isNode ? CLUSTER : address, { anyLogin: true, ...options, cluster: isNode })
  }
}
