import { Socket } from 'node:net'
import type { Address } from '../../server/connection/memory-link.js'
import { addressOf, readConnectArguments } from './connect-arguments.js'

type Connect = (this: Socket, ...args: unknown[]) => Socket

/** Connects a socket that was asked to go to an address. */
export type Connector = (socket: Socket, address: Address) => Socket

/**
 * Among the options of `net.connect` or `tls.connect`: the {@link Connector} of this connection. A
 * client that hands its socket options on to Node can so be connected in memory, alone of all clients
 * of its package.
 */
export const CONNECTOR = Symbol.for('redis-mock-lua.connector')

/** On the class, once it looks for marked options: also for other copies of this package. */
const PATCHED = Symbol.for('redis-mock-lua.marked-options')

/**
 * Lets options that have a {@link CONNECTOR} take effect, from now on. Nothing changes for others, so
 * it is never undone.
 */
export function heedMarkedOptions(): void {
  if (Reflect.has(Socket, PATCHED)) return
  const original = Socket.prototype.connect as Connect
  const connect: Connect = function (...args) {
    const given = readConnectArguments(args)
    const connector = Reflect.get(given.options, CONNECTOR) as Connector | undefined
    const address = addressOf(given)
    if (connector === undefined || address === undefined) return original.apply(this, args)
    if (given.onConnect !== undefined) this.once('connect', given.onConnect)
    return connector(this, address)
  }
  Object.defineProperty(Socket, PATCHED, { value: true })
  Object.assign(Socket.prototype, { connect })
}
