import { newRunId } from '../run-id.js'
import type { Server } from '../server.js'
import type { MasterOptions, NodePlace } from './sentinel-options.js'

const LOCAL = '127.0.0.1'
/** Redis's own. */
export const DOWN_AFTER = 30_000
export const FAILOVER_TIMEOUT = 180_000

/** A node of a master: itself, or a replica of it. */
export interface WatchedNode {
  readonly host: string
  readonly port: number
  readonly runId: string
}

/** A master as a sentinel knows it: where it is, and where its replicas are. */
export class WatchedMaster {
  readonly name: string
  readonly quorum: number
  configEpoch = 0
  /** Since when its role is as it is, in milliseconds. */
  roleSince = Date.now()
  /** As the options have them. */
  readonly #firstNodes: readonly WatchedNode[]
  #nodes: readonly WatchedNode[]
  #server: Server | undefined

  constructor(name: string, options: MasterOptions, random: () => number) {
    const { server, replicas = [], quorum = 1 } = options
    this.name = name
    this.quorum = quorum
    this.#server = server
    this.#firstNodes = [options, ...replicas].map(({ host = LOCAL, port }: NodePlace) => ({
      host,
      port,
      runId: newRunId(random),
    }))
    this.#nodes = this.#firstNodes
  }

  get address(): WatchedNode {
    return this.#nodes[0]
  }

  get replicas(): readonly WatchedNode[] {
    return this.#nodes.slice(1)
  }

  /** Finds the server, where the options did not give it. @param find the one of an address. */
  server(find: (nodes: readonly WatchedNode[]) => Server): Server {
    this.#server ??= find(this.#nodes)
    return this.#server
  }

  /** Whether one of its nodes is at an address. */
  isAt(host: string, port: number): boolean {
    return this.#nodes.some((node) => node.host === host && node.port === port)
  }

  /** Makes the first replica the master and the master the last replica. */
  promote(epoch: number): void {
    const [master, ...replicas] = this.#nodes
    this.#nodes = [...replicas, master]
    this.configEpoch = epoch
    this.roleSince = Date.now()
  }

  /** Is again where the options say. */
  reset(): void {
    this.#nodes = this.#firstNodes
    this.configEpoch = 0
    this.roleSince = Date.now()
  }
}
