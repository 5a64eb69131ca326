import type { Address } from './connection/memory-link.js'
import type { Server } from './server.js'

/** Where the state of a process hangs, so that two copies of this package in it agree. */
const REGISTRY = Symbol.for('redis-mock-lua')

interface ProcessState {
  /** The servers that share a name with an address, by `host:port`. */
  servers?: Map<string, Server>
  /** Where servers of this process listen, by `host:port` or path. */
  listening?: Set<string>
}

/** Names of the same host; Redis listens at all of them. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])

/** The one name of a host by which it is known, of those that mean this host. */
export function hostName(host: string): string {
  return LOOPBACK.has(host) ? 'localhost' : host
}

export function knownServers(): Map<string, Server> {
  const state = processState()
  state.servers ??= new Map()
  return state.servers
}

/** The server of a host and port, which is made where there is none. */
export function serverKnownAs(host: string, port: number, make: () => Server): Server {
  const servers = knownServers()
  const address = `${hostName(host)}:${port}`
  const known = servers.get(address) ?? make()
  servers.set(address, known)
  return known
}

/** The one server of several addresses: the first that is known of theirs, else a new one. */
export function serverKnownAsAll(
  places: readonly { readonly host: string; readonly port: number }[],
  make: () => Server,
): Server {
  const servers = knownServers()
  const known = places.map(({ host, port }) => servers.get(`${hostName(host)}:${port}`))
  const server = known.find((each) => each !== undefined) ?? make()
  for (const { host, port } of places) serverKnownAs(host, port, () => server)
  return server
}

/** Where a server of this process is to be met through the system: through sockets, not in memory. */
export function listeningAt(): Set<string> {
  const state = processState()
  state.listening ??= new Set()
  return state.listening
}

/** Whether a server of this process listens there, for those who come through the system. */
export function isListening({ host, port, path }: Address): boolean {
  return listeningAt().has(path ?? `${hostName(host)}:${port}`)
}

function processState(): ProcessState {
  const holder = globalThis as { [REGISTRY]?: ProcessState }
  holder[REGISTRY] ??= {}
  return holder[REGISTRY]
}
