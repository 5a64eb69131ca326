// A process or thread that a test starts: writes at the address of the test.
const Redis = require('ioredis')

const redis = new Redis(6379, 'redis.test')
redis.incr('children').then(() => redis.disconnect())
