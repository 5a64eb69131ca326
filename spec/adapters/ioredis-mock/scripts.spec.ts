import RedisMock from 'ioredis-mock'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { install } from '../../../lib/adapters/ioredis-mock/index.js'
import { resetServers } from '../../../lib/index.js'

describe('a patched ioredis-mock', () => {
  beforeAll(() => void install(RedisMock))
  afterEach(() => resetServers())

  it('runs a script', async () => {
    const redis = new RedisMock()
    await redis.set('counter', 41)
    expect(await redis.eval("return redis.call('INCR', KEYS[1])", 1, 'counter')).toBe(42)
    redis.disconnect()
  })
})
