// What every test file of every runner checks, where register leads the clients of the process.
const assert = require('node:assert')
const { fork } = require('node:child_process')
const { once } = require('node:events')
const { join } = require('node:path')
const { Worker } = require('node:worker_threads')
const { createServer } = require('node:http')
const Redis = require('ioredis')
const { lastSeen } = require('brings-ioredis')

const CHILD = join(__dirname, 'child.cjs')
const CHILD_ON_ITS_OWN = join(__dirname, 'child-on-its-own.cjs')
const SCRIPT = "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1])"

/** By name; the first has to come first in each file. */
exports.checks = {
  async 'the file starts with an empty server'() {
    const redis = new Redis(6379, 'redis.test')
    assert.equal(await redis.dbsize(), 0)
    await assert.rejects(redis.evalsha('0'.repeat(40), 0), /^ReplyError: NOSCRIPT/)
    assert.equal(await redis.eval(SCRIPT, 1, 'left', 'behind'), 'behind')
    redis.disconnect()
  },
  async 'a package that brings its own client ends in the same server'() {
    const redis = new Redis(6379, 'redis.test')
    assert.equal(await lastSeen('ann'), '1')
    assert.equal(await redis.get('seen:ann'), '1')
    redis.disconnect()
  },
  async 'a socket of TLS, a Unix socket and a password end in memory'() {
    for (const url of ['rediss://ann:secret@redis.test:6380/1', '/nowhere/redis.sock']) {
      const redis = new Redis(url)
      assert.equal(await redis.eval(SCRIPT, 1, 'k', url), url)
      redis.disconnect()
    }
  },
  async 'a client that is left open does not matter'() {
    assert.equal(await new Redis(6379, 'redis.test').ping(), 'PONG')
  },
  async 'a child process and a worker thread end in the same server'() {
    const redis = new Redis(6379, 'redis.test')
    const ends = [fork(CHILD), new Worker(CHILD)].map((child) => once(child, 'exit'))
    const codes = (await Promise.all(ends)).map(([code]) => code)
    assert.equal(`${codes}`, '0,0')
    assert.equal(await redis.get('children'), '2')
    redis.disconnect()
  },
  async 'a child that is given register by its path ends in the same server'() {
    const redis = new Redis(6379, 'redis.test')
    const before = Number(await redis.get('children'))
    const execArgv = ['--require', require.resolve('redis-mock-lua/register')]
    const [code] = await once(fork(CHILD, { execArgv }), 'exit')
    assert.equal(code, 0)
    assert.equal(Number(await redis.get('children')), before + 1)
    redis.disconnect()
  },
  async 'a child whose own code loads register has a server of its own'() {
    const redis = new Redis(6379, 'redis.test')
    await redis.set('of-child', '7')
    // Without what this process was given: its child loads register by itself.
    const [code] = await once(fork(CHILD_ON_ITS_OWN, { execArgv: [] }), 'exit')
    assert.equal(code, 0)
    assert.equal(await redis.get('of-child'), '7')
    redis.disconnect()
  },
  async 'an HTTP server is left alone'() {
    const server = createServer((_, response) => response.end('here'))
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    const response = await fetch(`http://127.0.0.1:${server.address().port}`)
    assert.equal(await response.text(), 'here')
    server.closeAllConnections()
    server.close()
  },
}
