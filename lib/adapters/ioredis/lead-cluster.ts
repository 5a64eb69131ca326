import type { Options, StreamSourceClass } from './client-classes.js'
import type { ClusterOptions } from './cluster-options.js'

type Duplicate = (this: Cluster, nodes?: readonly unknown[], options?: Options) => Cluster

interface Cluster {
  readonly startupNodes: readonly unknown[]
  readonly options: { readonly redisOptions: { readonly Connector: StreamSourceClass } }
  /** Has the one client that listens to channels. */
  readonly subscriber: object
  /** Has those that listen to channels of slots, where the option asks for them. */
  readonly shardedSubscribers?: { readonly shardedSubscribers: Map<string, { instance: Client }> }
  duplicate: Duplicate
}

interface Client {
  readonly options: Options
  connector: unknown
}

/**
 * Leads what a cluster makes by itself: duplicates, and the clients that listen to channels, which
 * ioredis makes of host, port and password alone, without the other options of its nodes.
 */
export function leadCluster(instance: object, options: ClusterOptions): void {
  const cluster = instance as Cluster
  const { Connector } = cluster.options.redisOptions
  const lead = (client: Client | null) => {
    if (client !== null) client.connector = new Connector(client.options)
  }
  leadSubscriber(cluster.subscriber, lead)
  const { shardedSubscribers } = cluster.shardedSubscribers ?? {}
  if (shardedSubscribers !== undefined) leadShardedSubscribers(shardedSubscribers, lead)
  leadDuplicates(cluster, options)
}

type Lead = (client: Client | null) => void

/** The client is a new one wherever another node is chosen; it connects when it is first asked. */
function leadSubscriber(subscriber: object, lead: Lead): void {
  let current: Client | null = null
  Object.defineProperty(subscriber, 'subscriber', {
    configurable: true,
    enumerable: true,
    get: () => current,
    set(client: Client | null) {
      lead(client)
      current = client
    },
  })
}

function leadShardedSubscribers(subscribers: Map<string, { instance: Client }>, lead: Lead): void {
  Object.defineProperty(subscribers, 'set', {
    configurable: true,
    writable: true,
    value(this: typeof subscribers, node: string, subscriber: { instance: Client }) {
      lead(subscriber.instance)
      return Map.prototype.set.call(this, node, subscriber)
    },
  })
}

function leadDuplicates(cluster: Cluster, options: ClusterOptions): void {
  const { duplicate } = cluster
  const led: Duplicate = function (nodes = [], given = {}) {
    const from = nodes.length > 0 ? nodes : this.startupNodes
    const copy = duplicate.call(this, nodes, options.options(from, { ...this.options, ...given }))
    leadCluster(copy, options)
    return copy
  }
  Object.defineProperty(cluster, 'duplicate', { configurable: true, writable: true, value: led })
}
