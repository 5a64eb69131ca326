import { Redis } from 'ioredis'
import { expect, test } from 'vitest'

test.each(['one', 'two'])('each test starts with an empty server: %s', async () => {
  expect(await globalThis.early.dbsize()).toBe(0)
  await globalThis.early.set('left', 'behind')
})

test('the servers have the version that the plugin names', async () => {
  const redis = new Redis(6379, 'redis.test')
  expect(await redis.info('server')).toContain('redis_version:7.0.15')
  redis.disconnect()
})
