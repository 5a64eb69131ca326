import type { Session } from '../session.js'

/** How far above the port of clients a node listens to others. */
const BUS_OFFSET = 10_000

/** Where the node says that it is. */
export interface NodeAddress {
  /** Empty where nobody told: a node hears of it from others. */
  readonly ip: string
  readonly port: number
  readonly busPort: number
  readonly hostname: string
  /** What clients are to use: undefined for the host that they used to come here. */
  readonly endpoint: string | undefined
}

/** The address for a client: by the configuration, else the port that the client came to. */
export function nodeAddress({ server, localAddress }: Session): NodeAddress {
  const { config, version } = server
  const announced = version === '6.2' ? 0 : config.number('cluster-announce-port')
  const arrivedAt = Number(/:(\d+)$/.exec(localAddress)?.[1] ?? config.number('port'))
  const ip = config.text('cluster-announce-ip')
  const hostname = version === '6.2' ? '' : config.text('cluster-announce-hostname')
  const busPort = version === '6.2' ? 0 : config.number('cluster-announce-bus-port')
  return {
    ip,
    hostname,
    port: announced || arrivedAt,
    busPort: busPort || config.number('cluster-port') || arrivedAt + BUS_OFFSET,
    endpoint: endpointOf(config.text('cluster-preferred-endpoint-type'), ip, hostname),
  }
}

function endpointOf(type: string, ip: string, hostname: string): string | undefined {
  if (type === 'unknown-endpoint') return undefined
  return type === 'ip' ? ip : hostname || '?'
}
