import type { Server } from '../../server/registry/registry.js'
import { heedMarkedOptions } from '../net/marked-options.js'
import { MemoryOptions, type Options } from './memory-options.js'

/** Where the clients of node-redis go. */
export interface InMemoryOptions {
  /** The server that all clients meet; by default each meets the one of its host and port. */
  readonly server?: Server
}

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
