import type { Socket } from 'node:net'
import type { Address } from '../../server/connection/memory-link.js'
import { connectInMemory } from '../../server/connection/memory-socket.js'
import { getServer, type Server } from '../../server/registry/registry.js'
import { CONNECTOR } from '../net/marked-options.js'

/** Options of any of the clients of node-redis. */
export type Options = Readonly<Record<string, unknown>>

/** Writes into options where the connections of a client go. */
export class MemoryOptions {
  readonly #server: Server | undefined

  /** @param server where all connections go; else each goes to the server of its host and port. */
  constructor(server: Server | undefined) {
    this.#server = server
  }

  /** Of `createClient`, and of the clients of a pool. */
  client(options: Options = {}): Options {
    return {
      // The client would look up its host by DNS, for notices that only Redis Enterprise sends.
      maintNotifications: 'disabled',
      ...options,
      socket: { ...(options['socket'] as Options | undefined), [CONNECTOR]: this.#connect },
    }
  }

  /** Of `createCluster`: the defaults hold for the nodes that it discovers too. */
  cluster(options: Options): Options {
    return { ...options, defaults: this.client(options['defaults'] as Options | undefined) }
  }

  /** Of `createSentinel`. */
  sentinel(options: Options): Options {
    return {
      ...options,
      nodeClientOptions: this.client(options['nodeClientOptions'] as Options | undefined),
      sentinelClientOptions: this.client(options['sentinelClientOptions'] as Options | undefined),
    }
  }

  readonly #connect = (socket: Socket, address: Address): Socket => {
    const { host, port, path } = address
    const server = this.#server ?? (path === undefined ? getServer(host, port) : getServer(path, 0))
    return connectInMemory(socket, server, address)
  }
}
