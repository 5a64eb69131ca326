const assert = require('node:assert')
const Redis = require('ioredis')

describe('reset before each test', () => {
  for (const name of ['one', 'two']) {
    it(name, async () => {
      const redis = new Redis(6379, 'redis.test')
      assert.equal(await redis.incr('n'), 1)
      redis.disconnect()
    })
  }
})
