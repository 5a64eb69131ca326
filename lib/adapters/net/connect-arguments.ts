import type { Address } from '../../server/connection/memory-link.js'

/** What `connect` of a socket was asked for. */
export interface ConnectArguments {
  readonly options: ConnectOptions
  readonly onConnect: (() => void) | undefined
}

interface ConnectOptions {
  readonly host?: string | null
  readonly port?: number | string
  readonly path?: string | null
}

/**
 * The arguments of `Socket.prototype.connect`: options, or port and host, or a path, and a listener;
 * or all of them in one array, as `net.connect` and `tls.connect` hand them on.
 * @see https://nodejs.org/api/net.html#socketconnect
 */
export function readConnectArguments(args: readonly unknown[]): ConnectArguments {
  const [first, ...others] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  const last = others.findLast((argument) => typeof argument === 'function')
  const onConnect = last as (() => void) | undefined
  if (typeof first === 'object' && first !== null) return { options: first, onConnect }
  if (isPath(first)) return { options: { path: first }, onConnect }
  const host = typeof others[0] === 'string' ? { host: others[0] } : {}
  return { options: { port: first as number, ...host }, onConnect }
}

/** Where the arguments point to, or undefined if that is no address. */
export function addressOf({ options }: ConnectArguments): Address | undefined {
  const { host, port, path } = options
  if (path) return { host: 'localhost', port: 0, path }
  const number = Number(port)
  if (port === undefined || !Number.isInteger(number)) return undefined
  return { host: host || 'localhost', port: number }
}

/** Whether a text is the path of a Unix socket: Node takes it for one unless it is a number. */
function isPath(text: unknown): text is string {
  return typeof text === 'string' && !(Number(text) >= 0)
}
