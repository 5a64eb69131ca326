import type { ClientOptions, RedisClient } from 'redis-3'

/** A client of the patched class: one of node_redis 3, made by the constructor of redis-mock. */
export type MockClient = RedisClient

/** The class of the clients of redis-mock. */
export interface MockClass {
  new (options: ClientOptions): MockClient
  readonly prototype: object
}

/** What the package redis-mock exports. */
export interface MockModule {
  readonly RedisClient: MockClass
  createClient(...args: unknown[]): MockClient
}
