import Bottleneck from 'bottleneck'

export const bottleneck = {
  title: 'Bottleneck: a limiter that several processes share',
  async run(redis, show) {
    const connection = new Bottleneck.IORedisConnection({ client: redis })
    const limiter = new Bottleneck({
      id: 'demo',
      datastore: 'ioredis',
      connection,
      maxConcurrent: 2,
      reservoir: 5,
      clearDatastore: true,
    })
    await limiter.ready()
    const doubled = await Promise.all([1, 2, 3].map((n) => limiter.schedule(async () => n * 2)))
    show('schedule three jobs, two at a time', doubled.join(', '))
    show('reservoir of five', `${await limiter.currentReservoir()} left`)
    await limiter.disconnect(false)
  },
}
