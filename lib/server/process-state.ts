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
