import type { Redis, RedisOptions } from 'ioredis'
import * as redisModule from 'ioredis/built/Redis.js'

/** What the patched class uses of ioredis beyond its public types. */
export type RealRedis = Omit<Redis, 'connector'> & {
  /** Works out `options` from the arguments of the constructor. */
  parseOptions(...args: unknown[]): void
  connector: unknown
}

export interface RealRedisClass {
  new (options: RedisOptions): RealRedis
  readonly prototype: RealRedis
}

/**
 * The class of the real ioredis, by the module that ioredis-mock itself builds on. A test suite that
 * puts ioredis-mock in the place of `ioredis` (jest.mock, moduleNameMapper) does not reach it.
 *
 * The module is CommonJS with a default export: one `default` away from CommonJS, two from ESM.
 */
export const RealRedis: RealRedisClass = unwrapDefault(redisModule)

function unwrapDefault(module: unknown): RealRedisClass {
  const found = (module as { default: unknown }).default
  return (
    typeof found === 'function' ? found : (found as { default: unknown }).default
  ) as RealRedisClass
}
