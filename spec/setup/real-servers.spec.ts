import { spawnSync } from 'node:child_process'
import { Cluster, Redis } from 'ioredis'
import { createClient, createCluster } from 'redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, resetServers } from '../../lib/index.js'
import { configure, unregister } from '../../lib/setup/config.js'
import { Registration } from '../../lib/setup/registration.js'
import { type RealCluster, startRealCluster } from './real-cluster.js'

const KEYS = ['a', 'b', 'c']
const GET = "return redis.call('GET', KEYS[1])"

const ends: (() => void)[] = []

/** A client that fails at once where it cannot connect. */
function open(host: string, port = 6379, password = ''): Redis {
  const redis = new Redis({ host, port, password, retryStrategy: () => null, lazyConnect: true })
  ends.push(() => redis.disconnect())
  return redis
}

/** Why a client could not connect. */
async function refusal(redis: Redis): Promise<string> {
  const error = new Promise<Error>((resolve) => redis.once('error', resolve))
  await expect(redis.connect()).rejects.toThrow('Connection is closed.')
  return (await error).message
}

function lead(url: string): void {
  vi.stubEnv('REDIS_MOCK_LUA', url)
  Registration.shared().start()
}

afterEach(() => {
  for (const end of ends.splice(0)) end()
  unregister()
  resetServers()
  vi.unstubAllEnvs()
})

describe('REDIS_MOCK_LUA that names one server', () => {
  const server = createServer({ redisVersion: '7.0' })
  let port: number

  beforeAll(async () => {
    port = (await server.listen()).port
  })
  beforeEach(() => server.reset())
  afterAll(() => server.close())

  it('leads all clients to it, emptied of data, scripts and functions', async () => {
    const session = server.connect()
    session.execute(['SET', 'old', 'v'])
    const sha = session.execute(['SCRIPT', 'LOAD', 'return 1'])
    session.execute(['FUNCTION', 'LOAD', '#!lua name=l\nredis.register_function("f", redis.log)'])
    lead(`redis://127.0.0.1:${port}`)
    const redis = open('redis.test')
    expect(await redis.keys('*')).toEqual([])
    expect(await redis.script('EXISTS', `${sha}`)).toEqual([0])
    expect(await redis.call('FUNCTION', 'LIST')).toEqual([])
    await redis.set('k', 'v')
    expect(await open('other.test', 7000).get('k')).toBe('v')
    expect(session.execute(['GET', 'k'])).toBe('v')
  })

  it('logs in with the password of the URL to empty it', async () => {
    server.connect().execute(['CONFIG', 'SET', 'requirepass', 'right'])
    lead(`redis://:right@127.0.0.1:${port}`)
    expect(await open('redis.test', 6379, 'right').ping()).toBe('PONG')
  })

  it.each([
    ['no password', '', 'FLUSHALL: NOAUTH Authentication required.'],
    [
      'a wrong one',
      ':wrong@',
      'AUTH: WRONGPASS invalid username-password pair or user is disabled.',
    ],
  ])('says that it refuses %s', async (_, login, refused) => {
    server.connect().execute(['CONFIG', 'SET', 'requirepass', 'right'])
    lead(`redis://${login}127.0.0.1:${port}`)
    expect(await refusal(open('redis.test'))).toBe(
      `the server of REDIS_MOCK_LUA refuses ${refused}`,
    )
  })

  it('says where nobody listens', async () => {
    lead('redis://127.0.0.1:1')
    expect(await refusal(open('redis.test'))).toBe('connect ECONNREFUSED 127.0.0.1:1')
  })
})

const hasRedis = spawnSync('which', ['redis-server']).status === 0

describe.skipIf(!hasRedis)('REDIS_MOCK_LUA that names a node of a real cluster', () => {
  let cluster: RealCluster

  beforeAll(async () => {
    cluster = await startRealCluster(3)
  }, 60_000)
  afterAll(() => cluster.stop())
  beforeEach(() => lead(`redis://127.0.0.1:${cluster.ports[1]}`))

  /** How many keys each node has. */
  const sizes = () => Promise.all(cluster.ports.map((port) => cluster.ask(port, 'DBSIZE')))

  it('leads Cluster of ioredis to all nodes, which are emptied first', async () => {
    configure({ cluster: ['127.0.0.1:7000'] })
    const first = new Cluster([{ host: '127.0.0.1', port: 7000 }])
    for (const key of KEYS) await first.set(key, `of ${key}`)
    expect(await first.eval(GET, 1, 'b')).toBe('of b')
    expect(await sizes()).toEqual([':1', ':1', ':1'])
    first.disconnect()
    await Registration.shared().reset()
    expect(await sizes()).toEqual([':0', ':0', ':0'])
  })

  it('leads createCluster of node-redis to all nodes', async () => {
    configure({ cluster: true })
    const client = createCluster({ rootNodes: [{ url: 'redis://redis.test:7000' }] })
    await client.connect()
    for (const key of KEYS) await client.set(key, `of ${key}`)
    expect(await client.eval(GET, { keys: ['c'] })).toBe('of c')
    expect(await sizes()).toEqual([':1', ':1', ':1'])
    client.destroy()
  })

  /** Where a client of the suite finds the nodes by addresses of its own. */
  const NODES = '192.0.2.1'
  const named = (port: number) => ({ host: NODES, port })
  const mapped = () =>
    Object.fromEntries(cluster.ports.map((port) => [`127.0.0.1:${port}`, named(port)]))
  const map = (key: string) => named(Number(key.split(':').at(-1)))

  it.each([
    ['a map', mapped],
    ['a function', () => map],
  ])('leads Cluster of ioredis to all nodes by natMap: %s', async (_, natMap) => {
    configure({ cluster: [NODES] })
    const client = new Cluster([named(7000)], { natMap: natMap() })
    for (const key of KEYS) await client.set(key, `of ${key}`)
    expect(await client.eval(GET, 1, 'b')).toBe('of b')
    expect(await sizes()).toEqual([':1', ':1', ':1'])
    client.disconnect()
  })

  it.each([
    ['a map', mapped],
    ['a function', () => map],
  ])('leads createCluster of node-redis by nodeAddressMap: %s', async (_, nodeAddressMap) => {
    configure({ cluster: [NODES] })
    const rootNodes = [{ url: `redis://${NODES}:7000` }]
    const client = createCluster({ rootNodes, nodeAddressMap: nodeAddressMap() })
    await client.connect()
    for (const key of KEYS) await client.set(key, `of ${key}`)
    expect(await client.eval(GET, { keys: ['c'] })).toBe('of c')
    expect(await sizes()).toEqual([':1', ':1', ':1'])
    client.destroy()
  })

  it('leads a client of one node to that, where it is named as one of the cluster', async () => {
    configure({ cluster: ['redis.test'] })
    const redis = open('redis.test')
    await redis.set('b', 'v').catch(() => undefined)
    expect(await redis.cluster('MYID')).toBe(
      `${await cluster.ask(cluster.ports[1], 'CLUSTER', 'MYID')}`.slice(1),
    )
  })

  it('refuses a client of one server, which has all keys', async () => {
    const reason =
      'REDIS_MOCK_LUA leads redis.test:6379 to one of 3 masters of a cluster, which has a part of the keys: name it in the option `cluster`, if clients of clusters come to it, or lead to a server that is in none'
    expect(await refusal(open('redis.test'))).toBe(reason)
    const client = createClient({ url: 'redis://redis.test', socket: { reconnectStrategy: false } })
    client.on('error', () => {})
    await expect(client.connect()).rejects.toThrow(reason)
  })
})

describe.skipIf(!hasRedis)('REDIS_MOCK_LUA that names a real cluster of one node', () => {
  let cluster: RealCluster

  beforeAll(async () => {
    cluster = await startRealCluster(1)
  }, 60_000)
  afterAll(() => cluster.stop())

  it('leads clients of one server there, which has all keys', async () => {
    lead(`redis://127.0.0.1:${cluster.ports[0]}`)
    const redis = open('redis.test')
    for (const key of KEYS) await redis.set(key, `of ${key}`)
    expect(await redis.get('c')).toBe('of c')
    expect(await cluster.ask(cluster.ports[0], 'DBSIZE')).toBe(':3')
  })
})
