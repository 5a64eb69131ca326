import {
  type AddressInfo,
  connect,
  createServer as createDoor,
  type Server as Door,
} from 'node:net'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getServer, resetServers } from '../../lib/index.js'
import { unregister } from '../../lib/setup/config.js'
import { Registration } from '../../lib/setup/registration.js'
import { next } from '../adapters/net/sockets.js'

const LATE = 'already. Load redis-mock-lua/register before what creates clients'

/** Where a real server would be, which takes connections and says nothing. */
let door: Door
let port: number

beforeEach(async () => {
  door = createDoor((socket) => socket.resume())
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  port = (door.address() as AddressInfo).port
  vi.stubEnv('REDIS_MOCK_LUA_SERVERS', `:6379,:${port}`)
})

afterEach(() => {
  unregister()
  resetServers()
  vi.unstubAllEnvs()
  door.close()
})

function start(): void {
  Registration.shared().start()
}

describe('register, loaded late', () => {
  it('leads a client of ioredis that was created before and connects after', async () => {
    const redis = new Redis({ host: 'redis.test', lazyConnect: true })
    start()
    await redis.set('k', 'v')
    expect(getServer('redis.test').connect().execute(['GET', 'k'])).toBe('v')
    redis.disconnect()
  })

  it('leads a client of node-redis that was created before and connects after', async () => {
    const client = createClient({ url: 'redis://redis.test' })
    start()
    await client.connect()
    await client.set('k', 'v')
    expect(getServer('redis.test').connect().execute(['GET', 'k'])).toBe('v')
    client.destroy()
  })

  it('leads a client that found nobody before', async () => {
    const redis = new Redis(1, { retryStrategy: () => 10 })
    await new Promise((resolve) => redis.once('error', resolve))
    start()
    expect(await redis.set('k', 'v')).toBe('OK')
    redis.disconnect()
  })

  it('refuses to start where a client is connected', async () => {
    const early = connect(port, '127.0.0.1')
    await next(early, 'connect')
    expect(start).toThrow(
      `Failed to lead clients into memory: one is connected to 127.0.0.1:${port} ${LATE}`,
    )
    early.destroy()
    await next(early, 'close')
    expect(start).not.toThrow()
  })

  it('refuses the next client where one connected unasked', async () => {
    const early = connect(port, 'localhost')
    start()
    await next(early, 'connect')
    const redis = new Redis({ port, lazyConnect: true, retryStrategy: () => null })
    await expect(redis.connect()).rejects.toThrow(LATE)
    early.destroy()
  })

  it.each([
    ['that `through` names', () => vi.stubEnv('REDIS_MOCK_LUA_THROUGH', `localhost:${port}`)],
    ['in passthrough', () => vi.stubEnv('REDIS_MOCK_LUA', 'passthrough')],
    ['at a port that is not known for Redis', () => vi.stubEnv('REDIS_MOCK_LUA_SERVERS', ':6379')],
  ])('lets a connection be %s', async (_, choose) => {
    choose()
    const early = connect(port, '127.0.0.1')
    await next(early, 'connect')
    expect(start).not.toThrow()
    early.destroy()
  })

  it('starts again where it led clients before', async () => {
    vi.stubEnv('REDIS_MOCK_LUA_THROUGH', `localhost:${port}`)
    start()
    const led = connect(port, '127.0.0.1')
    await next(led, 'connect')
    unregister()
    vi.stubEnv('REDIS_MOCK_LUA_THROUGH', '')
    expect(start).not.toThrow()
    led.destroy()
  })
})
