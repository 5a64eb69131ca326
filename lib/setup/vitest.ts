import { type TestAPI, test as vitestTest } from 'vitest'
import type { ServerOptions } from '../server/server-options.js'
import './register.js'
import { closeTestServer, openTestServer, type TestRedis } from './test-server.js'

export type { ServerOptions, TestRedis }

/** What {@link test} gives to a test. */
export interface RedisFixtures {
  /** An empty server of this test alone. */
  readonly redis: TestRedis
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
export const test: TestAPI<RedisFixtures> = testWith({})

/**
 * {@link test} with servers of other options than those of the file.
 *
 * @example
 * const test = testWith({ redisVersion: '6.2' })
 */
export function testWith(options: ServerOptions): TestAPI<RedisFixtures> {
  return vitestTest.extend<RedisFixtures>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of what a fixture needs.
    redis: async ({}, use) => {
      const redis = openTestServer(options)
      await use(redis)
      closeTestServer(redis)
    },
  })
}
