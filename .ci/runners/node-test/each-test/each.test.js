import assert from 'node:assert'
import { test } from 'node:test'
import { Redis } from 'ioredis'

for (const name of ['one', 'two']) {
  test(`each test starts with an empty server: ${name}`, async () => {
    const redis = new Redis(6379, 'redis.test')
    assert.equal(await redis.incr('n'), 1)
    redis.disconnect()
  })
}
