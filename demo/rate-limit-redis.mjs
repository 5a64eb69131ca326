import { RedisStore } from 'rate-limit-redis'

export const rateLimitRedis = {
  title: 'rate-limit-redis: the store of express-rate-limit',
  async run(redis, show) {
    const store = new RedisStore({ sendCommand: (...argv) => redis.call(...argv) })
    store.init({ windowMs: 60_000 })
    await store.increment('10.0.0.1')
    const { totalHits } = await store.increment('10.0.0.1')
    show('increment twice', `${totalHits} hits`)

    await store.decrement('10.0.0.1')
    show('decrement', `${(await store.get('10.0.0.1')).totalHits} hit`)
  },
}
