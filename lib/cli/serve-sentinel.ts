import { createServer, type Server } from '../server/registry/registry.js'
import type { NodePlace } from '../server/sentinel/sentinel-options.js'
import type { ServerOptions } from '../server/server-options.js'

/** What is said of the sentinel that listens beside a server. */
export interface SentinelChoice {
  /** The name that it has for the server. */
  readonly sentinel?: string
  readonly sentinelPort?: number
  /** Where the replica is that the server fails over to. */
  readonly replicaPort?: number
  /** Where it says that the server is. */
  readonly masterHost?: string
}

/** A server that listens. */
export interface Master {
  readonly server: Server
  readonly host: string
  readonly port: number
}

/** Redis's own. */
const SENTINEL_PORT = 26379
/** Addresses to listen at that lead no client there. */
const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/**
 * What is wrong with a choice, for a server at a host.
 * @returns undefined if nothing is.
 */
export function faultOf(host: string, choice: SentinelChoice): string | undefined {
  const { sentinel, sentinelPort, replicaPort, masterHost } = choice
  const needing = [sentinelPort, replicaPort, masterHost].some((value) => value !== undefined)
  if (sentinel === undefined)
    return needing ? '--sentinel-port, --replica-port and --master-host need --sentinel' : undefined
  if (!WILDCARDS.has(masterHost ?? host)) return undefined
  return `--master-host has to name a host where clients of the sentinel find ${host}`
}

/**
 * Lets a sentinel listen that knows a server by a name.
 * @returns the sentinel and where it listens.
 */
export async function serveSentinel(
  { server, host, port }: Master,
  name: string,
  choice: SentinelChoice,
  options: ServerOptions,
): Promise<Omit<Master, 'host'>> {
  const { masterHost = host, replicaPort, sentinelPort = SENTINEL_PORT } = choice
  const replicas: NodePlace[] = []
  if (replicaPort !== undefined) {
    const listener = await server.listen({ host, port: replicaPort })
    replicas.push({ host: masterHost, port: listener.port })
  }
  const masters = { [name]: { server, host: masterHost, port, replicas } }
  const sentinel = createServer({ ...options, sentinel: { masters } })
  const listener = await sentinel.listen({ host, port: sentinelPort })
  return { server: sentinel, port: listener.port }
}
