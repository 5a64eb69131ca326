import { Socket } from 'node:net'
import type { Address } from '../../server/connection/memory-link.js'
import { connectInMemory } from '../../server/connection/memory-socket.js'
import type { Server } from '../../server/server.js'
import { askedSockets } from './asked-sockets.js'
import { addressOf, readConnectArguments } from './connect-arguments.js'
import { refuse } from './refuse.js'
import { replaceMethod } from './replaced-method.js'

type Connect = (this: Socket, ...args: unknown[]) => Socket

/**
 * Where a connection goes: on to its address, to nobody, as if none listened there, to a server of this
 * process, elsewhere once it is known where, or nowhere for a reason.
 */
export type Way =
  | 'through'
  | 'nobody'
  | { readonly server: Server }
  | { readonly elsewhere: () => Promise<Address> }
  | { readonly refused: string }

/**
 * Says where a connection to an address goes.
 * @param connect the function that the opener of the connection called.
 */
export type Route = (address: Address, connect: Caller) => Way

const ELSEWHERE_SPEAKS_NO_TLS = 'it asks for TLS, which the server that it is led to does not speak'

type Caller = (...args: never[]) => unknown

/**
 * Asks `route` of each connection that is opened in this process, whoever opens it. All ways to open
 * one (`net.connect`, `net.createConnection`, `tls.connect`, an imported copy of these) end in
 * `Socket.prototype.connect`; that method alone is replaced.
 *
 * A second call takes the place of the first.
 *
 * @returns what gives `node:net` back; without effect once another call took the place.
 */
export function intercept(route: Route): () => void {
  return replaceMethod<Connect, Route>(Socket.prototype, 'connect', {
    // Two calls may be given the same function: each undoes its own.
    ask: (address, caller) => route(address, caller),
    neutral: () => 'through',
    make(original, asked) {
      const connect: Connect = function (...args) {
        return direct(this, args, { original, connect, route: asked() })
      }
      return connect
    },
  })
}

interface Interception {
  readonly original: Connect
  readonly connect: Connect
  readonly route: Route
}

function direct(socket: Socket, args: unknown[], interception: Interception): Socket {
  const { original, connect, route } = interception
  askedSockets().add(socket)
  const given = readConnectArguments(args)
  const address = addressOf(given)
  const way = address === undefined ? 'through' : route(address, connect)
  if (address === undefined || way === 'through') return original.apply(socket, args)
  if (given.onConnect !== undefined) socket.once('connect', given.onConnect)
  if (way === 'nobody') return refuse(socket, address)
  if ('server' in way) return connectInMemory(socket, way.server, address)
  if ('refused' in way) return refuse(socket, address, way.refused)
  if ('encrypted' in socket) return refuse(socket, address, ELSEWHERE_SPEAKS_NO_TLS)
  return connectElsewhere(socket, way.elsewhere(), (...others) => original.apply(socket, others))
}

function connectElsewhere(
  socket: Socket,
  elsewhere: Promise<Address>,
  go: (options: Address) => Socket,
): Socket {
  Object.assign(socket, { connecting: true })
  elsewhere.then(
    (address) => {
      if (!socket.destroyed) go(address)
    },
    (error: Error) => socket.destroy(error),
  )
  return socket
}
