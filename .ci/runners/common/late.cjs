// Checks that register refuses to come too late, when a client is connected.
const assert = require('node:assert')
const { once } = require('node:events')
const { createServer } = require('node:net')
const Redis = require('ioredis')

/** Connects a client where a real server would be, and loads register then. */
exports.checkLate = async (load) => {
  const door = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
  await once(door, 'listening')
  const { port } = door.address()
  process.env.REDIS_MOCK_LUA_SERVERS = `:6379,:${port}`
  const early = new Redis(port, '127.0.0.1')
  await once(early, 'connect')
  await assert.rejects(async () => load(), {
    message: `Failed to lead clients into memory: one is connected to 127.0.0.1:${port} already. Load redis-mock-lua/register before what creates clients`,
  })
  early.disconnect()
  door.close()
}
