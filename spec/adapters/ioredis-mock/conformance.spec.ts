import type { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FACES, type Face } from './faces.js'

type Opened = Awaited<ReturnType<Face['open']>>

/** A client with the commands that a row defines. */
type Client = Redis & Record<string, (...args: unknown[]) => Promise<unknown>>

interface Row {
  readonly title: string
  readonly run: (redis: Client, face: Opened) => Promise<unknown>
  readonly result: unknown
}

const row = (title: string, run: Row['run'], result: unknown): Row => ({ title, run, result })

const SCRIPT = "return {KEYS[1], ARGV[1], redis.call('INCR', KEYS[1])}"
const SHA1 = '1b8a1a3a6e8ce1a3b5dcae0d2bd2d0a4d4e54d4e'
const UNKNOWN = 'NOSCRIPT No matching script. Please use EVAL.'
const message = (promise: Promise<unknown>) =>
  promise.catch((error: Error) => `${error.name}: ${error.message}`)
const texts = (outcomes: [Error | null, unknown][] | null) =>
  outcomes?.map(([error, result]) => error?.message ?? result)

const calls: readonly Row[] = [
  row('eval', (redis) => redis.eval(SCRIPT, 1, 'k', 'a'), ['k', 'a', 1]),
  row('eval with arrays', (redis) => redis.eval(SCRIPT, 1, ...['k', 'a']), ['k', 'a', 1]),
  row(
    'evalBuffer keeps bytes',
    (redis) => redis['evalBuffer']("return '\\255\\0'", 0),
    Buffer.from([255, 0]),
  ),
  row(
    'eval_ro refuses to write',
    (redis) => message(redis['eval_ro'](SCRIPT, 1, 'k', 'a')),
    expect.stringMatching(
      /^ReplyError: ERR Write commands are not allowed from read-only scripts\. script: /,
    ),
  ),
  row(
    'script load, exists, flush',
    async (redis) => {
      const sha1 = (await redis.script('LOAD', 'return 7')) as string
      return [
        sha1,
        await redis.script('EXISTS', sha1),
        await redis.evalsha(sha1, 0),
        await redis.script('FLUSH'),
        await redis.script('EXISTS', sha1),
      ]
    },
    ['59b6ab2fbe0ee4b25733de0f62e6cda4899ef8e9', [1], 7, 'OK', [0]],
  ),
  row(
    'evalsha of an unknown script',
    (redis) => message(redis.evalsha(SHA1, 0)),
    `ReplyError: ${UNKNOWN}`,
  ),
  row(
    'evalsha_ro',
    async (redis) =>
      redis['evalsha_ro']((await redis.script('LOAD', 'return ARGV[1]')) as string, 0, 'a'),
    'a',
  ),
  row('call', (redis) => redis.call('EVAL', 'return {1, 2.9, true, false}', 0), [1, 2, 1, null]),
  row('callBuffer', (redis) => redis.callBuffer('ECHO', 'hi'), Buffer.from('hi')),
  row(
    'a callback',
    (redis) =>
      new Promise((resolve) =>
        redis.eval('return 5', 0, (_: unknown, value: unknown) => resolve(value)),
      ),
    5,
  ),
  row(
    'an error has its command',
    (redis) =>
      redis.eval('return redis.call("INCR", "a", "b")', 0).catch((error) => error.command.name),
    'eval',
  ),
  row(
    'a nested error is an element',
    async (redis) =>
      ((await redis.eval("return {1, redis.error_reply('MY x')}", 0)) as unknown[]).map(String),
    ['1', 'ReplyError: MY x'],
  ),
  row('numbers past 32 bits', (redis) => redis.eval('return 100000 * 100000', 0), 10_000_000_000),
  row(
    'a key prefix stands before KEYS alone',
    (_, face) =>
      face
        .create({ keyPrefix: 'p:' })
        .eval("return {KEYS[1], ARGV[1], redis.call('SET', KEYS[1], 1).ok}", 1, 'k', 'a'),
    ['p:k', 'a', 'OK'],
  ),
]

const customCommands: readonly Row[] = [
  row(
    'with numberOfKeys',
    (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 1, lua: SCRIPT })
      return redis['custom']('k', 'a')
    },
    ['k', 'a', 1],
  ),
  row(
    'without: the first argument counts the keys',
    (redis) => {
      redis.defineCommand('custom', { lua: SCRIPT })
      return redis['custom'](1, 'k', 'a')
    },
    ['k', 'a', 1],
  ),
  row(
    'with one array of arguments',
    (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 1, lua: SCRIPT })
      return redis['custom'](['k', 'a'])
    },
    ['k', 'a', 1],
  ),
  row(
    'as buffers',
    (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 0, lua: 'return ARGV[1]' })
      return redis['customBuffer'](Buffer.from([1, 255]))
    },
    Buffer.from([1, 255]),
  ),
  row(
    'of the scripts option',
    (_, face) =>
      (face.create({ scripts: { custom: { numberOfKeys: 0, lua: 'return ARGV' } } }) as Client)[
        'custom'
      ]('x'),
    ['x'],
  ),
  row(
    'send EVAL once a connection, and EVALSHA after',
    async (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 0, lua: 'return 1' })
      for (let i = 0; i < 3; i++) await redis['custom']()
      const info = await redis.info('commandstats')
      return ['eval', 'evalsha'].map(
        (name) => /calls=(\d+)/.exec(info.slice(info.indexOf(`cmdstat_${name}:`)))?.[1],
      )
    },
    ['1', '2'],
  ),
  row(
    'recover from NOSCRIPT',
    async (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 0, lua: 'return 1' })
      await redis['custom']()
      await redis.script('FLUSH')
      return redis['custom']()
    },
    1,
  ),
  row(
    'recover from NOSCRIPT in a pipeline',
    async (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 0, lua: 'return 1' })
      await redis['custom']()
      await redis.script('FLUSH')
      const pipeline = redis.pipeline() as unknown as {
        custom(): { custom(): { exec(): Promise<[null, unknown][]> } }
      }
      return texts(await pipeline.custom().custom().exec())
    },
    [1, 1],
  ),
  row(
    'do not recover in MULTI',
    async (redis) => {
      redis.defineCommand('custom', { numberOfKeys: 0, lua: 'return 1' })
      await redis['custom']()
      await redis.script('FLUSH')
      const multi = redis.multi() as unknown as {
        custom(): { set(k: string, v: string): { exec(): Promise<[null, unknown][]> } }
      }
      return texts(await multi.custom().set('k', 'v').exec())
    },
    [UNKNOWN, 'OK'],
  ),
]

const groups: readonly Row[] = [
  row(
    'a pipeline has an outcome for each command',
    async (redis) =>
      texts(
        await redis
          .pipeline()
          .set('s', 'x')
          .incr('s')
          .eval('return KEYS[1]', 1, 's')
          .get('s')
          .exec(),
      ),
    ['OK', 'ERR value is not an integer or out of range', 's', 'x'],
  ),
  row(
    'a pipeline of arrays',
    async (redis) =>
      texts(
        await redis
          .pipeline([
            ['set', 's', 'x'],
            ['eval', 'return 1', '0'],
          ])
          .exec(),
      ),
    ['OK', 1],
  ),
  row(
    'a transaction has an outcome for each command',
    async (redis) =>
      texts(await redis.multi().set('s', 'x').incr('s').evalsha(SHA1, 0).get('s').exec()),
    ['OK', 'ERR value is not an integer or out of range', UNKNOWN, 'x'],
  ),
  row(
    'a transaction that cannot run rejects',
    (redis) =>
      (redis.multi().set('s', 'x') as unknown as { get(): { exec(): Promise<unknown> } })
        .get()
        .exec()
        .catch((error) => [error.name, error.message, error.previousErrors.length]),
    ['ReplyError', 'EXECABORT Transaction discarded because of previous errors.', 1],
  ),
  row(
    'a watched key that changed gives null',
    async (redis, face) => {
      await redis.watch('k')
      await face.create().set('k', 'other')
      return redis.multi().set('k', 'mine').exec()
    },
    null,
  ),
  row(
    'commands one by one in MULTI',
    async (redis) => [
      await redis.multi({ pipeline: false }),
      await redis.set('k', 'v'),
      await redis.exec(),
    ],
    ['OK', 'QUEUED', [[null, 'OK']]],
  ),
]

const connections: readonly Row[] = [
  row(
    'clients of one server share data and scripts',
    async (redis, face) => {
      const sha1 = (await redis.script('LOAD', "return redis.call('GET', 'k')")) as string
      await redis.set('k', 'v')
      return face.create().evalsha(sha1, 0)
    },
    'v',
  ),
  row(
    'another database',
    async (redis, face) => {
      const other = face.create({ db: 2 })
      await other.set('k', 'v')
      return [await redis.get('k'), await redis.select(2), await redis.get('k')]
    },
    [null, 'OK', 'v'],
  ),
  row(
    'a duplicate',
    async (redis) => {
      await redis.set('k', 'v')
      const copy = redis.duplicate()
      const value = await copy.get('k')
      copy.disconnect()
      return value
    },
    'v',
  ),
  row(
    'a blocked client lets others work',
    async (redis, face) => {
      const waiting = redis.bzpopmin('z', 0)
      await face.create().zadd('z', 1, 'a')
      return waiting
    },
    ['z', 'a', '1'],
  ),
  row(
    'a message reaches a subscriber',
    async (redis, face) => {
      await redis.subscribe('news')
      const received = new Promise((resolve) => redis.on('message', (...args) => resolve(args)))
      await face.create().eval("return redis.call('PUBLISH', 'news', 'hello')", 0)
      return received
    },
    ['news', 'hello'],
  ),
  row(
    'quit ends the connection',
    async (redis) => {
      const ended = new Promise((resolve) => redis.once('end', () => resolve('end')))
      return [await redis.quit(), await ended, redis.status]
    },
    ['OK', 'end', 'end'],
  ),
  row(
    'disconnect and connect again',
    async (redis) => {
      await redis.set('k', 'v')
      const ended = new Promise((resolve) => redis.once('end', resolve))
      redis.disconnect()
      await ended
      await redis.connect()
      return redis.get('k')
    },
    'v',
  ),
  row(
    'a lazy client waits to be asked',
    async (_, face) => {
      const lazy = face.create({ lazyConnect: true })
      return [lazy.status, await lazy.ping(), lazy.status]
    },
    ['wait', 'PONG', 'ready'],
  ),
  row(
    'connect and ready come once each',
    async (_, face) => {
      const events: string[] = []
      const client = face.create()
      client.on('connect', () => events.push('connect')).on('ready', () => events.push('ready'))
      await client.ping()
      await client.ping()
      return events
    },
    ['connect', 'ready'],
  ),
]

describe.each(FACES)('$name', ({ open }) => {
  let face: Opened
  let redis: Client

  beforeEach(async () => {
    face = await open()
    redis = face.create() as Client
  })
  afterEach(() => face.close())

  const runs = ({ run, result }: Row) =>
    run(redis, face).then((value) => expect(value).toEqual(result))

  it.each(calls)('scripts: $title', runs)
  it.each(customCommands)('custom commands: $title', runs)
  it.each(groups)('groups: $title', runs)
  it.each(connections)('connections: $title', runs)
})
