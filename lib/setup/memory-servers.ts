import { isIP } from 'node:net'
import type { Address } from '../server/connection/memory-link.js'
import { hostName } from '../server/process-state.js'
import { type Server, serverAt } from '../server/registry/registry.js'
import type { Addresses } from './addresses.js'
import type { RegisterOptions } from './options.js'

/** Where the nodes of the cluster have their one server. */
const CLUSTER: Address = { host: 'cluster', port: 6379 }

/** A test runner has a process for each test file, which would compile all scripts again. */
const DEFAULTS = { anyLogin: true, compileCache: true }

/** Finds the server in memory that stands for an address. */
export class MemoryServers {
  readonly #options: RegisterOptions
  readonly #clusterNodes: Addresses
  /** A node with a name tells clients that it is at such a port of this host. */
  readonly #portsTold = new Set<number>()

  constructor(options: RegisterOptions, clusterNodes: Addresses) {
    this.#options = options
    this.#clusterNodes = clusterNodes
  }

  /** Whether the cluster has a node at an address. */
  isNode(address: Address): boolean {
    const { host, port } = address
    const isTold = hostName(host) === 'localhost' && this.#portsTold.has(port)
    return isTold || this.#clusterNodes.includes(address)
  }

  at(address: Address): Server {
    const { cluster: _, ...options } = this.#options
    const isNode = this.isNode(address)
    if (isNode && isIP(address.host) === 0) this.#portsTold.add(address.port)
    return serverAt(isNode ? CLUSTER : address, { ...DEFAULTS, ...options, cluster: isNode })
  }
}
