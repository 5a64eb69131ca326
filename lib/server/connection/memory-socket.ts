import { isIP, Socket } from 'node:net'
import type { Server } from '../server.js'
import { connectionRefused } from './connection-refused.js'
import { type Address, MemoryLink } from './memory-link.js'

// A test runner may fake it later, and then nothing would connect.
const { nextTick } = process

const NOWHERE: Address = { host: '127.0.0.1', port: 6379 }

type Done = (error?: Error | null) => void

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
 *
 * A stream asks its own methods for what lies under it: those are replaced, on this socket alone.
 */
export function connectInMemory(socket: Socket, server: Server, address: Address): Socket {
  const link = new MemoryLink(server, socket)
  Object.defineProperties(socket, {
    ...streamMethods(socket, link),
    ...fixedMethods(socket),
    ...addressFields(socket, link, address),
  })
  Object.assign(socket, { connecting: true })
  nextTick(() => {
    if (socket.destroyed) return
    if (server.isShutDown) socket.destroy(connectionRefused(address, 'SHUTDOWN ended the server'))
    else open(socket, link, address)
  })
  return socket
}

/** A socket of `node:tls` has nothing to agree upon in memory: its peer is one to trust. */
function open(socket: AnySocket, link: MemoryLink, address: Address): void {
  Object.assign(socket, { connecting: false })
  link.open(address)
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

function streamMethods(socket: Socket, link: MemoryLink): PropertyDescriptorMap {
  const { _destroy: destroy } = socket
  return methods({
    _read: () => link.drained(),
    // Who wrote a buffer may fill it anew before the server hears.
    _write: (chunk: Buffer | string, encoding: BufferEncoding, done: Done) =>
      link.write(
        typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk),
        done,
      ),
    _writev: (chunks: { chunk: Buffer | string; encoding: BufferEncoding }[], done: Done) =>
      link.write(Buffer.concat(chunks.map((c) => asBuffer(c.chunk, c.encoding))), done),
    _final: (done: Done) => {
      link.leave()
      done()
    },
    _destroy: (error: Error | null, done: Done) => {
      link.leave()
      destroy.call(socket, error, done)
    },
  })
}

/** What only a handle of the system has a use for. */
function fixedMethods(socket: Socket): PropertyDescriptorMap {
  const same = () => socket
  return methods({ ref: same, unref: same, setNoDelay: same, setKeepAlive: same })
}

function addressFields(socket: Socket, link: MemoryLink, address: Address): PropertyDescriptorMap {
  const fields = {
    bytesRead: () => link.bytesRead,
    bytesWritten: () => link.bytesWritten,
    pending: () => socket.connecting,
  }
  if (address.path !== undefined) return { ...getters(fields), ...methods({ address: () => ({}) }) }
  const family = isIP(address.host) === 6 ? 'IPv6' : 'IPv4'
  const own = { address: family === 'IPv6' ? '::1' : '127.0.0.1', family, port: link.localPort }
  return {
    ...getters({
      ...fields,
      remoteAddress: () => (isIP(address.host) ? address.host : own.address),
      remoteFamily: () => family,
      remotePort: () => address.port,
      localAddress: () => own.address,
      localFamily: () => family,
      localPort: () => own.port,
    }),
    ...methods({ address: () => own }),
  }
}

function methods(values: Readonly<Record<string, unknown>>): PropertyDescriptorMap {
  const entries = Object.entries(values)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, { configurable: true, writable: true, value }]),
  )
}

function getters(values: Readonly<Record<string, () => unknown>>): PropertyDescriptorMap {
  const entries = Object.entries(values)
  return Object.fromEntries(entries.map(([name, get]) => [name, { configurable: true, get }]))
}

function asBuffer(chunk: Buffer | string, encoding: BufferEncoding): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk
}
