import { once } from 'node:events'
import type { Redis, RedisOptions } from 'ioredis'
import { expect } from 'vitest'
import { ask } from '../ask.js'
import { failure, type Row, told } from '../face.js'
import { NOSCRIPT, SCRIPT, UNKNOWN } from '../script-texts.js'

type IoredisRow = Row<Redis, RedisOptions>

const row = (title: string, run: IoredisRow['run'], result: unknown): IoredisRow => ({
  title,
  run,
  result,
})

const NOT_AN_INTEGER = 'ERR value is not an integer or out of range'

interface ReplyError extends Error {
  readonly command: { readonly name: string; readonly args: unknown[] }
  readonly previousErrors?: ReplyError[]
}

type Outcomes = readonly (readonly unknown[])[]

const calls: readonly IoredisRow[] = [
  row('an array of arguments', (redis) => ask(redis, 'eval', SCRIPT, 1, ['k', 'a']), ['k', 'a', 1]),
  row('call', (redis) => redis.call('EVAL', 'return {1, 2.9, true, false}', 0), [1, 2, 1, null]),
  row('callBuffer', (redis) => redis.callBuffer('ECHO', 'hi'), Buffer.from('hi')),
  row(
    'buffers of statuses, also among values',
    (redis) => ask(redis, 'evalBuffer', "return {{ok = 'FINE'}, 'text', 1}", 0),
    [Buffer.from('FINE'), Buffer.from('text'), 1],
  ),
  row(
    'a callback',
    (redis) =>
      new Promise((resolve) =>
        redis.eval('return 5', 0, (_: unknown, value: unknown) => resolve(value)),
      ),
    5,
  ),
  row(
    'an error is a ReplyError with its command',
    (redis) =>
      redis
        .evalsha(UNKNOWN, 0)
        .catch(({ name, message, command }: ReplyError) => [name, message, command]),
    ['ReplyError', NOSCRIPT, { name: 'evalsha', args: [UNKNOWN, '0'] }],
  ),
  row(
    'an error among values is a ReplyError',
    async (redis) => {
      const values = await redis.eval("return {1, redis.error_reply('MY x')}", 0)
      return (values as unknown[]).map(String)
    },
    ['1', 'ReplyError: MY x'],
  ),
]

/** A client with a command `custom` of this script. */
function define(redis: Redis, lua: string, numberOfKeys?: number): Redis {
  redis.defineCommand('custom', numberOfKeys === undefined ? { lua } : { lua, numberOfKeys })
  return redis
}

/** After others emptied the script cache. */
async function defineAndFlush(redis: Redis): Promise<Redis> {
  await ask(define(redis, 'return 1', 0), 'custom')
  await redis.script('FLUSH')
  return redis
}

/** How many EVAL and EVALSHA come to a server for three calls of a command. */
async function sentForThree(redis: Redis): Promise<unknown> {
  define(redis, 'return 1', 0)
  for (let i = 0; i < 3; i++) await ask(redis, 'custom')
  const info = await redis.info('commandstats')
  return ['eval', 'evalsha'].map((name) =>
    Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(info)?.[1]),
  )
}

const customCommands: readonly IoredisRow[] = [
  row(
    'a custom command without numberOfKeys: the first argument counts the keys',
    (redis) => ask(define(redis, SCRIPT), 'custom', 1, 'k', 'a'),
    ['k', 'a', 1],
  ),
  row(
    'a custom command with one array of arguments',
    (redis) => ask(define(redis, SCRIPT, 1), 'custom', ['k', 'a']),
    ['k', 'a', 1],
  ),
  row(
    'the Buffer form of a custom command',
    (redis) => ask(define(redis, 'return ARGV[1]', 0), 'customBuffer', Buffer.from([1, 255])),
    Buffer.from([1, 255]),
  ),
  row(
    'a custom command of the scripts option, also of a duplicate',
    async (_, { create }) => {
      const redis = create({ scripts: { custom: { numberOfKeys: 0, lua: 'return ARGV' } } })
      const copy = redis.duplicate()
      const values = [await ask(redis, 'custom', 'x'), await ask(copy, 'custom', 'y')]
      copy.disconnect()
      return values
    },
    [['x'], ['y']],
  ),
  row(
    'commands of several turns before disconnect() are answered',
    async (_, { create }) => {
      const redis = create({})
      await redis.ping()
      const answers = [redis.echo('a'), redis.echo('b')]
      await new Promise(process.nextTick)
      answers.push(ask(redis, 'eval', 'return ARGV[1]', 0, 'c') as Promise<string>)
      redis.disconnect()
      return Promise.all(answers)
    },
    ['a', 'b', 'c'],
  ),
  row('a custom command is EVAL once a connection, and EVALSHA after', sentForThree, [1, 2]),
  row('a custom command is EVALSHA, and EVAL after NOSCRIPT', sentForThree, [1, 3]),
  row(
    'a custom command after SCRIPT FLUSH, in MULTI: NOSCRIPT',
    async (redis) => {
      const queue = (await defineAndFlush(redis)).multi()
      ask(queue, 'custom')
      return outcomes(queue.set('k', 'v').exec())
    },
    [[`! ${NOSCRIPT}`], [null, 'OK']],
  ),
  row(
    'a custom command after SCRIPT FLUSH, in MULTI: loaded before',
    async (redis) => {
      const queue = (await defineAndFlush(redis)).multi()
      ask(queue, 'custom')
      return outcomes(queue.set('k', 'v').exec())
    },
    [
      [null, 1],
      [null, 'OK'],
    ],
  ),
]

/** The outcomes of `exec`, with the messages of errors; an error stands alone. */
async function outcomes(exec: Promise<Outcomes | null>): Promise<unknown> {
  return (await exec)?.map((outcome) => told(outcome))
}

const groups: readonly IoredisRow[] = [
  row(
    'a pipeline has an outcome for each command',
    (redis) =>
      outcomes(
        redis.pipeline().set('s', 'x').incr('s').eval('return KEYS[1]', 1, 's').get('s').exec(),
      ),
    [[null, 'OK'], [`! ${NOT_AN_INTEGER}`], [null, 's'], [null, 'x']],
  ),
  row(
    'a transaction has an outcome for each command',
    (redis) => outcomes(redis.multi().set('s', 'x').incr('s').evalsha(UNKNOWN, 1, 's').exec()),
    [[null, 'OK'], [`! ${NOT_AN_INTEGER}`], [`! ${NOSCRIPT}`]],
  ),
  row(
    'a command of a pipeline calls back',
    async (redis) => {
      const heard: unknown[] = []
      const hear = (error: Error | null | undefined, value: unknown) =>
        heard.push(error ? told(error) : value)
      await redis.pipeline().set('s', 'x', hear).incr('s', hear).exec()
      return heard
    },
    ['OK', `! ${NOT_AN_INTEGER}`],
  ),
  row(
    'a transaction that cannot run rejects with what was refused',
    (redis) => {
      const queue = redis.multi().set('s', 'x')
      ask(queue, 'get', 's', 'too much')
      return queue
        .exec()
        .catch(({ name, message, previousErrors }: ReplyError) => [
          name,
          message,
          previousErrors?.map(told),
        ])
    },
    [
      'ReplyError',
      'EXECABORT Transaction discarded because of previous errors.',
      ["! ERR wrong number of arguments for 'get' command"],
    ],
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
  row(
    'a pipeline with MULTI in it',
    async (redis) => {
      const pipeline = ask<ReturnType<Redis['pipeline']>>(redis.pipeline(), 'multi')
      ask(pipeline.set('s', 'x').incr('s'), 'exec')
      const all = (await pipeline.exec()) as Outcomes
      return all.map(([error, value]) => [error, told(value)])
    },
    [
      [null, 'OK'],
      [null, 'QUEUED'],
      [null, 'QUEUED'],
      [null, ['OK', `! ${NOT_AN_INTEGER}`]],
    ],
  ),
]

const connections: readonly IoredisRow[] = [
  row(
    'select changes the database',
    async (redis, { create }) => {
      await create({ db: 2 }).set('k', 'v')
      return [await redis.get('k'), await redis.select(2), await redis.get('k')]
    },
    [null, 'OK', 'v'],
  ),
  row(
    'quit ends the connection',
    async (redis) => {
      await redis.ping()
      const ended = once(redis, 'end')
      const reply = await redis.quit()
      await ended
      return [reply, redis.status]
    },
    ['OK', 'end'],
  ),
  row(
    'a lazy client waits to be asked',
    async (_, { create }) => {
      const lazy = create({ lazyConnect: true })
      return [lazy.status, await lazy.ping(), lazy.status]
    },
    ['wait', 'PONG', 'ready'],
  ),
  row(
    'connect and ready come once each',
    async (_, { create }) => {
      const events: string[] = []
      const client = create()
      client.on('connect', () => events.push('connect')).on('ready', () => events.push('ready'))
      await client.ping()
      await client.ping()
      return events
    },
    ['connect', 'ready'],
  ),
  row(
    'without an offline queue a command is refused before the connection is ready',
    (_, { create }) => failure(create({ enableOfflineQueue: false }).get('k')),
    expect.stringMatching(
      /^! (Stream isn't writeable|Cluster isn't ready) and enableOfflineQueue options is false/,
    ),
  ),
]

/** What clients of ioredis do in a way of their own. */
export const ioredisRows = [...calls, ...customCommands, ...groups, ...connections]
