import { isIP } from 'node:net'
import type { Config } from '../config/config.js'
import type { Session } from '../session.js'

/** How far above the port of clients a node listens to others. */
const BUS_OFFSET = 10_000

/** The ports of a node, each 0 where it is not announced. */
export interface Ports {
  readonly port: number
  readonly busPort: number
}

/** Where the node says that it is. */
export interface NodeAddress {
  /** Empty where nobody told. */
  readonly ip: string
  readonly port: number
  readonly busPort: number
  readonly hostname: string
  /** What clients are to use: undefined for the host that they used to come here. */
  readonly endpoint: string | undefined
}

/**
 * The address for a client: by the configuration, else the one that the client came to. A node of
 * Redis hears from other nodes what its own is; where there are none, clients know it.
 */
export function nodeAddress({ server, localAddress }: Session): NodeAddress {
  const { cluster, config, version } = server
  const arrivedAt = whereClientIs(localAddress)
  const announced = version === '6.2' ? cluster?.portsAtStart : announcedPorts(config)
  const port = arrivedAt?.port ?? config.number('port')
  const ip = config.text('cluster-announce-ip') || (arrivedAt?.ip ?? '')
  const hostname = version === '6.2' ? '' : config.text('cluster-announce-hostname')
  return {
    ip,
    hostname,
    port: announced?.port || port,
    busPort: announced?.busPort || config.number('cluster-port') || port + BUS_OFFSET,
    endpoint: endpointOf(config.text('cluster-preferred-endpoint-type'), ip, hostname),
  }
}

/** What the configuration says; 6.2 asks it but once, as it starts. */
export function announcedPorts(config: Config): Ports {
  return {
    port: config.number('cluster-announce-port'),
    busPort: config.number('cluster-announce-bus-port'),
  }
}

/** Undefined at a Unix socket. */
function whereClientIs(address: string): { ip: string; port: number } | undefined {
  const end = address.lastIndexOf(':')
  const ip = address.slice(0, end)
  return isIP(ip) === 0 ? undefined : { ip, port: Number(address.slice(end + 1)) }
}

function endpointOf(type: string, ip: string, hostname: string): string | undefined {
  if (type === 'unknown-endpoint') return undefined
  return type === 'ip' ? ip : hostname || '?'
}
