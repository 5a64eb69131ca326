import type { RedisOptions } from 'ioredis'
import type { RealRedis } from './real-redis.js'

/** The options that ioredis-mock knows on top of those of ioredis. */
export interface MockOptions extends RedisOptions {
  /** Values that stand in the server before the first command. */
  readonly data?: Readonly<Record<string, unknown>>
  /** The classes of keyspace events that the server publishes. */
  readonly notifyKeyspaceEvents?: string
}

/** An instance of the patched class: a client of ioredis, with the remains of ioredis-mock. */
export type MockInstance = Omit<RealRedis, 'options'> & {
  options: MockOptions
  /** Only on a Cluster: its nodes. */
  readonly clusterNodes?: { readonly all: readonly MockInstance[] }
  /** ioredis-mock's own store, which nothing reads any more, and its listener there. */
  readonly context?: { readonly modifiedKeyEvents: NodeJS.EventEmitter }
  readonly _signalModifiedKey?: (key: string) => void
}

/** The class that the package ioredis-mock exports. */
export interface MockClass {
  new (...args: never[]): object
  readonly prototype: object
  readonly Cluster?: { readonly prototype: object }
}
