import RedisMock from 'ioredis-mock'
import { expect, test } from 'vitest'

test('a script runs on the patched mock', async () => {
  const redis = new RedisMock()
  await redis.set('counter', 41)
  expect(await redis.eval("return redis.call('INCR', KEYS[1])", 1, 'counter')).toBe(42)
  await expect(redis.evalsha('f'.repeat(40), 0)).rejects.toThrow(/^NOSCRIPT/)
})
