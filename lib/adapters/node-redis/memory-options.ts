import type { Server } from '../../server/registry/registry.js'
import { connectorTo } from '../net/connector-to.js'
import { CONNECTOR, type Connector } from '../net/marked-options.js'

/** Options of any of the clients of node-redis. */
export type Options = Readonly<Record<string, unknown>>

/** Writes into options where the connections of a client go. */
export class MemoryOptions {
  readonly #connect: Connector

  /** @param server where all connections go; else each goes to the server of its host and port. */
  constructor(server: Server | undefined) {
    this.#connect = connectorTo(server)
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
}
