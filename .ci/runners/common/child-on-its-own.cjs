// A process whose own code loads register.
require('redis-mock-lua/register')
const Redis = require('ioredis')

const redis = new Redis(6379, 'redis.test')
redis.incr('of-child').then((count) => {
  redis.disconnect()
  process.exitCode = count === 1 ? 0 : 2
})
