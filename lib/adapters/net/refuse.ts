import type { Socket } from 'node:net'
import type { Address } from '../../server/memory-link.js'

const { nextTick } = process

/** Ends a socket as a system does where nobody listens, with a message that says why. */
export function refuse(socket: Socket, reason: string, { host, port }: Address): Socket {
  const error = Object.assign(new Error(`connect ECONNREFUSED ${host}:${port}: ${reason}`), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: host,
    port,
  })
  Object.assign(socket, { connecting: true })
  nextTick(() => socket.destroy(error))
  return socket
}
