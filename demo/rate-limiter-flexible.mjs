import { RateLimiterRedis } from 'rate-limiter-flexible'

export const rateLimiterFlexible = {
  title: 'rate-limiter-flexible: two points a minute',
  async run(redis, show) {
    const limiter = new RateLimiterRedis({ storeClient: redis, points: 2, duration: 60 })
    for (let attempt = 1; attempt <= 3; attempt++) {
      const outcome = await limiter.consume('10.0.0.1').then(
        ({ remainingPoints }) => `allowed, ${remainingPoints} left`,
        ({ msBeforeNext }) => `refused for ${Math.ceil(msBeforeNext / 1000)} s`,
      )
      show(`consume a point, attempt ${attempt}`, outcome)
    }
  },
}
