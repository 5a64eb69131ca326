import { createServer, type Server as NetServer, type Socket } from 'node:net'
import { TOO_MANY_CLIENTS } from '../../reply/errors/server.js'
import { encodeReply } from '../../resp/encode.js'
import { hostName, listeningAt } from '../process-state.js'
import type { Server } from '../server.js'
import { Connection } from './connection.js'

const LOCAL = '127.0.0.1'

/** Where to listen: at a port of a host, or at the path of a Unix socket. */
export interface ListenOptions {
  /** 0 picks a free one. */
  readonly port?: number
  readonly host?: string
  readonly path?: string
  /** Whether the process may end while it listens, as where `unref` was called. */
  readonly unref?: boolean
}

/** A server that listens. */
export interface Listener {
  /** The port, 0 at a path. */
  readonly port: number
  /** Stops to listen and ends the connections that came this way. */
  close(): Promise<void>
}

/** Lets clients of other processes, or with sockets of the system, come to a server. */
export async function listen(server: Server, options: ListenOptions): Promise<Listener> {
  const sockets = new Set<Socket>()
  const door = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (options.unref === true) socket.unref()
    admit(server, socket, options)
  })
  await opened(door, options)
  if (options.unref === true) door.unref()
  const address = door.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const place = options.path ?? `${hostName(options.host ?? LOCAL)}:${port}`
  listeningAt().add(place)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        listeningAt().delete(place)
        door.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function opened(door: NetServer, { port = 0, host = LOCAL, path }: ListenOptions) {
  return new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(path === undefined ? { port, host } : { path }, () => {
      door.off('error', reject)
      resolve()
    })
  })
}

function admit(server: Server, socket: Socket, { path }: ListenOptions): void {
  // A connection may break at any time; `close` follows.
  socket.on('error', () => {})
  if (server.sessions.size >= server.config.number('maxclients')) {
    server.stats.rejectedConnections++
    socket.end(encodeReply(TOO_MANY_CLIENTS, 2))
    return
  }
  const addresses =
    path === undefined
      ? {
          address: `${socket.remoteAddress}:${socket.remotePort}`,
          localAddress: `${socket.localAddress}:${socket.localPort}`,
        }
      : { address: `${path}:0`, localAddress: `${path}:0` }
  carry(socket, server, addresses)
}

function carry(
  socket: Socket,
  server: Server,
  addresses: { address: string; localAddress: string },
): void {
  const connection = new Connection(
    server,
    {
      write: (bytes) => socket.write(bytes, 'latin1'),
      end: () => socket.destroySoon(),
      pending: () => socket.writableLength,
      cut: () => socket.destroy(),
      hold: (isHeld) => (isHeld ? socket.pause() : socket.resume()),
    },
    addresses,
  )
  socket.on('data', (bytes) => connection.receive(bytes))
  socket.on('drain', () => connection.drained())
  socket.on('close', () => connection.closed())
}
