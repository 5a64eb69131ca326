import type { Server } from '../../server/registry/registry.js'
import { connectorTo } from '../net/connector-to.js'
import { heedMarkedOptions } from '../net/marked-options.js'
import { type ClientClass, type ClientClasses, classesOf } from './client-classes.js'
import { ClusterOptions } from './cluster-options.js'
import { leadCluster } from './lead-cluster.js'
import { ledClass } from './led-class.js'
import { memorySource } from './memory-source.js'
import { withConnector } from './redis-arguments.js'

/** Where the clients of ioredis go. */
export interface InMemoryOptions {
  /** The server that all clients meet; by default each meets the one of its host and port. */
  readonly server?: Server
}

/**
 * ioredis whose clients are connected in memory.
 *
 * @param ioredis what the package exports: `ioredis` 4 or later, or `iovalkey`.
 * @returns the same, with `Redis` and `Cluster` of clients in memory. They make instances of the
 * classes of ioredis itself, so that `instanceof` tells the same of both. Other clients of the
 * package stay as they are.
 * @throws TypeError if it is not ioredis.
 *
 * @example
 * import * as iovalkey from 'iovalkey'
 * import { inMemory } from 'redis-mock-lua/ioredis'
 * const { Redis, Cluster } = inMemory(iovalkey)
 */
export function inMemory<Exports extends object>(
  ioredis: Exports,
  options: InMemoryOptions = {},
): Exports {
  return ledExports(ioredis, options, new Map())
}

/** As {@link inMemory}. @param added what the exports have in addition, by name. */
export function ledExports<Exports extends object>(
  ioredis: Exports,
  { server }: InMemoryOptions,
  added: ReadonlyMap<PropertyKey, unknown>,
): Exports {
  heedMarkedOptions()
  const classes = classesOf(ioredis)
  const { Redis } = classes
  const led = new Map<unknown, ClientClass>()
  // What hangs on a class is led too: `Redis.Cluster`, `Redis.default`, `Redis.createClient`.
  const find: Find = (member, name) => led.get(member) ?? added.get(name) ?? member
  led.set(Redis, ledRedis(classes, server, find))
  led.set(classes.Cluster, ledCluster(classes, server, find))
  if (led.has(ioredis)) return led.get(ioredis) as unknown as Exports
  const entries = Object.entries(ioredis).map(([name, member]) => [name, find(member, name)])
  return Object.fromEntries([...entries, ...added]) as Exports
}

type Find = (member: unknown, name: PropertyKey) => unknown

function ledRedis(classes: ClientClasses, server: Server | undefined, find: Find): ClientClass {
  const Connector = memorySource(classes.SentinelConnector, connectorTo(server))
  const led: ClientClass = ledClass(classes.Redis, {
    prepare: (args) => withConnector(args, Connector),
    finish: () => {},
    find: (member, name) =>
      name === 'createClient'
        ? (...args: unknown[]) => Reflect.construct(led as never, args)
        : find(member, name),
  })
  return led
}

function ledCluster(classes: ClientClasses, server: Server | undefined, find: Find): ClientClass {
  const options = new ClusterOptions(classes, server)
  return ledClass(classes.Cluster, {
    prepare: (args) => options.prepare(args),
    finish: (cluster) => leadCluster(cluster, options),
    find,
  })
}
