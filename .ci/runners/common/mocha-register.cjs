const assert = require('node:assert')
const Redis = require('ioredis')
const { createClient } = require('redis')
const { checks } = require('./checks.cjs')

/** The checks of a file of Mocha. */
exports.checkRegister = (name) => {
  // Mocha loads all files before it runs the first: this one is connected in the time of others.
  const early = new Redis(6379, 'redis.test')

  describe(`register: ${name}`, () => {
    before(async () => {
      // The data of a suite's own hook is there in its tests.
      assert.equal(await early.select(1), 'OK')
      assert.equal(await early.exists('own'), 0)
      await early.set('own', 'hook')
    })

    for (const [title, check] of Object.entries(checks)) it(title, check)

    it('keeps what the hooks of the file wrote', async () => {
      assert.equal(await early.get('own'), 'hook')
    })

    it('leads node-redis 4 to the same server', async () => {
      const client = createClient({ url: 'redis://redis.test/1' })
      await client.connect()
      assert.equal(await client.get('own'), 'hook')
      await client.quit()
    })
  })
}
