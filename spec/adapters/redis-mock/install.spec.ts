import type { RedisClient } from 'redis-3'
import nodeRedis from 'redis-3'
import redisMock from 'redis-mock'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { install } from '../../../lib/adapters/redis-mock/index.js'
import { getServer, resetServers } from '../../../lib/index.js'

type Callback = (error: ClientError | null, value?: unknown) => void
type ClientError = Error & { code?: string; command?: string }

/** The methods of node_redis, which take a callback at their end. */
type Client = RedisClient

interface Mock {
  createClient(...args: unknown[]): Client
  RedisClient: new (options: object) => Client
  [name: string]: unknown
}
const mock = redisMock as unknown as Mock
/** As a module that imported it by name has it. */
const { createClient: taken } = mock

/** What a method calls back with; an error is thrown. */
const ask = (client: Client, name: string, ...args: unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const callback: Callback = (error, value) => (error === null ? resolve(value) : reject(error))
    Reflect.apply(Reflect.get(client, name), client, [...args, callback])
  })

interface Place {
  readonly host?: string
  readonly port?: number
  readonly key?: string
  readonly db?: number
}

const ARGUMENTS: readonly [string, unknown[], Place][] = [
  ['no arguments', [], {}],
  ['a port', [7001], { port: 7001 }],
  ['a port and a host', [7001, 'redis.test'], { host: 'redis.test', port: 7001 }],
  ['options', [{ host: 'redis.test', db: 3 }], { host: 'redis.test', db: 3 }],
  ['a URL', ['redis://user:pass@redis.test:7003/2'], { host: 'redis.test', port: 7003, db: 2 }],
  ['a URL and options', ['redis://127.0.0.1', { prefix: 'p:' }], { key: 'p:k' }],
  ['the url option', [{ url: 'redis://127.0.0.1/4?prefix=p:' }], { key: 'p:k', db: 4 }],
]

describe('install', () => {
  let uninstall: () => void
  const clients: Client[] = []

  function create(...args: unknown[]): Client {
    const client = mock.createClient(...args)
    clients.push(client)
    return client
  }

  beforeEach(() => {
    uninstall = install(redisMock)
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.end(true)
    uninstall()
    resetServers()
    vi.useRealTimers()
  })

  it('makes clients of node_redis, and of redis-mock', async () => {
    const client = create()
    expect(client).toBeInstanceOf(nodeRedis.RedisClient)
    expect(client).toBeInstanceOf(mock.RedisClient)
    expect(await ask(client, 'eval', 'return 10 / 4', 0)).toBe(2)
  })

  it('reaches a createClient that was taken before', async () => {
    const client = taken(6379, '127.0.0.1')
    clients.push(client)
    expect(await ask(client, 'EVAL', "return redis.call('SET', KEYS[1], 'v')", 1, 'k')).toBe('OK')
    expect(await ask(create(), 'get', 'k')).toBe('v')
  })

  it('reaches subclasses', async () => {
    class Counter extends mock.RedisClient {
      next(): Promise<unknown> {
        return ask(this, 'incr', 'n')
      }
    }
    const counter = new Counter({})
    clients.push(counter)
    expect([await counter.next(), await counter.next()]).toEqual([1, 2])
    expect(counter).toBeInstanceOf(Counter)
  })

  async function findsItsServer(client: Client, { host, port, key = 'k', db = 0 }: Place) {
    clients.push(client)
    await ask(client, 'set', 'k', 'v')
    const session = getServer(host, port).connect()
    session.execute(['SELECT', `${db}`])
    expect(session.execute(['KEYS', '*'])).toEqual([key])
  }

  it.each(ARGUMENTS)('reads %s', (_, args, place) =>
    findsItsServer(mock.createClient(...args), place),
  )

  it.each(ARGUMENTS.filter(([title]) => !title.startsWith('a port')))(
    'reads %s by a createClient that was taken before',
    (_, args, place) => findsItsServer(taken(...args), place),
  )

  // redis-mock writes its defaults over them before anybody else sees them.
  it.fails.each(ARGUMENTS.filter(([title]) => title.startsWith('a port')))(
    'reads %s by a createClient that was taken before',
    (_, args, place) => findsItsServer(taken(...args), place),
  )

  it('reads the path of a Unix socket', async () => {
    await ask(create('/tmp/redis.sock'), 'set', 'k', 'v')
    expect(getServer('/tmp/redis.sock', 0).connect().execute(['GET', 'k'])).toBe('v')
  })

  it('keeps servers of other hosts and ports apart', async () => {
    const [one, other] = [create(7001), create(7002)]
    await ask(one, 'set', 'k', 'v')
    expect(await ask(other, 'get', 'k')).toBeNull()
  })

  it('connects a client with tls', async () => {
    expect(await ask(create({ tls: {} }), 'ping')).toBe('PONG')
  })

  it('says connect, ready and end once each', async () => {
    const client = create()
    const events: string[] = []
    for (const event of ['connect', 'ready', 'end']) client.on(event, () => events.push(event))
    expect([client.connected, client.ready]).toEqual([false, false])
    await ask(client, 'ping')
    expect([client.connected, client.ready]).toEqual([true, true])
    expect(await ask(client, 'quit')).toBe('OK')
    expect(events).toEqual(['connect', 'ready', 'end'])
  })

  it('duplicates a client into another of its class', async () => {
    const client = create({ db: 1, prefix: 'p:' })
    await ask(client, 'set', 'k', 'v')
    const copy = client.duplicate()
    clients.push(copy)
    expect(copy).toBeInstanceOf(mock.RedisClient)
    expect(await ask(copy, 'get', 'k')).toBe('v')
    const other = (await ask(client, 'duplicate', { db: 2 })) as Client
    clients.push(other)
    expect(await ask(other, 'get', 'k')).toBeNull()
  })

  it('patches clients that were created before, handed over or at their first command', async () => {
    uninstall()
    const [handed, other] = [mock.createClient(), mock.createClient()]
    const ready = new Promise((resolve) => handed.once('connect', resolve))
    clients.push(handed, other)
    uninstall = install(redisMock, { instances: [handed] })
    await ready
    expect(await ask(handed, 'eval', 'return 10 / 4', 0)).toBe(2)
    expect(await ask(other, 'eval', 'return 10 / 4', 0)).toBe(2)
  })

  it('has the exports of node_redis', () => {
    expect(Object.keys(mock).sort()).toEqual(Object.keys(nodeRedis).sort())
    expect(mock['ReplyError']).toBe(nodeRedis['ReplyError'])
  })

  it('a second time changes nothing', () => {
    expect(install(redisMock)).toBe(uninstall)
  })

  it('takes what `import * as` gives', async () => {
    expect(install(await import('redis-mock'))).toBe(uninstall)
  })

  it('refuses what is not redis-mock', () => {
    const message =
      'Failed to install on "redisMock": it is not redis-mock 0.56 (its default export)'
    expect(() => install({})).toThrow(new TypeError(message))
    expect(() => install(nodeRedis)).toThrow(new TypeError(message))
  })

  it('gives the module back', async () => {
    uninstall()
    expect(Object.keys(mock)).not.toContain('print')
    const client = mock.createClient()
    expect(client).not.toBeInstanceOf(nodeRedis.RedisClient)
    expect(client).not.toHaveProperty('eval')
    expect(await ask(client, 'set', 'k', 'v')).toBe('OK')
  })

  it('leaves clients of before to their server when it gives the module back', async () => {
    const client = create()
    await ask(client, 'set', 'k', 'v')
    uninstall()
    expect(await ask(client, 'eval', "return redis.call('GET', 'k')", 0)).toBe('v')
  })

  it('works under fake timers', async () => {
    vi.useFakeTimers()
    const client = create()
    await ask(client, 'set', 'k', 'v', 'PX', 1000)
    vi.advanceTimersByTime(1001)
    expect(await ask(client, 'get', 'k')).toBeNull()
  })
})
