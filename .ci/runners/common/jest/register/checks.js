const Redis = require('ioredis')
const { checks } = require('../../checks.cjs')

/** The checks of a test file. */
exports.checkRegister = () => {
  afterEach(() => jest.useRealTimers())

  for (const [name, check] of Object.entries(checks)) test(name, check)

  test('scripts run under fake timers, which move expiry', async () => {
    const redis = new Redis(6379, 'redis.test')
    await redis.ping()
    jest.useFakeTimers()
    await redis.eval("return redis.call('SET', KEYS[1], 'v', 'PX', 1000)", 1, 'short')
    jest.advanceTimersByTime(1001)
    expect(await redis.get('short')).toBeNull()
    redis.disconnect()
  })

  test('modules that are loaded anew meet the same server', async () => {
    const redis = new Redis(6379, 'redis.test')
    await redis.set('kept', 'here')
    jest.resetModules()
    require('redis-mock-lua/register')
    const Anew = require('ioredis')
    expect(Anew).not.toBe(Redis)
    const anew = new Anew(6379, 'redis.test')
    expect(await anew.get('kept')).toBe('here')
    const { getServer } = require('redis-mock-lua')
    expect(getServer('redis.test', 6379).connect().execute(['GET', 'kept'])).toBe('here')
    for (const client of [redis, anew]) client.disconnect()
  })
}
