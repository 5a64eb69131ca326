import { once } from 'node:events'
import { createRequire } from 'node:module'
import * as ioredis5 from 'ioredis'
import * as ioredis6 from 'ioredis-6'
import * as iovalkey from 'iovalkey'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as installed from '../../../lib/adapters/ioredis/index.js'
import * as installedValkey from '../../../lib/adapters/ioredis/iovalkey.js'
import { createServer, getServer, resetServers, type Server } from '../../../lib/index.js'
import { ask } from '../conformance/ask.js'

type Exports = typeof ioredis5
type Redis = ioredis5.Redis

const VERSIONS: readonly [string, Exports][] = [
  ['ioredis 4', createRequire(import.meta.url)('ioredis-4')],
  ['ioredis 5', ioredis5],
  ['ioredis 6', ioredis6 as unknown as Exports],
  ['iovalkey', iovalkey as unknown as Exports],
]

const opened: { disconnect(): void }[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const client of opened.splice(0)) client.disconnect()
  resetServers()
})

function followed<Client extends { disconnect(): void }>(client: Client): Client {
  opened.push(client)
  return client
}

function valueAt(server: Server, key: string, db = 0) {
  const session = server.connect()
  session.execute(['SELECT', `${db}`])
  return session.execute(['GET', key])
}

/** Version 4 has it as its default export alone. */
const redisOf = (exports: Exports) =>
  (exports.Redis ?? exports.default) as unknown as typeof ioredis5.Redis

describe.each(VERSIONS)('%s in memory', (_name, ioredis) => {
  const ofMemory = installed.inMemory(ioredis)
  const Redis = redisOf(ofMemory)
  const RealRedis = redisOf(ioredis)
  const create = (...args: unknown[]) => followed(Reflect.construct(Redis, args) as Redis)
  const cluster = (...args: ConstructorParameters<typeof ofMemory.Cluster>) =>
    followed(new ofMemory.Cluster(...args))

  it.each<[string, unknown[], string, number, number]>([
    ['nothing', [], 'localhost', 6379, 0],
    ['a port', [7000], 'localhost', 7000, 0],
    ['a port and a host', [7001, 'redis.test'], 'redis.test', 7001, 0],
    ['port, host and options', [7002, 'redis.test', { db: 2 }], 'redis.test', 7002, 2],
    ['port, host and nothing', [7002, 'redis.test', undefined], 'redis.test', 7002, 0],
    ['options', [{ host: 'redis.test', port: 7003, db: 1 }], 'redis.test', 7003, 1],
    ['a URL', ['redis://redis.test:7004/3'], 'redis.test', 7004, 3],
    ['a URL of TLS', ['rediss://redis.test:7005'], 'redis.test', 7005, 0],
    ['a path', ['/tmp/redis.sock'], '/tmp/redis.sock', 0, 0],
  ])('meets the server of %s', async (_, args, host, port, db) => {
    await create(...args).set('k', 'v')
    expect(valueAt(getServer(host, port), 'k', db)).toBe('v')
  })

  it('meets the server that it is given', async () => {
    const server = createServer()
    const Own = redisOf(installed.inMemory(ioredis, { server }))
    await followed(new Own('redis.test')).set('k', 'v')
    expect(valueAt(server, 'k')).toBe('v')
    await server.close()
  })

  it('leaves other clients of the package alone', async () => {
    const door = await createServer().listen({ port: 0 })
    await followed(new RealRedis(door.port)).set('k', 'v')
    expect(valueAt(getServer('localhost', door.port), 'k')).toBeNull()
    await door.close()
  })

  it('keeps the Connector that it is given', async () => {
    const server = createServer()
    const Own = redisOf(installed.inMemory(ioredis, { server }))
    const { Connector } = followed(new Own({ lazyConnect: true })).options
    await create({ port: 7000, Connector }).set('k', 'v')
    expect(valueAt(server, 'k')).toBe('v')
    await server.close()
  })

  it('makes instances of its own classes', () => {
    const client = create({ lazyConnect: true })
    expect(client).toBeInstanceOf(RealRedis)
    expect(client).toBeInstanceOf(Redis)
    expect(client.duplicate()).toBeInstanceOf(Redis)
    expect(cluster([7000], { lazyConnect: true })).toBeInstanceOf(ioredis.Cluster)
  })

  it('has the exports of the package', () => {
    expect(Object.keys(ofMemory)).toEqual(Object.keys(ioredis))
    expect(Redis.Cluster).toBe(ofMemory.Cluster)
  })

  it('has createClient', async () => {
    await followed(ask<Redis>(Redis, 'createClient', 7000)).set('k', 'v')
    expect(valueAt(getServer('localhost', 7000), 'k')).toBe('v')
  })

  it('is a class to derive from', async () => {
    class Mine extends Redis {
      readonly mine = true
    }
    const client = followed(new Mine(7000))
    await client.set('k', 'v')
    expect([client.mine, client instanceof Mine]).toEqual([true, true])
    expect(valueAt(getServer('localhost', 7000), 'k')).toBe('v')
  })

  it('duplicates into memory, to another port too', async () => {
    const client = create({ port: 7000 })
    await client.set('k', 'v')
    const copy = followed(client.duplicate())
    const other = followed(copy.duplicate({ port: 7001 }))
    expect([await copy.get('k'), await other.get('k')]).toEqual(['v', null])
  })

  it('is in state wait until it is asked, with lazyConnect', async () => {
    const client = create({ lazyConnect: true })
    const statuses = [client.status]
    await client.connect()
    statuses.push(client.status)
    expect(statuses).toEqual(['wait', 'ready'])
  })

  it.each([true, false])('comes back and subscribes again, ready check %s', async (check) => {
    const server = getServer('localhost', 7000)
    const client = create(7000, { enableReadyCheck: check, retryStrategy: () => 1 })
    await client.subscribe('news')
    const isBack = once(client, 'ready')
    server.dropConnections()
    await isBack
    const heard = once(client, 'message')
    await vi.waitFor(() => expect(server.connect().execute(['PUBLISH', 'news', 'x'])).toBe(1))
    expect(await heard).toEqual(['news', 'x'])
  })

  it('does not subscribe again without autoResubscribe', async () => {
    const server = getServer('localhost', 7000)
    const client = create(7000, { autoResubscribe: false, retryStrategy: () => 1 })
    await client.subscribe('news')
    const isBack = once(client, 'ready')
    server.dropConnections()
    await isBack
    expect(await client.publish('news', 'x')).toBe(0)
  })

  it('sends again what was not answered', async () => {
    const server = getServer('localhost', 7000)
    const client = create(7000, { retryStrategy: () => 1 })
    await client.ping()
    const waiting = client.blpop('q', 0)
    const isBlocked = () => [...server.sessions.values()].some((session) => session.isBlocked)
    await vi.waitFor(() => expect(isBlocked()).toBe(true))
    server.dropConnections()
    await create(7000).rpush('q', 'a')
    expect(await waiting).toEqual(['q', 'a'])
  })

  it('is refused where SHUTDOWN ended the server', async () => {
    const server = getServer('localhost', 7000)
    server.connect().execute(['SHUTDOWN', 'NOSAVE'])
    const client = create(7000, { retryStrategy: null, lazyConnect: true })
    const [failure] = await Promise.all([once(client, 'error'), client.connect().catch(() => {})])
    expect(failure).toEqual([expect.objectContaining({ code: 'ECONNREFUSED', port: 7000 })])
  })

  it('gives the password that the server wants', async () => {
    getServer('localhost', 7000, { config: { requirepass: 'secret' } })
    expect(await create({ port: 7000, password: 'secret' }).ping()).toBe('PONG')
  })

  it('holds nothing of the system', async () => {
    const held = () => process.getActiveResourcesInfo().filter((name) => /TCP|Pipe|INFO/.test(name))
    const before = held()
    await create('redis://redis.test:7000').ping()
    await cluster([{ host: 'redis.test', port: 7001 }]).ping()
    expect(held()).toEqual(before)
  })

  it('works under fake timers', async () => {
    vi.useFakeTimers()
    const client = create(7000)
    expect(await client.eval("return redis.call('SET', 'k', 'v', 'PX', 100)", 0)).toBe('OK')
    vi.advanceTimersByTime(101)
    expect(await client.get('k')).toBeNull()
  })

  describe('Cluster', () => {
    it.each<[string, ConstructorParameters<typeof ioredis5.Cluster>[0]]>([
      ['ports', [7000, 7001]],
      ['addresses', [{ port: 7000 }, { host: 'redis.test', port: 7001 }]],
      ['URLs', ['redis://localhost:7000', 'redis://redis.test:7001']],
    ])('meets one server at all of its %s', async (_, nodes) => {
      await cluster(nodes).set('k', 'v')
      await followed(cluster([...nodes].reverse())).set('k2', 'v2')
      const server = getServer('localhost', 7000)
      expect([valueAt(server, 'k'), valueAt(server, 'k2')]).toEqual(['v', 'v2'])
    })

    it('finds its nodes by the name of a service', async () => {
      const name = '_redis._tcp.redis.test'
      await cluster([{ host: name }], { useSRVRecords: true }).set('k', 'v')
      expect(valueAt(getServer(name, 6379), 'k')).toBe('v')
    })

    it('meets the server that it is given', async () => {
      const server = createServer({ cluster: true })
      const { Cluster: Own } = installed.inMemory(ioredis, { server })
      await followed(new Own(['redis.test'])).set('k', 'v')
      expect(valueAt(server, 'k')).toBe('v')
      await server.close()
    })

    it('finds its nodes by natMap', async () => {
      const asked: string[] = []
      getServer('redis.test', 7000, {
        cluster: true,
        config: { 'cluster-announce-ip': '10.0.0.1', 'cluster-announce-port': 30001 },
      })
      const natMap = new Proxy({} as Record<string, { host: string; port: number }>, {
        get(_, key: string) {
          asked.push(key)
          return key === '10.0.0.1:30001' ? { host: 'redis.test', port: 7000 } : undefined
        },
      })
      const client = cluster([{ host: 'redis.test', port: 7000 }], { natMap })
      expect(await client.set('k', 'v')).toBe('OK')
      expect(asked).toContain('10.0.0.1:30001')
      expect(client.nodes().map(({ options }) => options.host)).toEqual(['redis.test'])
    })

    it.each<['master' | 'all', boolean]>([
      ['master', false],
      ['all', true],
    ])('reads from %s, readOnly %s', async (scaleReads, readOnly) => {
      const client = cluster([7000], { scaleReads, redisOptions: { readOnly } as object })
      await client.set('k', 'v')
      expect(await client.get('k')).toBe('v')
      expect(await client.eval('return KEYS[1]', 1, 'k')).toBe('k')
    })

    it('listens to channels, also after the connections were dropped', async () => {
      const client = cluster([7000])
      const heard: unknown[] = []
      client.on('message', (...message) => heard.push(message))
      await client.subscribe('news')
      await client.publish('news', 'a')
      await vi.waitFor(() => expect(heard).toEqual([['news', 'a']]))
      getServer('localhost', 7000).dropConnections()
      const session = getServer('localhost', 7000).connect()
      await vi.waitFor(() => expect(session.execute(['PUBLISH', 'news', 'b'])).toBe(1), 5000)
      await vi.waitFor(() => expect(heard.at(-1)).toEqual(['news', 'b']))
    })

    it('duplicates into memory, to other nodes too', async () => {
      const client = cluster([7000])
      await client.set('k', 'v')
      const copy = followed(client.duplicate())
      const other = followed(copy.duplicate([7001], { redisOptions: { connectionName: 'me' } }))
      expect([await copy.get('k'), await other.get('k')]).toEqual(['v', null])
      expect(await other.subscribe('news')).toBe(1)
    })
  })
})

// iovalkey has one client for all channels.
it.each(VERSIONS.slice(0, 3))(
  'a Cluster of %s listens to channels of slots',
  async (_, ioredis) => {
    const { Cluster } = installed.inMemory(ioredis)
    const client = followed(new Cluster([7000], { shardedSubscribers: true } as object))
    const heard = once(client, 'smessage')
    await once(client, 'ready')
    await client.ssubscribe('news')
    const session = getServer('localhost', 7000).connect()
    await vi.waitFor(() => expect(session.execute(['SPUBLISH', 'news', 'a'])).toBe(1))
    expect((await heard).slice(0, 2)).toEqual(['news', 'a'])
  },
)

describe.each([
  ['redis-mock-lua/ioredis', installed, ioredis5],
  ['redis-mock-lua/iovalkey', installedValkey as unknown as typeof installed, iovalkey],
] as const)('the exports of %s', (_, face, real) => {
  it('are those of the installed package', async () => {
    const names = Object.keys(real).filter((name) => name !== '__esModule')
    expect(Object.keys(face).sort()).toEqual([...names, 'inMemory'].sort())
    expect(face.default).toBe(face.Redis)
    const client = followed(new face.Redis())
    expect(await client.ping()).toBe('PONG')
    expect(await followed(new face.Cluster([7000])).ping()).toBe('PONG')
  })
})

it('refuses what is not ioredis', () => {
  expect(() => installed.inMemory({ createClient: () => {} })).toThrow(
    /^Failed to connect "ioredis" in memory: it has no Redis, Cluster and SentinelConnector/,
  )
})
