const Redis = require('ioredis')

/** The checks of a test file. */
exports.checkEachTest = () => {
  const redis = new Redis(6379, 'redis.test')

  test.each(['one', 'two'])('each test starts with an empty server: %s', async () => {
    expect(await redis.dbsize()).toBe(0)
    await redis.set('left', 'behind')
  })

  test('the servers have the version that was configured', async () => {
    expect(await redis.info('server')).toContain('redis_version:7.0.15')
  })
}
