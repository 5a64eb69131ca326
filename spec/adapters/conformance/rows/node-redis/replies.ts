import { ask } from '../../ask.js'
import type { NodeRedisClient } from '../../families/node-redis.js'
import { type About, defined, type Given, named, row } from './row.js'

const BLOB_STRING = 36
const SIMPLE_STRING = 43
const DOUBLE = 44
const MAP = 37
const BYTES = Buffer.from([255, 0, 13, 10, 128])

/** What a script gives back in the types of RESP3. */
const inResp3 = (body: string) => `redis.setresp(3) ${body}`

/** What is asked for through a client whose replies have other types. */
function mapped(client: NodeRedisClient, major: number, typeMapping: object): NodeRedisClient {
  return major === 4 ? client : client.withTypeMapping(typeMapping)
}

/** Evaluates each body. */
async function replies({ connect }: Given, bodies: readonly string[]): Promise<unknown[]> {
  const client = await connect()
  await client.zAdd('z', { value: 'a', score: 3.5 })
  return Promise.all(bodies.map((body) => client.eval(inResp3(body))))
}

const types = [
  row(
    'maps of a script',
    (given) =>
      replies(given, [
        'return {map = {a = 1}}',
        "redis.call('HSET', 'h', 'f', 'v') return redis.call('HGETALL', 'h')",
      ]),
    ({ resp }: About) =>
      resp === 2
        ? [
            ['a', 1],
            ['f', 'v'],
          ]
        : [{ a: 1 }, { f: 'v' }],
  ),
  row(
    'sets of a script',
    (given) =>
      replies(given, [
        "redis.call('SADD', 's', 'a') return redis.call('SMEMBERS', 's')",
        'return {set = {a = true}}',
      ]),
    [['a'], ['a']],
  ),
  row(
    'doubles of a script',
    (given) =>
      replies(given, [
        'return {double = 3.5}',
        "return redis.call('ZSCORE', 'z', 'a')",
        'return 3.5',
      ]),
    ({ resp }: About) => (resp === 2 ? ['3.5', '3.5', 3] : [3.5, 3.5, 3]),
  ),
  row(
    'booleans of a script',
    (given) => replies(given, ['return true', 'return false', 'return {true, false}']),
    ({ resp }: About) => (resp === 2 ? [1, 0, [1, 0]] : [true, false, [true, false]]),
  ),
  row(
    'nothing, also among values',
    (given) =>
      replies(given, [
        'return nil',
        "return redis.call('GET', 'none')",
        "return {redis.call('GET', 'none'), 1}",
      ]),
    [null, null, []],
  ),
  row(
    'big numbers of a script',
    (given) => replies(given, ["return {big_number = '1234567890123456789012'}"]),
    ({ resp }: About) => [resp === 2 ? '1234567890123456789012' : 1234567890123456789012n],
  ),
  row(
    'verbatim strings of a script',
    (given) => replies(given, ["return {verbatim_string = {format = 'txt', string = 'text'}}"]),
    ['text'],
  ),
  row(
    'statuses of a script, also among values',
    (given) => replies(given, ["return {ok = 'FINE'}", "return {{ok = 'FINE'}}"]),
    ['FINE', ['FINE']],
  ),
]

const mappings = [
  row(
    'bulk strings as Buffers, of scripts by their name too',
    async (given) => {
      const script = defined(given, { lua: "return {ARGV[1], {ok = 'FINE'}, 1}", numberOfKeys: 0 })
      const client = await given.connect({ scripts: { custom: script } })
      if (given.major !== 4) {
        return named(client.withTypeMapping({ [BLOB_STRING]: Buffer }), 'custom', [], [BYTES])
      }
      const { commandOptions } = given.nodeRedis
      return named(client, 'custom', commandOptions({ returnBuffers: true }), [], [BYTES])
    },
    ({ major }: About) => [BYTES, major === 4 ? Buffer.from('FINE') : 'FINE', 1],
  ),
  row(
    'bulk strings as Buffers: execAsPipeline heeds it, exec does not',
    async ({ connect }) => {
      const client = (await connect()).withTypeMapping({ [BLOB_STRING]: Buffer })
      const queue = () => client.multi().eval("return '\\255'")
      return [await queue().execAsPipeline(), await queue().exec()]
    },
    [[Buffer.from([255])], ['\ufffd']],
  ),
  row(
    'statuses as Buffers',
    async ({ connect, major }) => {
      const client = mapped(await connect(), major, { [SIMPLE_STRING]: Buffer })
      return client.eval("return {{ok = 'FINE'}, 'text'}")
    },
    ({ major }: About) => [major === 4 ? 'FINE' : Buffer.from('FINE'), 'text'],
  ),
  row(
    'the option commandOptions of a client',
    async ({ connect, major }) => {
      const client = await connect({ commandOptions: { typeMapping: { [BLOB_STRING]: Buffer } } })
      return [major, await client.eval("return 'text'")]
    },
    ({ major }: About) => [major, major === 4 ? 'text' : Buffer.from('text')],
  ),
  row(
    'doubles as strings and maps as Map',
    async ({ connect, major }) => {
      const client = mapped(await connect(), major, { [DOUBLE]: String, [MAP]: Map })
      return client.eval(inResp3('return {{double = 3.5}, {map = {a = 1}}}'))
    },
    ({ resp }: About) => ['3.5', resp === 2 ? ['a', 1] : new Map([['a', 1]])],
  ),
  row(
    'keys and arguments of bytes',
    async ({ connect }) => {
      const client = await connect()
      const options = { keys: [BYTES], arguments: [BYTES] }
      return ask(client, 'eval', 'return {#KEYS[1], KEYS[1] == ARGV[1]}', options)
    },
    [5, 1],
  ),
]

/** What replies become. */
export const replyRows = [...types, ...mappings]
