import type { Server } from '../../server/registry/registry.js'
import { heedMarkedOptions } from '../net/marked-options.js'
import { MemoryOptions, type Options } from './memory-options.js'

/** Where the clients of node-redis go. */
export interface InMemoryOptions {
  /** The server that all clients meet; by default each meets the one of its host and port. */
  readonly server?: Server
}

const NOT_NODE_REDIS =
  'Failed to connect "redis" in memory: it has no createClient and createCluster, as node-redis 4 and later export them; clients of node_redis 3 are led by redis-mock-lua/register'

type Create = (...args: unknown[]) => object

interface Client {
  duplicate(...args: unknown[]): Client
}

/**
 * node-redis whose clients are connected in memory.
 *
 * @param nodeRedis what the package `redis`, 4 or later, exports, or one that has its functions.
 * @returns the same, with `createClient`, `createClientPool`, `createCluster` and `createSentinel`,
 * as far as that version has them, of clients in memory. Other clients of the package stay as they are.
 * @throws TypeError if it is not node-redis, or older.
 *
 * @example
 * import * as redis from 'redis'
 * import { inMemory } from 'redis-mock-lua/node-redis'
 * const { createClient } = inMemory(redis)
 */
export function inMemory<Exports extends object>(
  nodeRedis: Exports,
  { server }: InMemoryOptions = {},
): Exports {
  if (!('createClient' in nodeRedis && 'createCluster' in nodeRedis)) {
    throw new TypeError(NOT_NODE_REDIS)
  }
  const options = new MemoryOptions(server)
  heedMarkedOptions()
  const own: Record<string, (create: Create) => Create> = {
    createClient: (create) => (given) => follow(create(options.client(given as Options)), options),
    createClientPool:
      (create) =>
      (given, ...rest) =>
        create(options.client(given as Options), ...rest),
    createCluster: (create) => (given) => create(options.cluster(given as Options)),
    createSentinel: (create) => (given) => create(options.sentinel(given as Options)),
  }
  const found = Object.entries(own).filter(([name]) => name in nodeRedis)
  const wrapped = found.map(([name, wrap]) => [name, wrap(Reflect.get(nodeRedis, name) as Create)])
  return { ...nodeRedis, ...Object.fromEntries(wrapped) }
}

/** A duplicate with socket options of its own goes to memory too. */
function follow(client: object, options: MemoryOptions): object {
  // What `withCommandOptions` and the like give derives from this object.
  const self = ((Reflect.get(client, '_self') as object | undefined) ?? client) as Client
  const { duplicate } = self
  Object.defineProperty(self, 'duplicate', {
    configurable: true,
    writable: true,
    value(this: Client, overrides?: Options): object {
      const own = overrides?.['socket'] === undefined ? overrides : options.client(overrides)
      return follow(duplicate.call(this, own), options)
    },
  })
  return client
}
