import { connectInMemory } from '../../server/connection/memory-socket.js'
import { type Server, serverAt } from '../../server/registry/registry.js'
import type { Connector } from './marked-options.js'

/** Connects sockets in memory: all to one server, or each to the one of its address. */
export function connectorTo(server: Server | undefined): Connector {
  return (socket, address) => {
    // Behind a sentinel are its masters.
    const master = server?.sentinel?.serverAt(address.host, address.port)
    return connectInMemory(socket, master ?? server ?? serverAt(address), address)
  }
}
