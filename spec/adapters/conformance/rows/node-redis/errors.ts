import { expect } from 'vitest'
import { ask } from '../../ask.js'
import { told } from '../../face.js'
import { type About, defined, named, row } from './row.js'

const UNKNOWN = 'f'.repeat(40)
const NOSCRIPT = 'NOSCRIPT No matching script. Please use EVAL.'
const NOT_AN_INTEGER = 'ERR value is not an integer or out of range'

interface MultiErrorReply extends Error {
  readonly replies: unknown[]
  readonly errorIndexes: number[]
  errors(): Iterable<Error>
}

/** The class of an error, the one that this derives from, and the message. */
const facts = (error: Error): unknown[] => [
  error.constructor.name,
  Object.getPrototypeOf(error.constructor).name,
  error.message,
]
const factsOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then((value) => ({ value }), facts)

/** Version 4 has one class for errors of a server; later ones tell RESP's simple errors. */
const simple = ({ major }: About, message: string) =>
  major === 4 ? ['ErrorReply', 'Error', message] : ['SimpleError', 'ErrorReply', message]

/** The errors of servers, scripts and groups. */
export const errorRows = [
  row(
    'an error that a script raises',
    async ({ connect }) => factsOf((await connect()).eval("return redis.error_reply('MY own')")),
    (about: About) => simple(about, 'MY own'),
  ),
  row(
    'an unknown SHA1',
    async ({ connect }) => factsOf((await connect()).evalSha(UNKNOWN)),
    (about: About) => simple(about, NOSCRIPT),
  ),
  row(
    'an error among values is an element',
    async ({ connect }) => {
      const values = await (await connect()).eval("return {1, redis.error_reply('MY own')}")
      return (values as unknown as unknown[]).map((value) =>
        value instanceof Error ? facts(value) : value,
      )
    },
    (about: About) => [1, simple(about, 'MY own')],
  ),
  row(
    'an error is an ErrorReply of its package',
    async ({ connect, nodeRedis }) => {
      const client = await connect()
      const error = await client.eval('return nil .. 1').catch((thrown) => thrown)
      return error instanceof nodeRedis.ErrorReply
    },
    true,
  ),
  row(
    'exec with commands that fail: MultiErrorReply',
    async ({ connect, nodeRedis }) => {
      const client = await connect()
      const queue = client.multi().set('s', 'x').incr('s').evalSha(UNKNOWN).get('s')
      const error = await queue.exec().catch((thrown: MultiErrorReply) => thrown)
      if (!(error instanceof nodeRedis.MultiErrorReply)) return error
      const { message, replies, errorIndexes } = error as unknown as MultiErrorReply
      return [message, told(replies), errorIndexes, [...error.errors()].map(told)]
    },
    [
      '2 commands failed, see .replies and .errorIndexes for more information',
      ['OK', `! ${NOT_AN_INTEGER}`, `! ${NOSCRIPT}`, 'x'],
      [1, 2],
      [`! ${NOT_AN_INTEGER}`, `! ${NOSCRIPT}`],
    ],
  ),
  row(
    'execAsPipeline with commands that fail: the first error, and the others ran',
    async ({ connect }) => {
      const client = await connect()
      const queue = client.multi().set('s', 'x').incr('s').evalSha(UNKNOWN).set('t', 'y')
      return [await factsOf(queue.execAsPipeline()), await client.get('t')]
    },
    (about: About) => [simple(about, NOT_AN_INTEGER), 'y'],
  ),
  row(
    'a transaction with a command that is refused',
    async ({ connect }) => {
      const client = await connect()
      const queue = client.multi().set('s', 'x')
      queue.addCommand(['GET', 's', 'too much'])
      return [await factsOf(queue.exec()), await client.exists('s')]
    },
    (about: About) => [
      simple(
        about,
        about.major === 4
          ? 'EXECABORT Transaction discarded because of previous errors.'
          : "ERR wrong number of arguments for 'get' command",
      ),
      0,
    ],
  ),
  row(
    'a script that fails in a transaction, by its name',
    async (given) => {
      const lua = "return redis.call('INCR', KEYS[1])"
      const scripts = { custom: defined(given, { lua, numberOfKeys: 1 }) }
      const client = await given.connect({ scripts })
      const queue = client.multi().set('s', 'x')
      ask(ask<object>(queue, 'custom', ['s']), 'custom', ['n'])
      return queue.exec().catch(({ replies }: MultiErrorReply) => told(replies))
    },
    ['OK', expect.stringContaining(NOT_AN_INTEGER), 1],
  ),
  row(
    'WATCH: WatchError where a key changed',
    async ({ connect, nodeRedis }) => {
      const [client, other] = [await connect(), await connect()]
      await client.watch('k')
      await other.eval("return redis.call('SET', KEYS[1], 'other')", { keys: ['k'] })
      const error = await client
        .multi()
        .set('k', 'mine')
        .exec()
        .catch((thrown: Error) => thrown)
      return [error instanceof nodeRedis.WatchError, told(error), await client.get('k')]
    },
    [true, '! One (or more) of the watched keys has been changed', 'other'],
  ),
  row(
    'a script that the client has fails as one by its body',
    async (given) => {
      const lua = "return redis.error_reply('MY own')"
      const client = await given.connect({
        scripts: { custom: defined(given, { lua, numberOfKeys: 0 }) },
      })
      return [await factsOf(named(client, 'custom')), await factsOf(named(client, 'custom'))]
    },
    (about: About) => [simple(about, 'MY own'), simple(about, 'MY own')],
  ),
  row(
    'a closed client: ClientClosedError',
    async ({ connect, nodeRedis }) => {
      const client = await connect()
      await client.quit()
      const error = await client.get('k').catch((thrown: Error) => thrown)
      return [error instanceof nodeRedis.ClientClosedError, told(error)]
    },
    [true, '! The client is closed'],
  ),
]
