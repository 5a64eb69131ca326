import { once } from 'node:events'
import { Redis } from 'ioredis'
import RedisMock from 'ioredis-mock'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { install } from '../../../lib/adapters/ioredis-mock/index.js'
import { resetServers } from '../../../lib/index.js'

/** What of ioredis-mock its types do not tell. */
interface MockCluster extends Redis {
  nodes(): Redis[]
}
const { Cluster } = RedisMock as unknown as { Cluster: new (nodes: object[]) => MockCluster }

describe('install', () => {
  let uninstall: () => void

  beforeEach(() => {
    uninstall = install(RedisMock)
  })
  afterEach(() => {
    uninstall()
    resetServers()
    vi.useRealTimers()
  })

  it('makes clients of ioredis', async () => {
    const redis = new RedisMock()
    expect(redis).toBeInstanceOf(Redis)
    expect(redis).toBeInstanceOf(RedisMock)
    expect(await redis.eval('return 10 / 4', 0)).toBe(2)
    redis.disconnect()
  })

  it('reaches subclasses', async () => {
    class Counter extends RedisMock {
      next(): Promise<unknown> {
        return this.eval("return redis.call('INCR', 'n')", 0)
      }
    }
    const counter = new Counter()
    expect([await counter.next(), await counter.next()]).toEqual([1, 2])
    counter.disconnect()
  })

  it('lets all nodes of a cluster share their data', async () => {
    const cluster = new Cluster([{ port: 7001 }, { port: 7002 }])
    await cluster.set('k', 'v')
    const values = await Promise.all(
      cluster.nodes().map((node) => node.eval("return redis.call('GET', 'k')", 0)),
    )
    expect(values).toEqual(['v', 'v'])
    for (const client of [cluster, ...cluster.nodes()]) client.disconnect()
  })

  it('keeps servers of other hosts and ports apart', async () => {
    const [one, other] = [new RedisMock({ port: 7001 }), new RedisMock({ port: 7002 })]
    const sha1 = await one.script('LOAD', 'return 1')
    await one.set('k', 'v')
    expect([await other.get('k'), await other.script('EXISTS', sha1 as string)]).toEqual([
      null,
      [0],
    ])
    one.disconnect()
    other.disconnect()
  })

  it('writes the seeds of the data option', async () => {
    const data = {
      string: 'text',
      number: 7,
      bytes: Buffer.from([255]),
      list: ['a', 'b'],
      set: new Set(['a']),
      hash: { field: 'value' },
    }
    const redis = new RedisMock({ data, keyPrefix: 'p:' } as object)
    const script = `return {
      redis.call('GET', 'p:string'), redis.call('GET', 'p:number'), redis.call('STRLEN', 'p:bytes'),
      redis.call('LRANGE', 'p:list', 0, -1), redis.call('SMEMBERS', 'p:set'), redis.call('HGETALL', 'p:hash')
    }`
    expect(await redis.eval(script, 0)).toEqual([
      'text',
      '7',
      1,
      ['a', 'b'],
      ['a'],
      ['field', 'value'],
    ])
    redis.disconnect()
  })

  it('publishes the keyspace events that are asked for', async () => {
    const redis = new RedisMock({ notifyKeyspaceEvents: 'KEA' } as object)
    const listener = redis.duplicate()
    await listener.psubscribe('__keyevent@0__:*')
    const heard = new Promise((resolve) => listener.once('pmessage', (...args) => resolve(args)))
    await redis.eval("return redis.call('SET', 'k', 'v')", 0)
    expect(await heard).toEqual(['__keyevent@0__:*', '__keyevent@0__:set', 'k'])
    redis.disconnect()
    listener.disconnect()
  })

  it('patches clients that were created before, handed over or at their first pipeline', async () => {
    uninstall()
    const [handed, other] = [new RedisMock(), new RedisMock()]
    uninstall = install(RedisMock, { instances: [handed] })
    expect(await handed.eval('return 10 / 4', 0)).toBe(2)
    expect(await other.pipeline().eval('return 10 / 4', 0).exec()).toEqual([[null, 2]])
    expect(await other.eval('return 10 / 4', 0)).toBe(2)
    handed.disconnect()
    other.disconnect()
  })

  it('a second time changes nothing', async () => {
    expect(install(RedisMock)).toBe(uninstall)
  })

  it('gives the class back', async () => {
    uninstall()
    const redis = new RedisMock()
    expect(redis).not.toBeInstanceOf(Redis)
    await expect(async () => redis.script('LOAD', 'return 1')).rejects.toThrow(
      'Unsupported command',
    )
  })

  it('works under fake timers', async () => {
    vi.useFakeTimers()
    const redis = new RedisMock()
    await redis.set('k', 'v', 'PX', 1000)
    vi.advanceTimersByTime(1001)
    expect(await redis.eval("return redis.call('GET', 'k')", 0)).toBeNull()
    redis.disconnect()
  })

  it('leaves clients of before to their server when it gives the class back', async () => {
    const redis = new RedisMock()
    await redis.set('k', 'v')
    uninstall()
    expect(await redis.eval("return redis.call('GET', 'k')", 0)).toBe('v')
    redis.disconnect()
  })

  it('leaves a client that is not connected yet to its server when it gives the class back', async () => {
    const redis = new RedisMock()
    uninstall()
    expect(await redis.eval('return 10 / 4', 0)).toBe(2)
    redis.disconnect()
  })

  it('leaves clients that were patched later to their server when it gives the class back', async () => {
    uninstall()
    const redis = new RedisMock()
    uninstall = install(RedisMock, { instances: [redis] })
    await redis.set('k', 'v')
    uninstall()
    expect(await redis.eval("return redis.call('GET', 'k')", 0)).toBe('v')
    redis.disconnect()
    await once(redis, 'end')
  })

  it('refuses what is not the class of ioredis-mock', () => {
    expect(() => install({})).toThrow(/^Failed to install on "RedisMock": it is not the class/)
  })
})
