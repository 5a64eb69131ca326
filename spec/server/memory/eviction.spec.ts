import { describe, expect, it, vi } from 'vitest'
import { createServer, type Server } from '../../../lib/server/registry/registry.js'
import { describeRows, error, ok, row } from '../../support/command-rows.js'

const OOM = error("OOM command not allowed when used memory > 'maxmemory'.")

describeRows('maxmemory of a byte', [
  row('takes all keys where the policy takes any', [
    ['SET a 1', ok],
    ['SET b 1 EX 1000', ok],
    ['CONFIG SET maxmemory-policy allkeys-lru', ok],
    ['CONFIG SET maxmemory 1', ok],
    ['DBSIZE', 0],
    ['SET c 1', OOM],
    ['CONFIG SET maxmemory 0', ok],
    ['SET c 1', ok],
  ]),
  ...['volatile-lru', 'volatile-lfu', 'volatile-ttl', 'volatile-random'].map((policy) =>
    row(`takes the keys with a time where the policy is ${policy}`, [
      ['SET a 1', ok],
      ['SET b 1 EX 1000', ok],
      [`CONFIG SET maxmemory-policy ${policy}`, ok],
      ['CONFIG SET maxmemory 1', ok],
      ['GET a', '1'],
      ['EXISTS b', 0],
      ['LPUSH l 1', OOM],
      ['DEL a', 1],
    ]),
  ),
  row('lets WATCH hear of what it takes', [
    ['SET a 1', ok],
    ['WATCH a', ok],
    ['CONFIG SET maxmemory-policy allkeys-random', ok],
    ['CONFIG SET maxmemory 1', ok],
    ['PING', { status: 'PONG' }],
    ['CONFIG SET maxmemory 0', ok],
    ['MULTI', ok],
    ['EXEC', { nullArray: true }],
  ]),
  row('is looked at before a transaction, not in it', [
    ['MULTI', ok],
    ['CONFIG SET maxmemory 1', { status: 'QUEUED' }],
    ['SET a 1', { status: 'QUEUED' }],
    ['EXEC', [ok, ok]],
    ['SET a 1', OOM],
  ]),
  row('does not stop a script that has written', [
    ['CONFIG SET maxmemory 1', ok],
    [`EVAL "redis.call('del','a') return redis.call('set','a','1')" 0`, ok],
    ['GET a', '1'],
  ]),
])

const KIB = 1024

describe('a limit', () => {
  it.each(['allkeys-lru', 'allkeys-lfu', 'allkeys-random', 'volatile-ttl', 'volatile-lru'])(
    'holds with the policy %s',
    async (policy) => {
      const { server, session, usedMemory } = limited(policy, 100 * KIB)
      for (let i = 0; i < 3000; i++) session.execute(['SETEX', `key:${i}`, '10000', 'x'.repeat(50)])
      expect(usedMemory()).toBeLessThanOrEqual(usedLimit(server) + 4 * KIB)
      expect(session.execute(['DBSIZE'])).toBeGreaterThan(500)
      expect(server.stats.evictedKeys).toBeGreaterThan(1500)
      await server.close()
    },
  )

  it('keeps what was used last, with an LRU policy', async () => {
    const { server, session } = limited('allkeys-lru', 100 * KIB)
    session.execute(['CONFIG', 'SET', 'maxmemory-samples', '10'])
    for (let i = 0; i < 5000; i++) {
      session.execute(['SET', `key:${i}`, 'x'.repeat(50)])
      session.execute(['GET', 'key:0'])
    }
    expect(session.execute(['EXISTS', 'key:0', 'key:4999'])).toBe(2)
    expect(session.execute(['EXISTS', 'key:1', 'key:2', 'key:3', 'key:4'])).toBe(0)
    await server.close()
  })

  it('keeps what is used often, with an LFU policy', async () => {
    const { server, session } = limited('allkeys-lfu', 100 * KIB)
    for (let i = 0; i < 5000; i++) {
      session.execute(['SET', `key:${i}`, 'x'.repeat(50)])
      session.execute(['GET', 'key:0'])
      session.execute(['GET', 'key:0'])
    }
    expect(session.execute(['EXISTS', 'key:0'])).toBe(1)
    await server.close()
  })

  it('takes first what expires first, with volatile-ttl', async () => {
    const { server, session } = limited('volatile-ttl', 50 * KIB)
    session.execute(['CONFIG', 'SET', 'maxmemory-samples', '20'])
    for (let i = 0; i < 400; i++) session.execute(['SET', `late:${i}`, 'x', 'EX', `${9000 + i}`])
    session.execute(['SET', 'stays', 'x'])
    for (let i = 0; i < 300; i++) session.execute(['SET', `soon:${i}`, 'x', 'EX', `${10 + i}`])
    const late = session.execute(['KEYS', 'late:*']) as string[]
    expect(late.length).toBeGreaterThan(350)
    expect(session.execute(['EXISTS', 'stays'])).toBe(1)
    await server.close()
  })

  it('takes keys of all databases', async () => {
    const { server, session } = limited('allkeys-random', 50 * KIB)
    for (let i = 0; i < 1000; i++) {
      session.execute(['SELECT', String(i % 3)])
      session.execute(['SET', `key:${i}`, 'x'.repeat(50)])
    }
    const sizes = server.keyspace.databases.slice(0, 3).map(({ size }) => size)
    for (const size of sizes) expect(size).toBeLessThan(330)
    for (const size of sizes) expect(size).toBeGreaterThan(0)
    await server.close()
  })

  it('evicts keys though no command comes', async () => {
    const server = createServer({ config: { 'maxmemory-policy': 'allkeys-lru' } })
    const session = server.connect()
    session.execute(['SET', 'a', '1'])
    session.execute(['CONFIG', 'SET', 'maxmemory', '1'])
    expect(server.keyspace.databases[0].size).toBe(1)
    await vi.waitFor(() => expect(server.keyspace.databases[0].size).toBe(0))
  })

  it('publishes evicted keys', async () => {
    const { server, session } = limited('allkeys-lru', KIB)
    const events: unknown[] = []
    const listener = server.connect()
    listener.onPush((message) => events.push(message))
    session.execute(['CONFIG', 'SET', 'notify-keyspace-events', 'Ee'])
    listener.execute(['SUBSCRIBE', '__keyevent@0__:evicted'])
    events.length = 0
    session.execute(['SET', 'first', 'x'])
    session.execute(['SET', 'second', 'x'.repeat(2 * KIB)])
    session.execute(['PING'])
    expect(JSON.stringify(events)).toContain('first')
    expect(server.stats.evictedKeys).toBe(events.length)
    session.execute(['CONFIG', 'RESETSTAT'])
    expect(server.stats.evictedKeys).toBe(0)
    await server.close()
  })

  it('counts what writes, deletions and FLUSHALL leave', async () => {
    const { server, session, usedMemory } = limited('noeviction', 1000 * KIB)
    const before = usedMemory()
    session.execute(['SET', 'a', 'x'.repeat(100 * KIB)])
    expect(usedMemory() - before).toBeGreaterThan(100 * KIB)
    session.execute(['APPEND', 'a', 'x'.repeat(100 * KIB)])
    session.execute(['HSET', 'h', 'f', 'x'.repeat(100 * KIB)])
    expect(usedMemory() - before).toBeGreaterThan(300 * KIB)
    session.execute(['RENAME', 'h', 'i'])
    session.execute(['DEL', 'a'])
    expect(usedMemory() - before).toBeLessThan(150 * KIB)
    session.execute(['SWAPDB', '0', '1'])
    expect(usedMemory() - before).toBeGreaterThan(100 * KIB)
    session.execute(['FLUSHALL'])
    expect(usedMemory()).toBe(before)
    await server.close()
  })
})

/** A server that may take so many bytes more than it does without data. */
function limited(policy: string, bytes: number) {
  const server = createServer({ seed: 1, config: { 'maxmemory-policy': policy } })
  const session = server.connect()
  const usedMemory = () => server.memory.used
  session.execute(['CONFIG', 'SET', 'maxmemory', String(usedMemory() + bytes)])
  return { server, session, usedMemory }
}

function usedLimit(server: Server): number {
  return server.config.number('maxmemory')
}
