import { once } from 'node:events'
import { promisify } from 'node:util'
import type { ClientOptions, RedisClient } from 'redis-3'
import { expect } from 'vitest'
import { ask } from '../ask.js'
import type { Row } from '../face.js'
import { called } from '../families/redis-3.js'
import { NOSCRIPT, SCRIPT, UNKNOWN } from '../script-texts.js'

type Redis3Row = Row<RedisClient, ClientOptions>

const row = (title: string, run: Redis3Row['run'], result: unknown): Redis3Row => ({
  title,
  run,
  result,
})

interface ReplyError extends Error {
  readonly code?: string
  readonly command?: string
  readonly args?: unknown[]
  readonly position?: number
  readonly errors?: ReplyError[]
}

/** What tells an error of node_redis. */
const facts = ({ name, message, code, command }: ReplyError) => ({ name, message, code, command })
const factsOf = (promise: Promise<unknown>) => promise.then((value) => ({ value }), facts)

const calls: readonly Redis3Row[] = [
  row('eval', (client) => called(client, 'eval', SCRIPT, 1, 'k', 'a'), ['k', 'a', 1]),
  row('EVAL', (client) => called(client, 'EVAL', SCRIPT, 1, 'k', 'a'), ['k', 'a', 1]),
  row('eval with one array', (client) => called(client, 'eval', [SCRIPT, 1, 'k', 'a']), [
    'k',
    'a',
    1,
  ]),
  row('eval with an array behind', (client) => called(client, 'eval', SCRIPT, [1, 'k', 'a']), [
    'k',
    'a',
    1,
  ]),
  row(
    'promisify',
    (client) => promisify(Reflect.get(client, 'eval')).call(client, 'return 7', 0),
    7,
  ),
  row(
    'script and evalsha, in small and in capital letters',
    async (client) => {
      const sha = await called(client, 'script', 'load', 'return ARGV[1]')
      return [
        await called(client, 'SCRIPT', 'EXISTS', sha),
        await called(client, 'evalsha', sha, 0, 'a'),
        await called(client, 'EVALSHA', [sha, 0, 'b']),
        await called(client, 'script', ['flush']),
        await called(client, 'script', 'exists', sha),
      ]
    },
    [[1], 'a', 'b', 'OK', [0]],
  ),
  row('send_command', (client) => called(client, 'send_command', 'eval', [SCRIPT, 1, 'k', 'a']), [
    'k',
    'a',
    1,
  ]),
  row(
    'hgetall gives an object',
    async (client) => [
      await called(client, 'hmset', 'h', { a: '1', b: '2' }),
      await called(client, 'hgetall', 'h'),
      await called(client, 'hgetall', 'nothing'),
    ],
    ['OK', { a: '1', b: '2' }, null],
  ),
]

const errors: readonly Redis3Row[] = [
  row(
    'an error has its code and command',
    (client) => factsOf(called(client, 'evalsha', UNKNOWN, 0)),
    { name: 'ReplyError', message: NOSCRIPT, code: 'NOSCRIPT', command: 'EVALSHA' },
  ),
  row(
    'an error has the arguments of its command',
    (client) => called(client, 'evalsha', UNKNOWN, 0).catch(({ args }: ReplyError) => args),
    [UNKNOWN, 0],
  ),
  row(
    'an error that a script raises',
    (client) => factsOf(called(client, 'eval', "return redis.error_reply('MY own')", 0)),
    { name: 'ReplyError', message: 'MY own', code: 'MY', command: 'EVAL' },
  ),
  row(
    'an error among values has neither',
    async (client) =>
      facts(
        ((await called(client, 'eval', "return {redis.error_reply('MY own')}", 0)) as Error[])[0],
      ),
    { name: 'ReplyError', message: 'MY own', code: undefined, command: undefined },
  ),
  row(
    'an error without a callback is an event',
    async (client) => {
      const heard = once(client, 'error')
      ask<void>(client, 'evalsha', UNKNOWN, 0)
      return facts((await heard)[0])
    },
    { name: 'ReplyError', message: NOSCRIPT, code: 'NOSCRIPT', command: 'EVALSHA' },
  ),
  row(
    'a command after quit is refused',
    async (client) => {
      await called(client, 'quit')
      return factsOf(called(client, 'get', 'k'))
    },
    {
      name: 'AbortError',
      message: "GET can't be processed. The connection is already closed.",
      code: 'NR_CLOSED',
      command: 'GET',
    },
  ),
  row(
    'without an offline queue a command is refused before the connection is ready',
    async (_, { create }) => factsOf(called(create({ enable_offline_queue: false }), 'get', 'k')),
    {
      name: 'AbortError',
      message: expect.stringMatching(
        /^GET can't be processed\. (Stream not writeable|The connection is not yet established)/,
      ),
      code: 'NR_CLOSED',
      command: 'GET',
    },
  ),
]

/** The replies of `exec`, with what tells the errors. */
const exec = async (group: object) =>
  ((await called(group, 'exec')) as unknown[]).map((reply) =>
    reply instanceof Error ? { ...facts(reply), position: (reply as ReplyError).position } : reply,
  )

const group = (client: RedisClient, way: 'multi' | 'batch'): object =>
  ask(client, way, [
    ['set', 's', 'text'],
    ['incr', 's'],
    ['eval', 'return KEYS[1]', 1, 's'],
    ['evalsha', UNKNOWN, 0],
  ])

const NOT_AN_INTEGER = {
  name: 'ReplyError',
  message: 'ERR value is not an integer or out of range',
  code: 'ERR',
  command: 'INCR',
}
const NO_SUCH_SCRIPT = {
  name: 'ReplyError',
  message: NOSCRIPT,
  code: 'NOSCRIPT',
  command: 'EVALSHA',
}

const groups: readonly Redis3Row[] = [
  row('multi: errors are elements', (client) => exec(group(client, 'multi')), [
    'OK',
    { ...NOT_AN_INTEGER, position: undefined },
    's',
    { ...NO_SUCH_SCRIPT, position: undefined },
  ]),
  row('batch: errors are elements with their position', (client) => exec(group(client, 'batch')), [
    'OK',
    { ...NOT_AN_INTEGER, position: 1 },
    's',
    { ...NO_SUCH_SCRIPT, position: 3 },
  ]),
  row(
    'chained, in small and in capital letters',
    (client) => {
      const queue = ask<object>(ask<object>(client, 'multi'), 'eval', 'return 1', 0)
      return exec(ask(ask(queue, 'EVAL', 'return ARGV', 0, 'a'), 'get', 'k'))
    },
    [1, ['a'], null],
  ),
  row(
    'each command of a group calls back',
    (client) =>
      new Promise((resolve) => {
        const heard: unknown[] = []
        const hear = (error: Error | null, value: unknown) => heard.push(error?.message ?? value)
        const queue = ask<object>(ask<object>(client, 'multi'), 'eval', 'return 1', 0, hear)
        ask<object>(queue, 'evalsha', UNKNOWN, 0, hear)
        ask(queue, 'exec', () => resolve(heard))
      }),
    [1, NOSCRIPT],
  ),
  row(
    'a transaction with a command that is refused',
    (client) =>
      called(ask(ask<object>(client, 'multi'), 'hset', 'h'), 'exec').catch((error: ReplyError) => ({
        ...facts(error),
        errors: error.errors?.map(({ message, command, position }) => ({
          message,
          command,
          position,
        })),
      })),
    {
      name: 'ReplyError',
      message: 'EXECABORT Transaction discarded because of previous errors.',
      code: 'EXECABORT',
      command: 'EXEC',
      errors: [
        {
          message: "ERR wrong number of arguments for 'hset' command",
          command: 'HSET',
          position: 0,
        },
      ],
    },
  ),
  row('an empty batch', (client) => exec(ask(client, 'batch')), []),
]

const options: readonly Redis3Row[] = [
  row(
    'return_buffers',
    (_, { create }) => called(create({ return_buffers: true }), 'eval', "return {'\\255', 1}", 0),
    [Buffer.from([255]), 1],
  ),
  row(
    'detect_buffers',
    async (_, { create }) => {
      const client = create({ detect_buffers: true })
      return [
        await called(client, 'eval', 'return ARGV[1]', 0, 'a'),
        await called(client, 'eval', 'return ARGV[1]', 0, Buffer.from([255])),
      ]
    },
    ['a', Buffer.from([255])],
  ),
  row(
    'string_numbers',
    (_, { create }) => called(create({ string_numbers: true }), 'eval', 'return {2 ^ 40, 1}', 0),
    ['1099511627776', '1'],
  ),
  row(
    'prefix stands before the keys of a script',
    (_, { create }) =>
      called(create({ prefix: 'p:' }), 'eval', 'return {KEYS[1], ARGV[1]}', 1, 'k', 'a'),
    ['p:k', 'a'],
  ),
  row(
    'db and select',
    async (client, { create }) => {
      await called(create({ db: 3 }), 'set', 'k', 'v')
      return [
        await called(client, 'get', 'k'),
        await called(client, 'select', 3),
        await called(client, 'get', 'k'),
        client.selected_db,
      ]
    },
    [null, 'OK', 'v', 3],
  ),
  row(
    'retry_strategy decides about another try',
    async (_, { create }) => {
      const attempts: unknown[] = []
      const client = create({
        retry_strategy: ({ attempt }: { attempt: number }) => {
          attempts.push(attempt)
          return new Error('no more')
        },
      })
      await once(client, 'ready')
      const heard = once(client, 'error')
      client.stream?.destroy()
      return [facts((await heard)[0]), attempts]
    },
    [
      {
        name: 'Error',
        message: 'Redis connection in broken state: retry aborted.',
        code: 'CONNECTION_BROKEN',
        command: undefined,
      },
      [1],
    ],
  ),
]

const events: readonly Redis3Row[] = [
  row(
    'messages of channels and patterns',
    async (client, { create }) => {
      const heard: unknown[] = []
      for (const event of ['subscribe', 'psubscribe', 'message', 'pmessage', 'unsubscribe']) {
        client.on(event, (...args: unknown[]) => heard.push([event, ...args]))
      }
      await called(client, 'subscribe', 'news')
      await called(client, 'psubscribe', 'n*')
      const publisher = create()
      await called(publisher, 'eval', "return redis.call('PUBLISH', 'news', 'hello')", 0)
      await called(client, 'unsubscribe', 'news')
      return heard
    },
    [
      ['subscribe', 'news', 1],
      ['psubscribe', 'n*', 2],
      ['message', 'news', 'hello'],
      ['pmessage', 'n*', 'news', 'hello'],
      ['unsubscribe', 'news', 1],
    ],
  ),
  row(
    'messages as buffers',
    async (client, { create }) => {
      const heard = once(client, 'message_buffer')
      await called(client, 'subscribe', 'news')
      await called(create(), 'publish', 'news', Buffer.from([255]))
      return heard
    },
    [Buffer.from('news'), Buffer.from([255])],
  ),
  row(
    'MONITOR shows what a script calls',
    async (client, { create }) => {
      await called(client, 'monitor')
      const heard = new Promise((resolve) => {
        client.on('monitor', (_time: unknown, args: string[]) => {
          if (args[0] === 'incr') resolve(args)
        })
      })
      await called(create(), 'eval', "return redis.call('incr', KEYS[1])", 1, 'k')
      return heard
    },
    ['incr', 'k'],
  ),
]

export const redis3Rows = [...calls, ...errors, ...groups, ...options, ...events]
