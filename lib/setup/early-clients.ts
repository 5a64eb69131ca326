import { askedSockets } from '../adapters/net/asked-sockets.js'
import type { Address } from '../server/connection/memory-link.js'
import { isListening } from '../server/process-state.js'
import { Addresses } from './addresses.js'
import type { RegisterOptions } from './options.js'
import { serversOf } from './selection.js'

/** What is asked of a handle of Node that may be a socket. */
interface Handle {
  readonly remoteAddress?: string
  readonly remotePort?: number
  /** Where a server accepted it. */
  readonly server?: unknown
}

/**
 * Refuses to lead clients where one connected before: it would go on at a real server, unnoticed.
 * @throws Error that says where.
 */
export function refuseEarlyClients(options: RegisterOptions): void {
  const servers = serversOf(options)
  const through = new Addresses(options.through ?? [])
  const early = unaskedSockets().find(
    (address) => servers.includes(address) && !through.includes(address) && !isListening(address),
  )
  if (early === undefined) return
  throw new Error(
    `Failed to lead clients into memory: one is connected to ${early.host}:${early.port} already. Load redis-mock-lua/register before what creates clients`,
  )
}

/** Where sockets are that connected while nobody was asked. */
function unaskedSockets(): readonly Address[] {
  const asked = askedSockets()
  return openHandles()
    .filter((handle) => !asked.has(handle) && !handle.server)
    .flatMap(({ remoteAddress: host, remotePort: port }) =>
      host === undefined || port === undefined ? [] : { host, port },
    )
}

/** Undocumented, and the one way to sockets that are open; a Node without it tells of none. */
function openHandles(): readonly Handle[] {
  const list: unknown = Reflect.get(process, '_getActiveHandles')
  return typeof list === 'function' ? Reflect.apply(list, process, []) : []
}
