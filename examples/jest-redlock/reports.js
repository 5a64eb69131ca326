const { default: Redlock } = require('redlock')

/** Makes reports one at a time: whoever comes while one is made gets the error of Redlock. */
function createReports(redis, { patienceMs = 0, ttlMs = 5000 } = {}) {
  const redlock = new Redlock([redis], {
    retryCount: patienceMs / 10,
    retryDelay: 10,
    retryJitter: 0,
  })
  return {
    make: (name, work) =>
      redlock.using([`report:${name}:lock`], ttlMs, async () => {
        const report = await work()
        await redis.set(`report:${name}`, report)
        return report
      }),
    lock: (name) => redlock.acquire([`report:${name}:lock`], ttlMs),
  }
}

module.exports = { createReports }
