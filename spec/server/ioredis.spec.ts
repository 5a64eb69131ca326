import type { Socket } from 'node:net'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, type Server } from '../../lib/index.js'
import { createMemorySocket } from '../../lib/server/connection/memory-socket.js'

let server: Server
let open: () => Redis
const clients: Redis[] = []

async function overTcp(): Promise<() => Redis> {
  const { port } = await server.listen({ port: 0 })
  return () => new Redis(port, { lazyConnect: false })
}

async function inMemory(): Promise<() => Redis> {
  class Connector {
    #socket: Socket | undefined
    check = () => true
    disconnect = () => this.#socket?.end()
    async connect() {
      this.#socket = createMemorySocket(server)
      return this.#socket
    }
  }
  return () => new Redis({ Connector: Connector as never })
}

function connect(): Redis {
  const client = open()
  clients.push(client)
  return client
}

describe('the real ioredis over a socket in memory', () => {
  beforeEach(async () => {
    server = createServer()
    open = await inMemory()
  })

  afterEach(async () => {
    vi.useRealTimers()
    for (const client of clients.splice(0)) client.disconnect()
    await server.close()
  })

  it('works under faked timers, timeouts of blocking commands included', async () => {
    vi.useFakeTimers()
    const client = connect()
    expect(await client.ping()).toBe('PONG')
    expect(await client.set('a', '1', 'EX', 10)).toBe('OK')
    expect(await client.blpop('nothing', 0.01)).toBeNull()
    vi.advanceTimersByTime(11000)
    expect(await client.get('a')).toBeNull()
  })
})

describe.each([
  ['TCP', overTcp],
  ['a socket in memory', inMemory],
])('the real ioredis over %s', (_, way) => {
  beforeEach(async () => {
    server = createServer()
    open = await way()
  })

  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect()
    await server.close()
  })

  it('gets ready, and quits', async () => {
    const client = connect()
    expect(await client.ping()).toBe('PONG')
    expect(client.status).toBe('ready')
    expect(await client.quit()).toBe('OK')
  })

  it('has a name that CLIENT LIST shows', async () => {
    const client = connect()
    expect(await client.client('SETNAME', 'bull:queue')).toBe('OK')
    expect(await client.client('LIST')).toMatch(/ name=bull:queue .* lib-name=ioredis/)
  })

  it('learns the version from INFO', async () => {
    expect(await connect().info()).toMatch(/^redis_version:7\.4\.1\r$/m)
  })

  it('waits with BRPOPLPUSH while others work', async () => {
    const [worker, producer] = [connect(), connect()]
    const job = worker.brpoplpush('wait', 'active', 0)
    expect(await producer.lpush('wait', 'job')).toBe(1)
    expect(await job).toBe('job')
    expect(await producer.lrange('active', 0, -1)).toEqual(['job'])
  })

  it('waits with BZPOPMIN while others work', async () => {
    const [worker, producer] = [connect(), connect()]
    const marker = worker.bzpopmin('marker', 0)
    expect(await producer.multi().zadd('marker', 5, 'b').zadd('marker', 1, 'a').exec()).toEqual([
      [null, 1],
      [null, 1],
    ])
    expect(await marker).toEqual(['marker', 'a', '1'])
    expect(await worker.bzpopmin('nothing', 0.01)).toBeNull()
  })

  it('waits with XREAD BLOCK while others work', async () => {
    const [reader, producer] = [connect(), connect()]
    const events = reader.xread('BLOCK', 0, 'STREAMS', 'events', '$')
    await producer.ping()
    const id = await producer.xadd('events', '*', 'event', 'added')
    expect(await events).toEqual([['events', [[id, ['event', 'added']]]]])
    expect(await reader.xread('BLOCK', 10, 'STREAMS', 'events', '$')).toBeNull()
  })

  it('answers [error, result] for each command of a pipeline and of MULTI', async () => {
    const client = connect()
    const wrongType = expect.objectContaining({
      message: 'WRONGTYPE Operation against a key holding the wrong kind of value',
    })
    const results = [[null, 1], [wrongType], [null, 1]]
    expect(await client.pipeline().rpush('a', 'x').hlen('a').llen('a').exec()).toEqual(results)
    expect(await client.multi().rpush('b', 'x').hlen('b').llen('b').exec()).toEqual(results)
  })

  it('subscribes, and goes on after it', async () => {
    const [subscriber, publisher] = [connect(), connect()]
    const message = new Promise((resolve) => subscriber.on('message', (...words) => resolve(words)))
    expect(await subscriber.subscribe('a', 'b')).toBe(2)
    expect(await publisher.publish('b', 'hello')).toBe(1)
    expect(await message).toEqual(['b', 'hello'])
    expect(await subscriber.unsubscribe()).toBe(0)
    expect(await subscriber.ping()).toBe('PONG')
  })

  it('carries bytes and big values', async () => {
    const client = connect()
    const value = Buffer.alloc(8 * 2 ** 20, 'a\0\xff\r\n', 'latin1')
    expect(await client.rpush('q', value)).toBe(1)
    expect(value.equals((await client.lpopBuffer('q')) as never)).toBe(true)
  })

  it('connects again after the server ended the connection', async () => {
    const [client, killer] = [connect(), connect()]
    const id = await client.client('ID')
    const closed = new Promise((resolve) => client.once('close', resolve))
    expect(await killer.client('KILL', 'ID', id)).toBe(1)
    await closed
    expect(await client.ping()).toBe('PONG')
    expect(await client.client('ID')).not.toBe(id)
  })
})
