import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { Cluster as Ioredis } from 'ioredis'
import { Cluster as Ioredis6 } from 'ioredis-6'
import { createCluster as createCluster4 } from 'redis-4'
import { createCluster as createCluster5 } from 'redis-5'
import { createCluster as createCluster6 } from 'redis-6'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createServer, type Server } from '../../../lib/index.js'
import { REDIS_VERSIONS } from '../../../lib/reply/version.js'

// It brings no types of its own.
const Ioredis4: typeof Ioredis = createRequire(import.meta.url)('ioredis-4').Cluster

const INCREASE = "return redis.call('incrby', KEYS[1], ARGV[1])"
const SHA = createHash('sha1').update(INCREASE).digest('hex')
const CROSS_SLOT = "CROSSSLOT Keys in request don't hash to the same slot"

/** What `defineCommand` adds. */
interface Scripted {
  increase(key: string, by: number): Promise<unknown>
}

let server: Server
let port: number
const ends: (() => unknown)[] = []

beforeEach(async () => {
  server = createServer({ cluster: true })
  port = (await server.listen({ port: 0 })).port
})

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await server.close()
})

describe.each([
  ['5', Ioredis],
  ['4', Ioredis4],
  ['6', Ioredis6 as unknown as typeof Ioredis],
])('the cluster client of ioredis %s', (_, Cluster) => {
  function connect(): Ioredis {
    const client = new Cluster([{ host: '127.0.0.1', port }])
    ends.push(() => client.disconnect())
    return client
  }

  it('finds the one node, which serves all slots', async () => {
    const client = connect()
    expect(await Promise.all(['a', 'b', 'c'].map((key) => client.set(key, key)))).toEqual([
      'OK',
      'OK',
      'OK',
    ])
    expect(client.nodes('master').map(({ options }) => options.port)).toEqual([port])
    expect(await client.get('b')).toBe('b')
  })

  it('runs scripts by their SHA1, after NOSCRIPT too', async () => {
    const client = connect()
    await expect(client.evalsha(SHA, 1, 'a', 1)).rejects.toThrow('NOSCRIPT')
    client.defineCommand('increase', { numberOfKeys: 1, lua: INCREASE })
    const scripted = client as Ioredis & Scripted
    expect(await scripted.increase('a', 2)).toBe(2)
    expect(await scripted.increase('b', 3)).toBe(3)
    expect(await client.evalsha(SHA, 1, 'a', 1)).toBe(3)
  })

  it('sends pipelines and MULTI', async () => {
    const client = connect()
    expect(await client.pipeline().set('{a}1', 1).incr('{a}1').get('{a}1').exec()).toEqual([
      [null, 'OK'],
      [null, 2],
      [null, '2'],
    ])
    expect(await client.multi().incr('{a}1').eval(INCREASE, 1, '{a}2', 5).exec()).toEqual([
      [null, 3],
      [null, 5],
    ])
  })

  it('is told of keys in more than one slot', async () => {
    const client = connect()
    await expect(client.mget('a', 'b')).rejects.toThrow(CROSS_SLOT)
    await expect(client.eval('return 1', 2, 'a', 'b')).rejects.toThrow(CROSS_SLOT)
    expect(await client.mget('{a}1', '{a}2')).toEqual([null, null])
  })

  it('hears what is published', async () => {
    const [subscriber, publisher] = [connect(), connect()]
    const message = new Promise((resolve) => subscriber.on('message', (...words) => resolve(words)))
    await subscriber.subscribe('news')
    await publisher.publish('news', 'hello')
    expect(await message).toEqual(['news', 'hello'])
  })
})

describe.each([
  ['4', createCluster4 as unknown as typeof createCluster6],
  ['5', createCluster5 as unknown as typeof createCluster6],
  ['6', createCluster6],
])('the cluster client of node-redis %s', (major, createCluster) => {
  async function connect() {
    const client = createCluster({ rootNodes: [{ url: `redis://127.0.0.1:${port}` }] })
    ends.push(() => (major === '4' ? client.disconnect() : client.destroy()))
    await client.connect()
    return client
  }

  it('finds the one node, which serves all slots', async () => {
    const client = await connect()
    expect(await Promise.all(['a', 'b', 'c'].map((key) => client.set(key, key)))).toEqual([
      'OK',
      'OK',
      'OK',
    ])
    expect(client.masters.map((node) => node.address)).toEqual([`127.0.0.1:${port}`])
    expect(await client.get('b')).toBe('b')
  })

  it('runs scripts by their SHA1, after NOSCRIPT too', async () => {
    const client = await connect()
    const call = { keys: ['a'], arguments: ['2'] }
    await expect(client.evalSha(SHA, call)).rejects.toThrow('NOSCRIPT')
    expect(await client.eval(INCREASE, call)).toBe(2)
    expect(await client.evalSha(SHA, call)).toBe(4)
  })

  it('sends MULTI', async () => {
    const client = await connect()
    const call = { keys: ['{a}2'], arguments: ['5'] }
    expect(await client.multi().incr('{a}1').eval(INCREASE, call).exec()).toEqual([1, 5])
  })

  it('is told of keys in more than one slot', async () => {
    const client = await connect()
    const call = { keys: ['a', 'b'], arguments: [] }
    await expect(client.eval('return 1', call)).rejects.toThrow(CROSS_SLOT)
    expect(await client.mGet(['{a}1', '{a}2'])).toEqual([null, null])
  })

  it('hears what is published to the channel of a slot', async () => {
    const client = await connect()
    let hear: (message: unknown) => void = () => {}
    const message = new Promise((resolve) => {
      hear = resolve
    })
    await client.sSubscribe('news', (text, channel) => hear([channel, text]))
    await client.sPublish('news', 'hello')
    expect(await message).toEqual(['news', 'hello'])
  })
})

describe.each(REDIS_VERSIONS)('a cluster of one node of %s over TCP', (redisVersion) => {
  it('serves the clients of ioredis and node-redis', async () => {
    const own = createServer({ redisVersion, cluster: true })
    const listener = await own.listen({ port: 0 })
    ends.push(() => own.close())
    const ioredis = new Ioredis([{ port: listener.port }])
    ends.push(() => ioredis.disconnect())
    const nodeRedis = createCluster6({ rootNodes: [{ socket: { port: listener.port } }] })
    ends.push(() => nodeRedis.destroy())
    await nodeRedis.connect()
    expect(await ioredis.set('a', '1')).toBe('OK')
    expect(await nodeRedis.get('a')).toBe('1')
  })
})
