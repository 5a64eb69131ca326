import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, getServer, resetServers, type Server } from '../../lib/index.js'
import { nullArray, ok } from '../support/command-rows.js'
import { listenTo } from '../support/listen-to.js'
import { connectInProcess, type VectorConnection } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

/** The SHA1 digest of `return 5`. */
const RETURN_5 = '4ca238f611c9d0ae4e9a75a5dbac22aedc379801'
const NOSCRIPT = { error: 'NOSCRIPT No matching script. Please use EVAL.' }

let server: Server
let client: VectorConnection

beforeEach(() => {
  server = createServer()
  client = connectInProcess(server)
})

afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

function say(...argv: string[]): Promise<VectorReply> {
  return client.send(argv)
}

function evaluate(body: string): Promise<VectorReply> {
  return say('EVAL', body, '0')
}

describe('the scripts of a server', () => {
  it('are shared by its clients and by no other server', async () => {
    expect(await say('SCRIPT', 'LOAD', 'return 5')).toBe(RETURN_5)
    expect(await connectInProcess(server).send(['EVALSHA', RETURN_5, '0'])).toBe(5)
    expect(await connectInProcess(createServer()).send(['EVALSHA', RETURN_5, '0'])).toEqual(
      NOSCRIPT,
    )
  })

  it('stay when the data goes', async () => {
    await say('SCRIPT', 'LOAD', 'return 5')
    await say('FLUSHALL')
    server.flushAll()
    expect(await say('EVALSHA', RETURN_5, '0')).toBe(5)
  })

  it('go with a restart, which leaves the data', async () => {
    await say('SCRIPT', 'LOAD', 'return 5')
    await say('SET', 'key', 'value')
    server.restart()
    expect(await say('EVALSHA', RETURN_5, '0')).toEqual(NOSCRIPT)
    expect(await say('GET', 'key')).toBe('value')
  })

  it('are those of a host and port', async () => {
    await connectInProcess(getServer('a', 1)).send(['SCRIPT', 'LOAD', 'return 5'])
    expect(await connectInProcess(getServer('a', 1)).send(['EVALSHA', RETURN_5, '0'])).toBe(5)
    resetServers()
    expect(await connectInProcess(getServer('a', 1)).send(['EVALSHA', RETURN_5, '0'])).toEqual(
      NOSCRIPT,
    )
    resetServers()
  })
})

describe('a script', () => {
  it('keeps SELECT to itself, and begins in the database of its client', async () => {
    expect(await evaluate("redis.call('SELECT', 1) return redis.call('SET', 'a', 1)")).toEqual(ok)
    expect(await say('GET', 'a')).toBeNull()
    await say('SELECT', '1')
    expect(await evaluate("return redis.call('GET', 'a')")).toBe('1')
  })

  it('wakes blocked clients when it ends', async () => {
    const blocked = connectInProcess(server).send(['BLPOP', 'q', '0'])
    const body = "redis.call('RPUSH', 'q', 'a', 'b') return redis.call('LPOP', 'q')"
    expect(await evaluate(body)).toBe('a')
    expect(await blocked).toEqual(['q', 'b'])
  })

  it('does not wait itself', async () => {
    expect(await evaluate("return redis.call('BLPOP', 'q', 0)")).toBeNull()
    expect(await evaluate("return redis.call('WAIT', 1, 0)")).toBe(0)
  })

  it('runs in its place of a transaction', async () => {
    await say('MULTI')
    await say('SET', 'a', '1')
    await evaluate("return redis.call('INCR', 'a')")
    await say('EVALSHA', RETURN_5, '0')
    await say('GET', 'a')
    expect(await say('EXEC')).toEqual([ok, 2, NOSCRIPT, '2'])
  })

  it('touches what its own client watches', async () => {
    await say('WATCH', 'a')
    await evaluate("redis.call('SET', 'a', 1)")
    await say('MULTI')
    expect(await say('EXEC')).toEqual(nullArray)
  })

  it('publishes to those who listen', async () => {
    const listener = server.connect()
    const messages: unknown[] = []
    listenTo(listener, (items) => messages.push(items))
    listener.execute(['SUBSCRIBE', 'news'])
    expect(await evaluate("return redis.call('PUBLISH', 'news', 'hello')")).toBe(1)
    expect(messages).toEqual([['message', 'news', 'hello']])
  })

  it('sees no key expire half-way', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    server = createServer({ onLog: () => vi.setSystemTime(Date.now() + 200) })
    client = connectInProcess(server)
    await say('SET', 'a', '1', 'PX', '150')
    expect(
      await evaluate("redis.log(redis.LOG_WARNING, 'later') return redis.call('EXISTS', 'a')"),
    ).toBe(1)
    expect(await say('EXISTS', 'a')).toBe(0)
  })

  it('logs what loglevel lets through', async () => {
    const lines: string[] = []
    server = createServer({ onLog: (level, message) => lines.push(`${level} ${message}`) })
    client = connectInProcess(server)
    await evaluate("redis.log(redis.LOG_NOTICE, 'a') redis.log(redis.LOG_VERBOSE, 'b')")
    await say('CONFIG', 'SET', 'loglevel', 'verbose')
    await evaluate("redis.log(redis.LOG_VERBOSE, 'c')")
    expect(lines).toEqual(['notice a', 'verbose c'])
  })
})
