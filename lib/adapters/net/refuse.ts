import type { Socket } from 'node:net'
import { connectionRefused } from '../../server/connection/connection-refused.js'
import type { Address } from '../../server/connection/memory-link.js'

const { nextTick } = process

/**
 * Ends a socket as a system does where nobody listens.
 * @param reason what the message says of it, beside what the system would.
 */
export function refuse(socket: Socket, address: Address, reason?: string): Socket {
  Object.assign(socket, { connecting: true })
  nextTick(() => socket.destroy(connectionRefused(address, reason)))
  return socket
}
