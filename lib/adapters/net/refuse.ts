import type { Socket } from 'node:net'
import { connectionRefused } from '../../server/connection/connection-refused.js'
import type { Address } from '../../server/connection/memory-link.js'

const { nextTick } = process

/** Ends a socket as a system does where nobody listens, with a message that says why. */
export function refuse(socket: Socket, reason: string, address: Address): Socket {
  Object.assign(socket, { connecting: true })
  nextTick(() => socket.destroy(connectionRefused(address, reason)))
  return socket
}
