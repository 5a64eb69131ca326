import type { Server } from '../server.js'

/** Where a node is. */
export interface NodePlace {
  /** `127.0.0.1` by default. */
  readonly host?: string
  readonly port: number
}

/** A master that a sentinel watches. */
export interface MasterOptions extends NodePlace {
  /** The server itself; by default the one that clients of its address meet. */
  readonly server?: Server
  /**
   * Where its replicas are: addresses of the same server, the first of which becomes the master's
   * with `failover()`. Without any the master keeps its own.
   */
  readonly replicas?: readonly NodePlace[]
  /** How many sentinels have to agree; 1 by default. */
  readonly quorum?: number
}

/** What a sentinel knows. */
export interface SentinelOptions {
  /** The masters that it watches, by the names that clients ask for. */
  readonly masters: Readonly<Record<string, MasterOptions>>
  /** Other sentinels that watch them. */
  readonly others?: readonly NodePlace[]
}
