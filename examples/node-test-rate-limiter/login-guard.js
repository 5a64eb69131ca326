import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'

/** Lets a user fail to log in three times in a while; then nobody gets in for longer. */
export function createLoginGuard({ seconds = 60, blockSeconds = 600 } = {}) {
  const redis = new Redis('redis://redis.example:6379')
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'login',
    points: 3,
    duration: seconds,
    blockDuration: blockSeconds,
  })
  return {
    redis,
    /** Rejects with how long to wait if there were too many. */
    failed: (user) => limiter.consume(user),
    succeeded: (user) => limiter.delete(user),
    close: () => redis.quit(),
  }
}
