import { Socket } from 'node:net'
import type { Address } from '../../server/memory-link.js'
import { connectInMemory } from '../../server/memory-socket.js'
import type { Server } from '../../server/server.js'
import { addressOf, readConnectArguments } from './connect-arguments.js'
import { refuse } from './refuse.js'

type Connect = (this: Socket, ...args: unknown[]) => Socket

/** Where a connection goes: on to its address, to a server of this process, elsewhere, or nowhere. */
export type Way = 'through' | { server: Server } | { elsewhere: Elsewhere } | { refused: string }

/** Another address, where the connection may go when the promise is over. */
export interface Elsewhere {
  readonly address: Address
  readonly ready: Promise<void>
}

/**
 * Says where a connection to an address goes.
 * @param connect the function that the opener of the connection called.
 */
export type Route = (address: Address, connect: Caller) => Way

type Caller = (...args: never[]) => unknown

/**
 * What is patched, on the class itself: test runners load this module anew for each test file, but
 * `node:net` only once, and two copies of this package may be in one process.
 */
const INTERCEPTION = Symbol.for('redis-mock-lua.net')

interface Interception {
  readonly original: Connect
  readonly connect: Connect
  route: Route
}

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
  // Two calls may be given the same function: each undoes its own.
  const own: Route = (address, connect) => route(address, connect)
  const known = Reflect.get(Socket, INTERCEPTION) as Interception | undefined
  const isOnTop = known?.connect === Socket.prototype.connect
  // Somebody else wrapped the method meanwhile: below that, the new route takes the place.
  if (known !== undefined && !isOnTop) known.route = own
  else install(own, known?.original ?? (Socket.prototype.connect as Connect))
  return () => {
    const current = Reflect.get(Socket, INTERCEPTION) as Interception | undefined
    if (current?.route === own) uninstall(current)
  }
}

function install(route: Route, original: Connect): void {
  const connect: Connect = function (...args) {
    return direct(this, args, interception)
  }
  const interception: Interception = { original, connect, route }
  Object.defineProperty(Socket, INTERCEPTION, { configurable: true, value: interception })
  Object.assign(Socket.prototype, { connect })
}

function uninstall(interception: Interception): void {
  const { original, connect } = interception
  interception.route = () => 'through'
  if (Socket.prototype.connect !== connect) return
  Object.assign(Socket.prototype, { connect: original })
  Reflect.deleteProperty(Socket, INTERCEPTION)
}

function direct(socket: Socket, args: unknown[], interception: Interception): Socket {
  const { original, connect, route } = interception
  const given = readConnectArguments(args)
  const address = addressOf(given)
  const way = address === undefined ? 'through' : route(address, connect)
  if (address === undefined || way === 'through') return original.apply(socket, args)
  if (given.onConnect !== undefined) socket.once('connect', given.onConnect)
  if ('server' in way) return connectInMemory(socket, way.server, address)
  if ('refused' in way) return refuse(socket, way.refused, address)
  return connectElsewhere(socket, way.elsewhere, (...others) => original.apply(socket, others))
}

function connectElsewhere(
  socket: Socket,
  { address, ready }: Elsewhere,
  go: (options: Address) => Socket,
): Socket {
  Object.assign(socket, { connecting: true })
  ready.then(
    () => {
      if (!socket.destroyed) go(address)
    },
    (error: Error) => socket.destroy(error),
  )
  return socket
}
