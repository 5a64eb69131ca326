import type { SrvRecord } from 'node:dns'
import type { Address } from '../../server/connection/memory-link.js'
import { clusterAt, type Server } from '../../server/registry/registry.js'
import { connectorTo } from '../net/connector-to.js'
import { srvRecordsOf } from '../net/srv-records.js'
import type { ClientClasses, Options, StreamSourceClass } from './client-classes.js'
import { isMemorySource, memorySource } from './memory-source.js'

type Lookup = (host: string, done: (error: null, address: string, family: number) => void) => void

/** In memory a name stands for its own address. */
const dnsLookup: Lookup = (host, done) => done(null, host, 4)

type ResolveSrv = (name: string, done: (error: null, records: readonly SrvRecord[]) => void) => void

/** What `useSRVRecords` asks. */
const resolveSrv: ResolveSrv = (name, done) => done(null, srvRecordsOf(name))

/** Writes into options of clusters where the connections to their nodes go. */
export class ClusterOptions {
  readonly #classes: ClientClasses
  readonly #server: Server | undefined

  /** @param server the cluster; else it is the one of the nodes that a client begins with. */
  constructor(classes: ClientClasses, server: Server | undefined) {
    this.#classes = classes
    this.#server = server
  }

  /** The arguments of `new Cluster(nodes, options)`. */
  prepare([nodes, options = {}, ...others]: readonly unknown[]): unknown[] {
    return [nodes, this.options(nodes as readonly unknown[], options as Options), ...others]
  }

  options(nodes: readonly unknown[], options: Options): Options {
    const { Connector: own, ...redisOptions } = (options['redisOptions'] ?? {}) as Options
    const isOurs = own === undefined || isMemorySource(own)
    const Connector = isOurs ? this.#source(nodes) : own
    return { dnsLookup, resolveSrv, ...options, redisOptions: { ...redisOptions, Connector } }
  }

  #source(nodes: readonly unknown[]): StreamSourceClass {
    const server = this.#server ?? clusterAt(nodes.map((node) => this.#addressOf(node)))
    return memorySource(this.#classes.SentinelConnector, connectorTo(server))
  }

  /** A node is a port, a URL or options: a client reads them all. */
  #addressOf(node: unknown): Address {
    const { options } = Reflect.construct(this.#classes.Redis as never, [
      node,
      { lazyConnect: true },
    ]) as { options: Address }
    return options
  }
}
