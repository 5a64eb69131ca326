import { type TestAPI, test as vitestTest } from 'vitest'
import type { ServerOptions } from '../server/server-options.js'
import './register.js'
import { closeTestServer, openTestServer, type TestRedis } from './test-server.js'

export type { ServerOptions, TestRedis }

/** What {@link test} gives to a test. */
export interface RedisFixtures {
  /** An empty server of this test alone. */
  readonly redis: TestRedis
  /** What it is made with: `test.extend({ redisOptions: { redisVersion: '7.0' } })`. */
  readonly redisOptions: ServerOptions
}

/**
 * `test` of vitest, with an empty Redis for each test that asks for it, also for tests that run at
 * the same time. All clients of the process are connected in memory from here on, as by
 * `redis-mock-lua/register`.
 *
 * @example
 * import { Redis } from 'ioredis'
 * import { test } from 'redis-mock-lua/vitest'
 * test('counts', async ({ redis }) => {
 *   const client = new Redis(redis.url)
 *   expect(await client.incr('n')).toBe(1)
 * })
 */
export const test: TestAPI<RedisFixtures> = vitestTest.extend<RedisFixtures>({
  redisOptions: {},
  redis: async ({ redisOptions }, use) => {
    const redis = openTestServer(redisOptions)
    await use(redis)
    closeTestServer(redis)
  },
})

export const it: TestAPI<RedisFixtures> = test
