// Real packages, and a script of one's own, on a patched ioredis-mock: no Redis anywhere.
import { styleText } from 'node:util'
import RedisMock from 'ioredis-mock'
import { install } from 'redis-mock-lua/ioredis-mock'
import { bottleneck } from './bottleneck.mjs'
import { ownScript } from './own-script.mjs'
import { rateLimitRedis } from './rate-limit-redis.mjs'
import { rateLimiterFlexible } from './rate-limiter-flexible.mjs'
import { redlock } from './redlock.mjs'

install(RedisMock)

const started = performance.now()
for (const example of [redlock, rateLimiterFlexible, rateLimitRedis, bottleneck, ownScript]) {
  console.log(`\n${styleText('bold', example.title)}`)
  const redis = new RedisMock()
  await redis.flushall()
  await example.run(redis, (what, outcome) => {
    console.log(`  ${what.padEnd(52)} ${styleText('green', String(outcome))}`)
  })
  redis.disconnect()
}
console.log(`\n${Math.round(performance.now() - started)} ms, and no Redis was running.`)
