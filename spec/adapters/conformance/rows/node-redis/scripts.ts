import { createHash } from 'node:crypto'
import { ask } from '../../ask.js'
import { failure } from '../../face.js'
import { type About, type Definition, defined, named, row, sent } from './row.js'

const LUA = 'return {KEYS, ARGV}'
const SHA = createHash('sha1').update(LUA).digest('hex')
const READ = "return redis.call('GET', KEYS[1])"
const READ_SHA = createHash('sha1').update(READ).digest('hex')

/** The option `scripts` with one script `custom`. */
const scripts = (about: About, definition: Definition = {}) => ({
  scripts: { custom: defined(about, { lua: LUA, numberOfKeys: 1, ...definition }) },
})

const ONE = [['k'], ['a']]
const BY_SHA = ['EVALSHA', SHA, '1', 'k', 'a']
const BY_BODY = ['EVAL', LUA, '1', 'k', 'a']

const ways = [
  row(
    'a script is EVALSHA, EVAL after NOSCRIPT, and EVALSHA from then on',
    async (given) => {
      const client = await given.connect(scripts(given))
      return sent(client, async () => {
        await named(client, 'custom', ...ONE)
        await named(client, 'custom', ...ONE)
      })
    },
    [BY_SHA, BY_BODY, BY_SHA],
  ),
  row(
    'scripts that are asked for at once are EVALSHA each, then EVAL each',
    async (given) => {
      const client = await given.connect(scripts(given))
      return sent(client, () => Promise.all([1, 2, 3].map(() => named(client, 'custom', ...ONE))))
    },
    [BY_SHA, BY_SHA, BY_SHA, BY_BODY, BY_BODY, BY_BODY],
  ),
  ...(['exec', 'execAsPipeline'] as const).map((way) =>
    row(
      `${way}: a script is EVAL first and EVALSHA after, also where the server has it`,
      async (given) => {
        const client = await given.connect(scripts(given))
        await named(client, 'custom', ...ONE)
        return sent(client, () => {
          const queue = client.multi()
          ask(queue, 'custom', ...ONE)
          ask(queue, 'custom', ...ONE)
          return queue[way]()
        })
      },
      [BY_BODY, BY_SHA],
    ),
  ),
  row(
    'IS_READ_ONLY: the form for reading, and EVAL after NOSCRIPT',
    async (given) => {
      const client = await given.connect(scripts(given, { lua: READ, isReadOnly: true }))
      return sent(client, async () => {
        await named(client, 'custom', ['k'])
        await named(client, 'custom', ['k'])
      })
    },
    ({ major }: About) => {
      const name = major === 4 ? 'EVALSHA' : 'EVALSHA_RO'
      const bySha = [name, READ_SHA, '1', 'k']
      return [bySha, ['EVAL', READ, '1', 'k'], bySha]
    },
  ),
  row(
    'IS_READ_ONLY in a transaction: the forms that may write',
    async (given) => {
      const client = await given.connect(scripts(given, { lua: READ, isReadOnly: true }))
      return sent(client, () => {
        const queue = client.multi()
        ask(queue, 'custom', ['k'])
        ask(queue, 'custom', ['k'])
        return queue.exec()
      })
    },
    [
      ['EVAL', READ, '1', 'k'],
      ['EVALSHA', READ_SHA, '1', 'k'],
    ],
  ),
  row(
    'IS_READ_ONLY: a script that writes is refused from its second call on',
    async (given) => {
      const writes = { lua: "return redis.call('INCR', KEYS[1])", isReadOnly: true }
      const client = await given.connect(scripts(given, writes))
      const first = await named(client, 'custom', ['k'])
      return [first, `${await failure(named(client, 'custom', ['k']))}`.slice(0, 66)]
    },
    ({ major }: About) =>
      major === 4
        ? [1, '[object Object]']
        : [1, '! ERR Write commands are not allowed from read-only scripts. scrip'],
  ),
]

const definitions = [
  row(
    'NUMBER_OF_KEYS undefined: the caller counts the keys',
    async (given) => {
      const client = await given.connect({
        scripts: { custom: defined(given, { lua: LUA }) },
      })
      return [
        await named(client, 'custom', ['k', 'l'], ['a']),
        await named(client, 'custom', [], ['a']),
      ]
    },
    [
      [['k', 'l'], ['a']],
      [[], ['a']],
    ],
  ),
  row(
    'transformReply, by itself and in groups',
    async (given) => {
      const transformReply = (reply: unknown) => ({ told: reply })
      // Clients whose scripts differ in their functions alone are of one class in node-redis.
      const own = { transformReply, lua: `${LUA} -- told` }
      const client = await given.connect(scripts(given, own))
      const ofGroup = (way: 'exec' | 'execAsPipeline') => {
        const queue = client.multi()
        ask(queue, 'custom', ...ONE)
        return queue[way]()
      }
      return [
        await named(client, 'custom', ...ONE),
        await ofGroup('exec'),
        await ofGroup('execAsPipeline'),
      ]
    },
    [{ told: ONE }, [{ told: ONE }], [{ told: ONE }]],
  ),
  row(
    'scripts of a duplicate',
    async (given) => {
      const client = await given.connect(scripts(given))
      const copy = await client.duplicate().connect()
      const value = await named(copy, 'custom', ...ONE)
      await copy.quit()
      return value
    },
    ONE,
  ),
  row(
    'eval, evalSha, evalRo, evalShaRo',
    async ({ connect }) => {
      const client = await connect()
      const options = { keys: ['k'], arguments: ['a'] }
      const names = ['eval', 'evalSha', 'evalRo', 'evalShaRo']
      const bodies = [LUA, SHA, LUA, SHA]
      return Promise.all(names.map((name, index) => named(client, name, bodies[index], options)))
    },
    [ONE, ONE, ONE, ONE],
  ),
  row(
    'scriptLoad, scriptExists, scriptFlush',
    async ({ connect }) => {
      const client = await connect()
      return [
        await client.scriptLoad(LUA),
        await client.scriptExists([SHA, 'f'.repeat(40)]),
        await client.scriptFlush(),
        await client.scriptExists([SHA]),
      ]
    },
    ({ major }: About) =>
      major === 4 ? [SHA, [true, false], 'OK', [false]] : [SHA, [1, 0], 'OK', [0]],
  ),
]

const LIBRARY = `#!lua name=lib
redis.register_function('pair', function(keys, args) return {keys, args} end)
redis.register_function{
  function_name = 'read',
  callback = function(keys) return redis.call('GET', keys[1]) end,
  flags = {'no-writes'},
}`

const functions = [
  row(
    'functions are FCALL, or FCALL_RO where they only read',
    async (given) => {
      const pair = defined(given, { numberOfKeys: 1 })
      const read = defined(given, { numberOfKeys: 1, isReadOnly: true })
      const client = await given.connect({ functions: { lib: { pair, read } } })
      const loaded = await client.functionLoad(LIBRARY, { REPLACE: true })
      await client.set('k', 'v')
      const values: unknown[] = [loaded]
      const wire = await sent(client, async () => {
        const { lib } = client as unknown as { lib: object }
        values.push(await named(lib, 'pair', ...ONE), await named(lib, 'read', ['k']))
        const { lib: queue } = client.multi() as unknown as { lib: object }
        const chained = ask<{ lib: object }>(queue, 'pair', ...ONE)
        values.push(await ask<{ exec(): unknown }>(chained.lib, 'read', ['k']).exec())
      })
      return [values, wire]
    },
    [
      ['lib', ONE, 'v', [ONE, 'v']],
      [
        ['FCALL', 'pair', '1', 'k', 'a'],
        ['FCALL_RO', 'read', '1', 'k'],
        ['FCALL', 'pair', '1', 'k', 'a'],
        ['FCALL_RO', 'read', '1', 'k'],
      ],
    ],
  ),
  row(
    'fCall, fCallRo, functionList, functionDelete',
    async ({ connect }) => {
      const client = await connect()
      await client.functionLoad(LIBRARY)
      const options = { keys: ['k'], arguments: ['a'] }
      const [library] = await client.functionList()
      return [
        await client.fCall('pair', options),
        await client.fCallRo('read', options),
        Reflect.get(library ?? {}, 'library_name') ?? Reflect.get(library ?? {}, 'libraryName'),
        await client.functionDelete('lib'),
        await failure(client.fCall('pair', options)),
      ]
    },
    [ONE, null, 'lib', 'OK', '! ERR Function not found'],
  ),
]

/** How node-redis asks for scripts and functions. */
export const scriptRows = [...ways, ...definitions, ...functions]
