import { createRequire } from 'node:module'
import { Redis } from 'ioredis'
import { afterEach, expect, test, vi } from 'vitest'

const { checks } = createRequire(import.meta.url)('../../checks.cjs')

/** The checks of a test file. */
export function checkRegister() {
  afterEach(() => vi.useRealTimers())

  for (const [name, check] of Object.entries(checks)) test(name, check)

  test('an ES module that brings its own client ends in the same server', async () => {
    const { lastSeen } = await import('brings-redis')
    await lastSeen('bob')
    const redis = new Redis(6379, 'redis.test')
    expect(await redis.get('seen:bob')).toBe('1')
    redis.disconnect()
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
}
