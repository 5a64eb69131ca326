import { createRequire } from 'node:module'
import { jest } from '@jest/globals'
import { lastSeen } from 'brings-redis'
import { Redis } from 'ioredis'

const { checks } = createRequire(import.meta.url)('../../checks.cjs')

/** The checks of a test file. */
export function checkRegister() {
  afterEach(() => jest.useRealTimers())

  for (const [name, check] of Object.entries(checks)) test(name, check)

  test('ES modules that bring their own client end in the same server', async () => {
    const redis = new Redis(6379, 'redis.test')
    await lastSeen('bob')
    expect(await redis.get('seen:bob')).toBe('1')
    redis.disconnect()
  })
}
