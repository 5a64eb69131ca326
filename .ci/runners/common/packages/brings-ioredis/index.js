// A CommonJS package that makes a client of its own, the first time that it is asked.
exports.lastSeen = async (name) => {
  const Redis = require('ioredis')
  const redis = new Redis(6379, 'redis.test')
  await redis.incr(`seen:${name}`)
  return redis.get(`seen:${name}`)
}
