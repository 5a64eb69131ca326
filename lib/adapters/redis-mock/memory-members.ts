import { Socket } from 'node:net'
import nodeRedis, { type ClientOptions } from 'redis-3'
import utils from 'redis-3/lib/utils.js'
import { connectInMemory } from '../../server/connection/memory-socket.js'
import { getServer } from '../../server/registry/registry.js'
import type { MockClass, MockClient } from './mock-module.js'

const real = nodeRedis.RedisClient.prototype

type Ready = (error: Error | null, client?: MockClient) => void

/**
 * What clients of the patched class have over those of node_redis.
 *
 * @param clients holds those whose connection has not ended.
 * @param adopt makes a client of one that was created before the patch.
 */
export function memoryMembers(
  mockClass: MockClass,
  clients: Set<MockClient>,
  adopt: (client: MockClient) => void,
): PropertyDescriptorMap {
  return methods({
    /** node_redis lets others replace this method by that name. */
    create_stream(this: MockClient): void {
      clients.add(this)
      createStream(this)
      this.stream?.once('close', () => clients.delete(this))
    },
    /** The client hears no more of its stream, the end included. */
    end(this: MockClient, ...flush: boolean[]): unknown {
      if (!isClient(this)) adopt(this)
      clients.delete(this)
      return real.end.apply(this, flush)
    },
    internal_send_command(this: MockClient, command: object): boolean {
      if (!isClient(this)) adopt(this)
      return real.internal_send_command.call(this, command)
    },
    duplicate(this: MockClient, ...args: unknown[]): MockClient | undefined {
      if (!isClient(this)) adopt(this)
      const [options, ready] = typeof args[0] === 'function' ? [null, args[0]] : args
      return duplicate(mockClass, this, options as ClientOptions, ready as Ready | undefined)
    },
  })
}

/** Whether the constructor of node_redis made a client. */
export function isClient(client: MockClient): boolean {
  return Object.hasOwn(client, 'command_queue')
}

/** node_redis takes a stream from its options, once: later ones are for a client without any. */
function createStream(client: MockClient): void {
  const { host = 'localhost', port = 6379, path } = client.connection_options
  const server = path === undefined ? getServer(host, port) : getServer(path, 0)
  client.stream?.removeAllListeners()
  client.stream?.destroy()
  client.stream = undefined
  // A client with `tls` waits for `secureConnect`, which comes on a socket that says it is encrypted.
  const socket = Object.assign(new Socket(), client.options.tls ? { encrypted: true } : {})
  client.options.stream = connectInMemory(socket, server, { host, port, path })
  real.create_stream.call(client)
  Reflect.deleteProperty(client.options, 'stream')
}

/** As that of node_redis, whose own makes clients of its own class. */
function duplicate(
  mockClass: MockClass,
  client: MockClient,
  override: ClientOptions | null | undefined,
  ready: Ready | undefined,
): MockClient | undefined {
  const options = utils.clone(override)
  const copy = new mockClass({ ...utils.clone(client.options), ...options })
  copy.selected_db = options.db || client.selected_db
  if (ready === undefined) return copy
  copy.once('ready', () => ready(null, copy))
  copy.once('error', (error: Error) => {
    ready(error)
    copy.end(true)
  })
  return undefined
}

function methods(values: Readonly<Record<string, unknown>>): PropertyDescriptorMap {
  const entries = Object.entries(values)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, { configurable: true, writable: true, value }]),
  )
}
