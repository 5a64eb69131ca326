import type { Connector } from '../net/marked-options.js'

/** Options of a client, or of a cluster. */
export type Options = Readonly<Record<PropertyKey, unknown>>

/** What a class of ioredis is to us: clients of it are made, and nothing is asked of them. */
export type ClientClass = abstract new (...args: never[]) => object

/** What ioredis asks for a stream; it makes one for each client. */
export interface StreamSource {
  connect(emit: (event: string, error?: Error) => void): Promise<unknown>
  disconnect(): void
}

export type StreamSourceClass = new (options: Options) => StreamSource

/** The connector of ioredis that asks sentinels where the master is. */
export interface SentinelSource extends StreamSource {
  /** Takes events that tests listen to; ioredis sets it to the client. */
  emitter: { emit(event: string): unknown } | null
  /** The client of a sentinel, with more options than it has by itself. */
  connectToSentinel(endpoint: Options, options?: Options): object
  /** The address that a sentinel tells. */
  resolve(endpoint: Options): Promise<Options | null>
}

export type SentinelSourceClass = new (options: Options) => SentinelSource

/** The classes that a copy of ioredis exports. */
export interface ClientClasses {
  readonly Redis: ClientClass
  readonly Cluster: ClientClass
  readonly SentinelConnector: SentinelSourceClass
}

export type { Connector }

/**
 * Finds the classes in what ioredis exports: to CommonJS that is the class `Redis` with the others on
 * it, to ES modules a namespace. Version 4 has `Redis` as its default export alone.
 *
 * @throws TypeError if it is not ioredis.
 */
export function classesOf(ioredis: object): ClientClasses {
  const { default: main, Redis = main } = ioredis as Record<string, unknown>
  const { Cluster, SentinelConnector } = ioredis as Record<string, unknown>
  const classes = { Redis, Cluster, SentinelConnector }
  for (const found of Object.values(classes)) {
    if (typeof found !== 'function') throw new TypeError(NOT_IOREDIS)
  }
  return classes as ClientClasses
}

const NOT_IOREDIS =
  'Failed to connect "ioredis" in memory: it has no Redis, Cluster and SentinelConnector, as ioredis 4 and later and iovalkey export them'
