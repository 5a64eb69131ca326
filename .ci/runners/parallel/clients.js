// Opens and closes clients by the thousand: memory and handles are where they were.
import assert from 'node:assert'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { getServer } from 'redis-mock-lua'

const CLIENTS = 10_000
const AT_ONCE = 50
/** What a heap may differ by that holds the same. */
const HEAP_TOLERANCE = 1.5 * 2 ** 20
const SCRIPT = "return redis.call('INCR', KEYS[1])"

const server = getServer('redis.test', 6379)

const kinds = {
  async ioredis() {
    const redis = new Redis(6379, 'redis.test')
    await redis.eval(SCRIPT, 1, 'n')
    const ended = once(redis, 'end')
    redis.disconnect()
    await ended
  },
  async 'node-redis'() {
    const client = await createClient({ url: 'redis://redis.test' }).connect()
    await client.eval(SCRIPT, { keys: ['n'] })
    client.destroy()
  },
  async 'ioredis, subscribed and cut off'() {
    const redis = new Redis(6379, 'redis.test', { retryStrategy: () => null })
    await redis.subscribe('news')
    const ended = once(redis, 'end')
    for (const session of server.sessions.values())
      if (session.subscriptions.count > 0) session.close()
    await ended
  },
}

async function run(open, count) {
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => open()))
  }
  // What ends with a connection ends a turn later.
  await new Promise((resolve) => setTimeout(resolve, 50))
  global.gc()
  await new Promise((resolve) => setTimeout(resolve, 50))
  global.gc()
  return {
    heap: process.memoryUsage().heapUsed,
    handles: process.getActiveResourcesInfo().sort(),
    sessions: server.sessions.size,
  }
}

for (const [name, open] of Object.entries(kinds)) {
  const before = await run(open, CLIENTS / 10)
  const after = await run(open, CLIENTS)
  const growth = after.heap - before.heap
  console.log(`${CLIENTS} clients of ${name}: heap ${(growth / 2 ** 20).toFixed(2)} MiB more`)
  assert.ok(growth < HEAP_TOLERANCE, `the heap grew by ${growth} bytes`)
  assert.deepEqual(after.handles, before.handles)
  assert.equal(after.sessions, 0)
}
