import { once } from 'node:events'
import { ask } from '../../ask.js'
import type { NodeRedisClient } from '../../families/node-redis.js'
import { type About, defined, named, row, sent } from './row.js'

const UNKNOWN = 'f'.repeat(40)
const NOSCRIPT = 'NOSCRIPT No matching script. Please use EVAL.'
const LUA = 'return {KEYS, ARGV}'

/** Calls a method that calls back; an error is its message. */
const called = (on: object, name: string, ...args: unknown[]): Promise<unknown> =>
  new Promise((resolve) => {
    ask(on, name, ...args, (error: Error | null, reply: unknown) =>
      resolve(error?.message ?? reply),
    )
  })

/** Resolves when a client is connected again: to be cut off is an event `error` before. */
const ready = (client: NodeRedisClient) => new Promise((resolve) => client.once('ready', resolve))

/** Cuts off all other connections. */
const cutOff = (client: NodeRedisClient) =>
  client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])

const legacy = [
  row(
    'legacyMode: methods call back',
    async (given) => {
      const custom = defined(given, { lua: LUA, numberOfKeys: 1 })
      const client = await given.connect({ legacyMode: true, scripts: { custom } })
      const { v4 } = client as unknown as { v4: object }
      return [
        await called(client, 'eval', LUA, 1, 'k', 'a'),
        await called(client, 'EVAL', [LUA, '1', 'k']),
        await called(client, 'evalsha', UNKNOWN, 0),
        await called(client, 'evalSha', UNKNOWN, 0),
        await named(client, 'custom', ['k'], ['a']),
        await named(v4, 'eval', 'return 7'),
        typeof Reflect.get(v4, 'custom'),
        await called(ask<object>(ask<object>(client, 'multi'), 'eval', 'return 8', 0), 'exec'),
      ]
    },
    [[['k'], ['a']], [['k'], []], NOSCRIPT, NOSCRIPT, [['k'], ['a']], 7, 'undefined', [8]],
  ),
  row(
    'legacy(): methods call back',
    async ({ connect }) => {
      const client = (await connect()).legacy()
      const queue = ask<object>(client, 'multi')
      ask(ask<object>(queue, 'set', 's', 'x'), 'incr', 's')
      return [
        await called(client, 'eval', LUA, 1, 'k', 'a'),
        await called(client, 'EVAL', [LUA, '1', 'k']),
        await called(client, 'evalSha', UNKNOWN, 0),
        await called(client, 'sendCommand', 'EVAL', 'return 7', 0),
        await called(ask<object>(ask<object>(client, 'multi'), 'eval', 'return 8', 0), 'exec'),
        await called(queue, 'exec'),
        ['evalsha', 'script', 'custom'].map((name) => typeof Reflect.get(client, name)),
      ]
    },
    [
      [['k'], ['a']],
      [['k'], []],
      NOSCRIPT,
      7,
      [8],
      '1 commands failed, see .replies and .errorIndexes for more information',
      ['undefined', 'undefined', 'undefined'],
    ],
  ),
]

/** Resolves with what a listener of messages is called with. */
function message(listen: (listener: (...heard: unknown[]) => void) => Promise<unknown>) {
  return new Promise<unknown>((resolve, reject) => {
    listen((...heard) => resolve(heard)).catch(reject)
  })
}

const pushes = [
  row(
    'messages of a channel, a pattern and a shard channel',
    async ({ connect }) => {
      const [client, other] = [await connect(), await connect()]
      const heard: unknown[] = []
      const hear = (...args: unknown[]) => heard.push(args)
      await client.subscribe('news', hear)
      await client.pSubscribe('n*', hear)
      await client.sSubscribe('shard', hear)
      await other.eval("return redis.call('PUBLISH', 'news', ARGV[1])", { arguments: ['hello'] })
      const last = message((listener) => client.sSubscribe('shard', listener))
      await new Promise((resolve) => setTimeout(resolve, 20))
      await other.sPublish('shard', 'there')
      await last
      await client.unsubscribe('news')
      return heard
    },
    [
      ['hello', 'news'],
      ['hello', 'news'],
      ['there', 'shard'],
    ],
  ),
  row(
    'messages as Buffers',
    async ({ connect }) => {
      const [client, other] = [await connect(), await connect()]
      const heard = message(async (listener) => {
        await client.subscribe('news', listener, true)
        await ask(other, 'publish', 'news', Buffer.from([255]))
      })
      return heard
    },
    [Buffer.from([255]), Buffer.from('news')],
  ),
  row(
    'commands on a connection that subscribed',
    async ({ connect }) => {
      const client = await connect()
      const heard = message(async (listener) => {
        await client.subscribe('news', listener)
        await client.eval("return redis.call('PUBLISH', 'news', 'hello')")
      })
      return [await heard, await client.eval('return 1')]
    },
    [['hello', 'news'], 1],
  ),
  row(
    'a client hears which keys that it read have changed',
    async ({ connect }) => {
      const [client, other] = [await connect({ emitInvalidate: true }), await connect()]
      const keys: unknown[] = []
      client.on('invalidate', (key) => keys.push(key === null ? null : `${key}`))
      await client.eval("return redis.call('GET', KEYS[1])", { keys: ['k'] })
      const heard = once(client, 'invalidate')
      await other.eval("return redis.call('SET', KEYS[1], 'v')", { keys: ['k'] })
      await heard
      const flushed = once(client, 'invalidate')
      await client.get('k')
      await other.flushAll()
      await flushed
      return keys
    },
    ['k', null],
  ),
  row(
    'a cache on the side of the client is told what changes',
    async ({ connect }) => {
      const cached = { clientSideCache: { ttl: 0, maxEntries: 10, evictPolicy: 'LRU' } }
      const [client, other] = [await connect(cached), await connect()]
      const seen = [await client.get('k'), await client.get('k')]
      await other.eval("return redis.call('SET', KEYS[1], 'v')", { keys: ['k'] })
      while ((await client.get('k')) === null)
        await new Promise((resolve) => setTimeout(resolve, 5))
      return [...seen, await client.get('k')]
    },
    [null, null, 'v'],
  ),
]

const reconnects = [
  row(
    'a client that was cut off comes back, with its scripts, database and name',
    async (given) => {
      const scripts = { custom: defined(given, { lua: LUA, numberOfKeys: 1 }) }
      const client = await given.connect({ scripts, database: 3, name: 'mine' })
      const other = await given.connect()
      await client.set('k', 'v')
      const back = ready(client)
      await cutOff(other)
      await back
      return [
        await named(client, 'custom', ['k'], ['a']),
        await client.eval("return redis.call('GET', 'k')"),
        await client.sendCommand(['CLIENT', 'GETNAME']),
      ]
    },
    [[['k'], ['a']], 'v', 'mine'],
  ),
  row(
    'a client that was cut off subscribes again',
    async ({ connect }) => {
      const [client, other] = [await connect(), await connect()]
      const heard: unknown[] = []
      await client.subscribe('news', (...args) => heard.push(args))
      const back = ready(client)
      await other.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub'])
      await back
      while (heard.length === 0) await other.publish('news', 'hello')
      return heard[0]
    },
    ['hello', 'news'],
  ),
  row(
    'a client without an offline queue refuses what comes while it is cut off',
    async ({ connect, nodeRedis }) => {
      const [client, other] = [await connect({ disableOfflineQueue: true }), await connect()]
      const lost = new Promise((resolve) => client.once('reconnecting', resolve))
      const back = ready(client)
      await cutOff(other)
      await lost
      const error = await client.eval('return 1').catch((thrown: Error) => thrown)
      await back
      return [error instanceof nodeRedis.ClientOfflineError, await client.eval('return 1')]
    },
    [true, 1],
  ),
]

const pools = [
  row(
    'scripts of a pool',
    async (given) => {
      const scripts = { custom: defined(given, { lua: LUA, numberOfKeys: 1 }) }
      const pool = await given.connect({ scripts })
      const queue = pool.multi()
      ask(queue, 'custom', ['k'], ['b'])
      return [await named(pool, 'custom', ['k'], ['a']), await queue.exec()]
    },
    [[['k'], ['a']], [[['k'], ['b']]]],
    'pool',
  ),
  row(
    'a pool runs what is asked for on one client',
    async (given) => {
      const scripts = { custom: defined(given, { lua: LUA, numberOfKeys: 1 }) }
      const pool = await given.connect({ scripts })
      return ask(pool, 'execute', (client: NodeRedisClient) =>
        sent(client, async () => {
          await named(client, 'custom', ['k'], ['a'])
          await named(client, 'custom', ['k'], ['a'])
        }).then((wire) => wire.map(([name]) => name)),
      )
    },
    (_: About) => ['EVALSHA', 'EVAL', 'EVALSHA'],
    'pool',
  ),
]

/** How clients of node-redis come and go, and what they hear unasked. */
export const connectionRows = [...legacy, ...pushes, ...reconnects, ...pools]
