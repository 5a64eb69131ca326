import { Socket } from 'node:net'
import * as ioredis from 'ioredis'
import * as nodeRedis3 from 'redis-3'
import * as nodeRedis4 from 'redis-4'
import * as nodeRedis5 from 'redis-5'
import * as nodeRedis6 from 'redis-6'
import { afterEach, describe, expect, it } from 'vitest'
import * as installed from '../../../lib/adapters/node-redis/index.js'
import { createServer, getServer, resetServers } from '../../../lib/index.js'
import { ask } from '../conformance/ask.js'

type Exports = typeof nodeRedis6
type Client = ReturnType<Exports['createClient']>

const VERSIONS: readonly [number, Exports][] = [
  [4, nodeRedis4 as unknown as Exports],
  [5, nodeRedis5 as unknown as Exports],
  [6, nodeRedis6],
]

const opened: object[] = []
afterEach(() => {
  for (const client of opened.splice(0)) {
    if (Reflect.get(client, 'isOpen')) ask(client, 'destroy' in client ? 'destroy' : 'disconnect')
  }
  resetServers()
})

async function connected<Kind extends object>(client: Kind): Promise<Kind> {
  opened.push(client)
  await ask(client, 'connect')
  return client
}

describe('inMemory of node-redis', () => {
  it.each<[string, object]>([
    ['node_redis 3', nodeRedis3],
    ['ioredis', ioredis],
  ])('refuses %s', (_, exports) => {
    expect(() => installed.inMemory(exports)).toThrow(
      'Failed to connect "redis" in memory: it has no createClient and createCluster, as node-redis 4 and later export them',
    )
  })
})

describe.each(VERSIONS)('node-redis %i in memory', (major, nodeRedis) => {
  const { createClient, createCluster } = installed.inMemory(nodeRedis)

  it.each<[string, Parameters<typeof createClient>, string, number, number]>([
    ['nothing', [], 'localhost', 6379, 0],
    ['a URL', [{ url: 'redis://redis.test:7000/3' }], 'redis.test', 7000, 3],
    ['a socket', [{ socket: { host: 'redis.test', port: 7001 } }], 'redis.test', 7001, 0],
    ['a URL of TLS', [{ url: 'rediss://redis.test' }], 'redis.test', 6379, 0],
    ['a path', [{ socket: { path: '/tmp/redis.sock', tls: false } }], '/tmp/redis.sock', 0, 0],
  ])('meets the server of %s', async (_, args, host, port, db) => {
    const client = await connected(createClient(...args))
    await client.set('k', 'v')
    const session = getServer(host, port).connect()
    session.execute(['SELECT', `${db}`])
    expect(session.execute(['GET', 'k'])).toBe('v')
  })

  it('meets the server that it is given', async () => {
    const server = createServer()
    const client = await connected(installed.inMemory(nodeRedis, { server }).createClient())
    await client.set('k', 'v')
    expect(server.connect().execute(['GET', 'k'])).toBe('v')
    await server.close()
  })

  it('duplicates into memory, with other socket options too', async () => {
    const client = await connected(createClient())
    await client.set('k', 'v')
    const copy = (await connected(client.duplicate())) as Client
    const third = (await connected(copy.duplicate({ socket: { port: 7002 } }))) as Client
    expect([await copy.get('k'), await third.get('k')]).toEqual(['v', null])
  })

  it('leaves other clients of the package alone', async () => {
    const door = await createServer().listen({ port: 0 })
    const client = await connected(nodeRedis.createClient({ socket: { port: door.port } }))
    await client.set('k', 'v')
    expect(getServer('localhost', door.port).connect().execute(['GET', 'k'])).toBeNull()
    ask(client, major === 4 ? 'disconnect' : 'destroy')
    await door.close()
  })

  it('finds the node of a cluster', async () => {
    getServer('redis.test', 7000, { cluster: true })
    getServer('127.0.0.1', 7000, { cluster: true })
    const cluster = await connected(
      createCluster({ rootNodes: [{ url: 'redis://redis.test:7000' }] }),
    )
    expect(await cluster.set('k', 'v')).toBe('OK')
    expect(await cluster.eval("return redis.call('GET', KEYS[1])", { keys: ['k'] })).toBe('v')
    expect(getServer('127.0.0.1', 7000).connect().execute(['GET', 'k'])).toBe('v')
  })

  it('has the exports of the package', () => {
    expect(Object.keys(installed.inMemory(nodeRedis))).toEqual(Object.keys(nodeRedis))
  })
})

it.each(VERSIONS.slice(1))('node-redis %i has pools in memory', async (_, nodeRedis) => {
  const { createClientPool } = installed.inMemory(nodeRedis)
  const pool = await connected(createClientPool({ socket: { port: 7003 } }, { minimum: 2 }))
  expect(await pool.eval("return redis.call('SET', KEYS[1], 'v')", { keys: ['k'] })).toBe('OK')
  expect(getServer('localhost', 7003).connect().execute(['GET', 'k'])).toBe('v')
  expect(getServer('localhost', 7003).sessions.size).toBe(3)
})

describe('the exports of redis-mock-lua/node-redis', () => {
  it('are those of the installed node-redis', async () => {
    expect(Object.keys(installed).sort()).toEqual([...Object.keys(nodeRedis6), 'inMemory'].sort())
    const client = await connected(installed.createClient())
    expect(await client.ping()).toBe('PONG')
  })

  it('change a socket of node:net once, and no connection of others', async () => {
    const { connect } = Socket.prototype
    installed.inMemory(nodeRedis5)
    expect(Socket.prototype.connect).toBe(connect)
  })
})
