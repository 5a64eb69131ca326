import { Redis } from 'ioredis'
import { afterEach, expect, test, vi } from 'vitest'
import { checks } from '../common/checks.mjs'

afterEach(() => vi.useRealTimers())

for (const [name, check] of Object.entries(checks)) test(name, check)

test('packages that bring their own client end in the same server', async () => {
  const { lastSeen } = await import('brings-ioredis')
  const other = await import('brings-redis')
  expect([await lastSeen('ann'), await other.lastSeen('ann')]).toEqual(['1', '2'])
})

test('scripts run under fake timers, which move expiry', async () => {
  vi.useFakeTimers()
  const redis = new Redis(6379, 'redis.test')
  await redis.eval("return redis.call('SET', KEYS[1], 'v', 'PX', 1000)", 1, 'short')
  vi.advanceTimersByTime(1001)
  expect(await redis.get('short')).toBeNull()
  redis.disconnect()
})

test('a copy that is loaded anew meets the same server', async () => {
  const redis = new Redis(6379, 'redis.test')
  await redis.set('kept', 'here')
  vi.resetModules()
  await import('redis-mock-lua/register')
  const { getServer } = await import('redis-mock-lua')
  expect(getServer('redis.test', 6379).connect().execute(['GET', 'kept'])).toBe('here')
  expect(await redis.get('kept')).toBe('here')
  redis.disconnect()
})
