import { once } from 'node:events'
import { createRequire } from 'node:module'
import * as ioredis5 from 'ioredis'
import * as ioredis6 from 'ioredis-6'
import * as iovalkey from 'iovalkey'
import * as nodeRedis5 from 'redis-5'
import * as nodeRedis6 from 'redis-6'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inMemory as ioredisInMemory } from '../../../lib/adapters/ioredis/in-memory.js'
import { inMemory as nodeRedisInMemory } from '../../../lib/adapters/node-redis/in-memory.js'
import { createServer, getServer, resetServers, type Server } from '../../../lib/index.js'

type Exports = typeof ioredis5
type NodeRedis = typeof nodeRedis6

const IOREDIS: readonly [string, Exports][] = [
  ['ioredis 4', createRequire(import.meta.url)('ioredis-4')],
  ['ioredis 5', ioredis5],
  ['ioredis 6', ioredis6 as unknown as Exports],
  ['iovalkey', iovalkey as unknown as Exports],
]
const NODE_REDIS: readonly [string, NodeRedis][] = [
  ['node-redis 5', nodeRedis5 as unknown as NodeRedis],
  ['node-redis 6', nodeRedis6],
]
const SENTINELS = [
  { host: 'sentinel.test', port: 26379 },
  { host: 'sentinel.test', port: 26380 },
]
const REPLICA = { host: 'redis.test', port: 7001 }

let master: Server

beforeEach(() => {
  master = getServer('redis.test', 7000)
  const masters = { mymaster: { host: 'redis.test', port: 7000, replicas: [REPLICA] } }
  for (const { host, port } of SENTINELS) getServer(host, port, { sentinel: { masters } })
})

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
  resetServers()
})

const valueAt = (server: Server, key: string) => server.connect().execute(['GET', key])

describe.each(IOREDIS)('%s', (_, ioredis) => {
  const create = (options: object, exports: Exports = ioredisInMemory(ioredis)): ioredis5.Redis => {
    const Redis = (exports.Redis ?? exports.default) as unknown as typeof ioredis5.Redis
    const client = new Redis({ sentinels: SENTINELS, name: 'mymaster', ...options })
    opened.push(() => client.disconnect())
    return client
  }

  it('finds the master', async () => {
    await create({}).set('k', 'v')
    expect(valueAt(master, 'k')).toBe('v')
  })

  it.each([true, false])('survives a failover, failover detector %s', async (failoverDetector) => {
    const client = create({ failoverDetector })
    const isListening = failoverDetector ? once(client, 'failoverSubscribed') : undefined
    await client.set('k', 'v')
    await isListening
    expect(client.stream.remotePort).toBe(7000)
    const isBack = once(client, 'ready')
    master.failover()
    await isBack
    expect([await client.get('k'), client.stream.remotePort]).toEqual(['v', 7001])
    expect(valueAt(getServer('redis.test', 7001), 'k')).toBe('v')
  })

  it('subscribes again after a failover', async () => {
    const client = create({})
    await client.subscribe('news')
    const heard = once(client, 'message')
    master.failover()
    await vi.waitFor(() => expect(master.connect().execute(['PUBLISH', 'news', 'x'])).toBe(1))
    expect(await heard).toEqual(['news', 'x'])
  })

  it('says that nobody knows the master', async () => {
    const client = create({ name: 'nope', sentinelRetryStrategy: null, lazyConnect: true })
    client.on('error', () => {})
    const failure = await client.connect().catch((error: Error) => error.message)
    expect(failure).toBe(
      'All sentinels are unreachable and retry is disabled. Last error: ERR No such master with that name',
    )
  })

  it('finds the master by natMap', async () => {
    const natMap = { 'redis.test:7000': { host: 'other.test', port: 7005 } }
    await create({ natMap }).set('k', 'v')
    expect(valueAt(getServer('other.test', 7005), 'k')).toBe('v')
  })

  it('finds the master of the sentinel that it is given', async () => {
    const own = createServer()
    const masters = { mymaster: { port: 6379, server: own } }
    const server = createServer({ sentinel: { masters } })
    await create({}, ioredisInMemory(ioredis, { server })).set('k', 'v')
    expect(valueAt(own, 'k')).toBe('v')
    await Promise.all([server.close(), own.close()])
  })
})

describe.each(NODE_REDIS)('%s', (_, nodeRedis) => {
  const create = async (options: object = {}) => {
    const { createSentinel } = nodeRedisInMemory(nodeRedis)
    const sentinel = createSentinel({ name: 'mymaster', sentinelRootNodes: SENTINELS, ...options })
    sentinel.on('error', () => {})
    await sentinel.connect()
    opened.push(() => sentinel.destroy())
    return sentinel
  }

  it('finds the master', async () => {
    await (await create()).set('k', 'v')
    expect(valueAt(master, 'k')).toBe('v')
  })

  it('survives a failover', async () => {
    const sentinel = await create()
    await sentinel.set('k', 'v')
    const changed = once(sentinel, 'topology-change')
    master.failover()
    await changed
    expect(await sentinel.get('k')).toBe('v')
    expect(await sentinel.eval("return redis.call('GET', KEYS[1])", { keys: ['k'] })).toBe('v')
  })

  it('reads from replicas', async () => {
    const sentinel = await create({ replicaPoolSize: 1 })
    await sentinel.set('k', 'v')
    expect(await sentinel.get('k')).toBe('v')
  })

  it('says that nobody knows the master', async () => {
    await expect(create({ name: 'nope', maxCommandRediscovers: 1 })).rejects.toThrow(
      'None of the sentinels are available',
    )
  })
})
