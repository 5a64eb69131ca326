import type { RedisVersion } from '../reply/version.js'
import type { ServerOptions } from '../server/server-options.js'

/** When the servers are emptied: before each test file, before each test as well, or never. */
export type Reset = 'file' | 'test' | 'never'

/**
 * Which connections are led. An address is `host:port`, a host (all its ports), `:port` (of all hosts),
 * the path of a Unix socket, or `*`.
 */
export interface AddressOptions {
  /**
   * Addresses of the nodes of one cluster, or `true` for all addresses: they share one server, in
   * cluster mode.
   */
  readonly cluster?: boolean | readonly string[]
  /** Addresses that clients find outside of this process, as without this package. */
  readonly through?: readonly string[]
  /** Addresses where nobody listens: the connection of whoever comes is refused, as by a system. */
  readonly closed?: readonly string[]
  /** Addresses that are in memory whoever connects; port 6379 of all hosts is one by default. */
  readonly servers?: readonly string[]
  /** Whether the connection of a client to an address that `servers` does not name is refused. */
  readonly refuseOthers?: boolean
  /** Names of packages that are clients of Redis, beside those that are known. */
  readonly clients?: readonly string[]
}

/** How the clients of the process are led. */
export interface RegisterOptions extends AddressOptions, Omit<ServerOptions, 'cluster' | 'onLog'> {
  /** When the servers are emptied; before each test file by default. */
  readonly reset?: Reset
  /** Whether clients in child processes and worker threads are led to the servers too, as by default. */
  readonly children?: boolean
}

export type { RedisVersion }
