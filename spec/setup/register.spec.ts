import { createRequire } from 'node:module'
import { Socket } from 'node:net'
import { dirname } from 'node:path'
import { type Cluster, Redis } from 'ioredis'
import { createCluster } from 'redis'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, getServer, resetServers } from '../../lib/index.js'
import { configure, unregister } from '../../lib/setup/config.js'
import { Registration } from '../../lib/setup/registration.js'

const connect = Socket.prototype.connect
const clients: { disconnect(): void }[] = []

/** A client that fails at once where it cannot connect. */
function client(host: string, port = 6380, options = {}): Redis {
  const redis = new Redis({ host, port, retryStrategy: () => null, lazyConnect: true, ...options })
  clients.push(redis)
  return redis
}

/** A copy of a package that is loaded now, as it takes functions of Node for itself then. */
function loadedAnew(name: string): { Cluster: typeof Cluster } {
  const load = createRequire(import.meta.url)
  const folder = dirname(load.resolve(`${name}/package.json`))
  const known = Object.entries(load.cache).filter(([path]) => path.startsWith(folder))
  for (const [path] of known) delete load.cache[path]
  const copy = load(name)
  for (const [path, module] of known) load.cache[path] = module
  return copy
}

describe('register', () => {
  beforeEach(() => Registration.shared().start())
  afterEach(() => {
    for (const redis of clients.splice(0)) redis.disconnect()
    unregister()
    resetServers()
    expect(Socket.prototype.connect).toBe(connect)
  })

  it('leads a client into memory, whatever its host and password', async () => {
    const redis = client('redis.test', 6380, { password: 'secret' })
    await redis.set('k', 'v')
    expect(getServer('redis.test', 6380).connect().execute(['GET', 'k'])).toBe('v')
    const named = client('redis.test', 6380, { username: 'ann', password: 'secret' })
    expect(await named.get('k')).toBe('v')
  })

  it('asks for the password that the configuration sets', async () => {
    configure({ config: { requirepass: 'right' } })
    await expect(client('redis.test', 6380, { password: 'wrong' }).ping()).rejects.toThrow(
      'WRONGPASS',
    )
    expect(await client('redis.test', 6380, { password: 'right' }).ping()).toBe('PONG')
  })

  it('makes servers with the options of configure', async () => {
    configure({ redisVersion: '6.2' })
    expect(await client('redis.test').info('server')).toContain('redis_version:6.2.16')
  })

  it('lets servers keep the time of the system where a test fakes its own', async () => {
    configure({ clock: 'system' })
    const redis = client('redis.test')
    await redis.set('k', 'v', 'EX', 60)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    const left = redis.ttl('k')
    vi.useRealTimers()
    expect(await left).toBe(60)
  })

  it('is configured before the first client connects, not after', async () => {
    await client('redis.test').ping()
    expect(() => configure({ redisVersion: '6.2' })).toThrow(
      'Failed to configure "redis-mock-lua": a client has connected already',
    )
  })

  it('lets clients through to a server of this process that listens', async () => {
    const server = createServer()
    const { port } = await server.listen()
    server.connect().execute(['SET', 'who', 'listener'])
    expect(await client('127.0.0.1', port).get('who')).toBe('listener')
    await server.close()
  })

  it('lets clients through to the hosts that `through` names', async () => {
    configure({ through: ['real.test:1', 'localhost'] })
    const refused = client('127.0.0.1', 1, { maxRetriesPerRequest: 0 })
    const errors: string[] = []
    refused.on('error', ({ message }) => errors.push(message))
    await expect(refused.connect()).rejects.toThrow()
    expect(errors).toEqual(['connect ECONNREFUSED 127.0.0.1:1'])
    expect(await client('real.test', 2).ping()).toBe('PONG')
  })

  it('refuses hosts that `servers` does not name, where it is told to', async () => {
    configure({ servers: ['redis.test:6380'], refuseOthers: true })
    expect(await client('redis.test', 6380).ping()).toBe('PONG')
    const other = client('other.test')
    const errors: string[] = []
    other.on('error', ({ message }) => errors.push(message))
    await expect(other.connect()).rejects.toThrow()
    expect(errors).toEqual([
      'connect ECONNREFUSED other.test:6380: redis-mock-lua refuses it, since `servers` does not name it',
    ])
  })

  it('refuses whoever comes to an address that is closed, as a system does', async () => {
    configure({ closed: ['redis.test:1234'], through: ['redis.test'], refuseOthers: true })
    const redis = client('redis.test', 1234)
    const errors: string[] = []
    redis.on('error', ({ message }) => errors.push(message))
    await expect(redis.connect()).rejects.toThrow('Connection is closed.')
    expect(errors).toEqual(['connect ECONNREFUSED redis.test:1234'])
  })

  it('leads to one cluster whoever comes to one of its nodes', async () => {
    configure({ cluster: ['a.test:7000', 'b.test:7001'] })
    await client('a.test', 7000).set('k', 'v')
    expect(await client('b.test', 7001).get('k')).toBe('v')
    expect(await client('c.test', 7001).get('k')).toBeNull()
  })

  it.each(['ioredis', 'ioredis-4', 'ioredis-6', 'iovalkey'])(
    'leads a cluster of %s to nodes that have names, or that a service has',
    async (name) => {
      configure({ cluster: ['nodes.test', '_redis._tcp.nodes.test'] })
      const { Cluster } = loadedAnew(name)
      const named = new Cluster([{ host: 'nodes.test', port: 7000 }])
      clients.push(named)
      expect(await named.set('k', 'v')).toBe('OK')
      const found = new Cluster([{ host: '_redis._tcp.nodes.test' }], { useSRVRecords: true })
      clients.push(found)
      expect(await found.get('k')).toBe('v')
      expect(await client('localhost', 7001).get('k')).toBeNull()
    },
  )

  it('leads a cluster of node-redis to nodes that have names', async () => {
    configure({ cluster: ['nodes.test:7000'] })
    const cluster = createCluster({ rootNodes: [{ url: 'redis://nodes.test:7000' }] })
    await cluster.connect()
    await cluster.set('k', 'v')
    expect(await client('nodes.test', 7000).get('k')).toBe('v')
    cluster.destroy()
  })

  it('is harmless when it is started twice', async () => {
    await client('redis.test').set('k', 'v')
    Registration.shared().start()
    expect(await client('redis.test').get('k')).toBe('v')
  })
})
