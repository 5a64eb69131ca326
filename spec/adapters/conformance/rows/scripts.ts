import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { type CommonRow, failure, told } from '../face.js'
import { NOSCRIPT, SCRIPT, UNKNOWN } from '../script-texts.js'
import { row } from './common-row.js'

const NO_SUCH_SCRIPT = `! ${NOSCRIPT}`
const BYTES = Buffer.from([255, 0, 13, 10, 128])
const EVERY_TYPE = "return {1, 2.9, -0.1, 'text', '', true, false, {ok = 'FINE'}, {1, {2}}}"

/** Counts its own calls. */
const script = { name: 'counter', numberOfKeys: 0, lua: "return redis.call('INCR', 'n')" }
const SHA = createHash('sha1').update(script.lua).digest('hex')

const single: readonly CommonRow[] = [
  row('EVAL', (client) => client.eval(SCRIPT, ['k'], ['a']), ['k', 'a', 1]),
  row('EVAL as any command', (client) => client.call('EVAL', SCRIPT, 1, 'k', 'a'), ['k', 'a', 1]),
  row('a script without keys', (client) => client.eval('return ARGV', [], ['a', 7]), ['a', '7']),
  row(
    'EVAL_RO refuses to write',
    (client) => failure(client.call('EVAL_RO', SCRIPT, 1, 'k', 'a')),
    expect.stringMatching(
      /^! ERR Write commands are not allowed from read-only scripts\. script: /,
    ),
  ),
  row(
    'EVALSHA_RO',
    async (client) => {
      const sha = `${await client.call('SCRIPT', 'LOAD', "return redis.call('GET', KEYS[1])")}`
      await client.call('SET', 'k', 'v')
      return client.call('EVALSHA_RO', sha, 1, 'k')
    },
    'v',
  ),
  row('each type that Lua gives back', (client) => client.eval(EVERY_TYPE, []), [
    1,
    2,
    0,
    'text',
    '',
    1,
    null,
    'FINE',
    [1, [2]],
  ]),
  row('numbers past 32 bits', (client) => client.eval('return 2 ^ 40', []), 2 ** 40),
  row('nothing', (client) => client.eval('local a = 1', []), null),
  row(
    'SCRIPT LOAD, EXISTS, FLUSH',
    async (client) => {
      const sha = await client.call('SCRIPT', 'LOAD', 'return 7')
      return [
        sha,
        await client.call('SCRIPT', 'EXISTS', `${sha}`, UNKNOWN),
        await client.evalsha(`${sha}`, []),
        await client.call('SCRIPT', 'FLUSH'),
        await client.call('SCRIPT', 'EXISTS', `${sha}`),
      ]
    },
    ['59b6ab2fbe0ee4b25733de0f62e6cda4899ef8e9', [1, 0], 7, 'OK', [0]],
  ),
  row(
    'scripts are the same for all clients',
    async (client, open) => {
      await client.eval(script.lua, [])
      return (await open()).evalsha(SHA.toUpperCase(), [])
    },
    2,
  ),
]

const errors: readonly CommonRow[] = [
  row('an unknown SHA1', (client) => failure(client.evalsha(UNKNOWN, [])), NO_SUCH_SCRIPT),
  row(
    'NOSCRIPT after SCRIPT FLUSH',
    async (client) => {
      await client.eval(script.lua, [])
      await client.call('SCRIPT', 'FLUSH')
      return failure(client.evalsha(SHA, []))
    },
    NO_SUCH_SCRIPT,
  ),
  row(
    'an error that a script raises',
    (client) => failure(client.eval("return redis.error_reply('MY own')", [])),
    '! MY own',
  ),
  row(
    'an error of a command',
    async (client) => {
      await client.call('SET', 's', 'text')
      return failure(client.eval("return redis.pcall('INCR', KEYS[1])", ['s']))
    },
    '! ERR value is not an integer or out of range',
  ),
  row(
    'an error of Lua',
    (client) => failure(client.eval('return nil .. 1', [])),
    expect.stringMatching(/^! ERR user_script:1: attempt to concatenate a nil value script: /),
  ),
  row(
    'a script that does not compile',
    (client) => failure(client.eval('retrun 1', [])),
    "! ERR Error compiling script (new function): user_script:1: '=' expected near '1'",
  ),
  row(
    'an error among values',
    async (client) => told(await client.eval("return {1, redis.error_reply('MY own'), 'b'}", [])),
    [1, '! MY own', 'b'],
  ),
  row(
    'more keys than arguments',
    (client) => failure(client.call('EVAL', 'return 1', 2, 'k')),
    "! ERR Number of keys can't be greater than number of args",
  ),
]

const bytes: readonly CommonRow[] = [
  row(
    'a script that is asked for bytes',
    (client) => client.callBuffer('EVAL', "return '\\255\\0'", 0),
    Buffer.from([255, 0]),
  ),
  row(
    'keys and arguments of bytes',
    (client) => client.callBuffer('EVAL', 'return KEYS[1] .. ARGV[1]', 1, BYTES, BYTES),
    Buffer.concat([BYTES, BYTES]),
  ),
  row(
    'a key of bytes is the same to scripts and commands',
    async (client) => {
      await client.call('SET', BYTES, 'v')
      return client.eval("return redis.call('GET', KEYS[1])", [BYTES])
    },
    'v',
  ),
  row(
    'text of more than one byte a letter',
    (client) => client.eval('return {#ARGV[1], ARGV[1]}', [], ['Ünï€😀']),
    [12, 'Ünï€😀'],
  ),
]

const byName: readonly CommonRow[] = [
  row(
    'a script by its name',
    async (client) => [await client.run('counter', []), await client.run('counter', [])],
    [1, 2],
    { script },
  ),
  row(
    'a script by its name, after SCRIPT FLUSH',
    async (client) => {
      await client.run('counter', [])
      await client.call('SCRIPT', 'FLUSH')
      return client.run('counter', [])
    },
    2,
    { script },
  ),
  row(
    'a script by its name, after SCRIPT FLUSH, in a pipeline',
    async (client) => {
      await client.run('counter', [])
      await client.call('SCRIPT', 'FLUSH')
      return client.runTwice('pipeline', 'counter')
    },
    [2, 3],
    { script },
  ),
  row(
    'a script by its name, in a transaction',
    (client) => client.runTwice('multi', 'counter'),
    [1, 2],
    { script },
  ),
]

export const scriptRows = [...single, ...errors, ...bytes, ...byName]
