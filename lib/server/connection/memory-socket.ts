import { Socket } from 'node:net'
import type { Server } from '../server.js'
import { connectionRefused } from './connection-refused.js'
import { type Address, MemoryLink } from './memory-link.js'

// A test runner may fake it later, and then nothing would connect.
const { nextTick } = process

const NOWHERE: Address = { host: '127.0.0.1', port: 6379 }

/** What a socket of `node:tls` has on top. */
type AnySocket = Socket & {
  encrypted?: boolean
  authorized?: boolean
  _handle?: { close(): void } | null
}

/** A socket that is connected to a server of this process. */
export function createMemorySocket(server: Server): Socket {
  return connectInMemory(new Socket(), server, NOWHERE)
}

/**
 * Connects a socket of `node:net` to a server of this process instead of one of the system. It is
 * the same object to its client, with the same events; but it has no handle of the system, so that
 * it does not keep the process alive.
 */
export function connectInMemory(socket: Socket, server: Server, address: Address): Socket {
  const link = new MemoryLink(server, socket, address)
  server.hearing.socketPrototypes.link(socket, link)
  Object.assign(socket, { connecting: true })
  nextTick(() => {
    if (socket.destroyed) return
    if (server.isShutDown) socket.destroy(connectionRefused(address, 'SHUTDOWN ended the server'))
    else open(socket, link)
  })
  return socket
}

/** A socket of `node:tls` has nothing to agree upon in memory: its peer is one to trust. */
function open(socket: AnySocket, link: MemoryLink): void {
  Object.assign(socket, { connecting: false })
  link.open()
  const isSecure = socket.encrypted === true
  if (isSecure) trust(socket)
  socket.emit('connect')
  socket.emit('ready')
  if (isSecure) socket.emit('secureConnect')
}

function trust(socket: AnySocket): void {
  socket._handle?.close()
  socket._handle = null
  socket.authorized = true
  // It would say that the connection ended before it was secure.
  const tooEarly = socket.listeners('end').find(({ name }) => name === 'onConnectEnd')
  if (tooEarly !== undefined) socket.removeListener('end', tooEarly as () => void)
}
