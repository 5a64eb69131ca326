import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { test as redisTest, testWith } from 'redis-mock-lua/vitest'
import { afterAll, describe, expect } from 'vitest'

const seen = []

describe.each(['one', 'two', 'three'])('%s', (name) => {
  redisTest.concurrent('has a server of its own', async ({ redis, expect: expectOwn }) => {
    const client = new Redis(redis.url)
    seen.push(redis)
    expectOwn(await client.eval("return redis.call('INCR', KEYS[1])", 1, 'n')).toBe(1)
    await client.set('name', name)
    // The others write theirs meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 20))
    const other = await createClient({ url: redis.url }).connect()
    expectOwn(await other.get('name')).toBe(name)
    expectOwn(redis.session.execute(['GET', 'name'])).toBe(name)
    await other.quit()
    client.disconnect()
  })
})

redisTest('a server is as those of the file', async ({ redis }) => {
  const client = new Redis(redis.url)
  expect(await client.info('server')).toContain('redis_version:7.0.15')
  // It is left open, which does not matter.
})

testWith({ redisVersion: '6.2' })('a server with options of its own', async ({ redis }) => {
  const client = new Redis(redis.url)
  expect(await client.info('server')).toContain('redis_version:6.2')
  client.disconnect()
})

afterAll(async () => {
  expect(new Set(seen.map(({ host }) => host)).size).toBe(3)
  const late = new Redis(seen[0].url, { retryStrategy: () => null, maxRetriesPerRequest: 0 })
  const failed = new Promise((resolve) => late.once('error', resolve))
  expect((await failed).message).toContain('the test of this server is over')
})
