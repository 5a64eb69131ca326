import Redlock from 'redlock'

export const redlock = {
  title: 'redlock: a lock that one holder has at a time',
  async run(redis, show) {
    const redlock = new Redlock([redis], { retryCount: 0 })
    const lock = await redlock.acquire(['invoice:42'], 5000)
    show('acquire invoice:42', `held for ${await redis.pttl('invoice:42')} ms`)

    const second = await redlock.acquire(['invoice:42'], 5000).catch((error) => error.name)
    show('acquire it again while it is held', second)

    await redis.script('FLUSH')
    await lock.release()
    show('SCRIPT FLUSH, then release', `${await redis.exists('invoice:42')} keys left`)
  },
}
