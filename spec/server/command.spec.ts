import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { error } from '../support/command-rows.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

function say(line: string, redisVersion: RedisVersion = '7.0'): Promise<VectorReply> {
  return connectInProcess(createServer({ redisVersion })).send(line.split(' '))
}

const status = (text: string) => ({ status: text })

const REPLIES: [line: string, reply: VectorReply, version?: RedisVersion][] = [
  ['COMMAND GETKEYS hget a f', ['a']],
  ['COMMAND GETKEYS blpop a b 0', ['a', 'b']],
  ['COMMAND GETKEYS ping x', error('ERR The command has no key arguments')],
  ['COMMAND GETKEYS ping', error('ERR The command has no key arguments'), '7.2'],
  ['COMMAND GETKEYS ping', error("ERR wrong number of arguments for 'command|getkeys' command")],
  ['COMMAND GETKEYS nope x', error('ERR Invalid command specified')],
  ['COMMAND GETKEYS hget x', error('ERR Invalid number of arguments specified for command')],
  ['COMMAND GETKEYSANDFLAGS llen a', [['a', [status('RO')]]]],
  ['COMMAND GETKEYS sort a by x get y store b', ['a', 'b']],
  ['COMMAND GETKEYS georadius a 1 2 3 m store', ['a']],
  ['COMMAND GETKEYS zunionstore d 2 a b', ['d', 'a', 'b']],
  ['COMMAND GETKEYS zunionstore d 2 a b', ['a', 'b', 'd'], '6.2'],
  ['COMMAND GETKEYS zunionstore d 3 a b', error('ERR Invalid arguments specified for command')],
  ['COMMAND GETKEYS eval x 0', []],
  ['COMMAND GETKEYS object', error('ERR The command has no key arguments'), '7.2'],
  ['COMMAND GETKEYS object', error('ERR Invalid number of arguments specified for command'), '6.2'],
  ['COMMAND GETKEYS object nope k', error('ERR Invalid command specified')],
  ['COMMAND GETKEYS object nope k', ['k'], '6.2'],
  [
    'COMMAND GETKEYSANDFLAGS sinterstore d a',
    [
      ['d', [status('RW'), status('update')]],
      ['a', [status('RO'), status('access')]],
    ],
    '7.2',
  ],
  ['COMMAND GETKEYSANDFLAGS set k v get', [['k', ['RW', 'access', 'update'].map(status)]]],
  ['COMMAND GETKEYSANDFLAGS set k v', [['k', [status('OW'), status('update')]]]],
  [
    'COMMAND DOCS substr',
    [
      'substr',
      [
        ...['since', '1.0.0', 'group', 'string'],
        ...['doc_flags', [status('deprecated')], 'deprecated_since', '2.0.0'],
      ],
    ],
    '7.2',
  ],
  ['COMMAND LIST FILTERBY MODULE x', []],
  ['COMMAND LIST FILTERBY PATTERN xx*', []],
  ['COMMAND LIST FILTERBY PATTERN psub*', ['psubscribe']],
  ['COMMAND LIST FILTERBY nope x', error('ERR syntax error')],
  ['COMMAND LIST x', error('ERR syntax error')],
  ['COMMAND DOCS nope', []],
  ['COMMAND nope', error("ERR unknown subcommand 'nope'. Try COMMAND HELP.")],
  ['COMMAND COUNT x', error("ERR wrong number of arguments for 'command|count' command")],
  ['COMMAND INFO nope', [null]],
  [
    'COMMAND INFO llen',
    [
      [
        'llen',
        2,
        [status('readonly'), status('fast')],
        1,
        1,
        1,
        [status('@read'), status('@list'), status('@fast')],
      ],
    ],
    '6.2',
  ],
  [
    'COMMAND INFO config|rewrite',
    [
      [
        'config|rewrite',
        2,
        ['admin', 'noscript', 'loading', 'stale'].map(status),
        ...[0, 0, 0],
        ['@admin', '@slow', '@dangerous'].map(status),
        ...[[], [], []],
      ],
    ],
  ],
]

/** Every name is repeated only so far. */
const LONG = 'x'.repeat(200)

const UNKNOWN: [title: string, argv: string[], version: RedisVersion, text: string][] = [
  [
    'its arguments',
    ['nope', 'a', 'b'],
    '7.0',
    "ERR unknown command 'nope', with args beginning with: 'a' 'b' ",
  ],
  [
    'its arguments in 6.2',
    ['nope', 'a', 'b'],
    '6.2',
    'ERR unknown command `nope`, with args beginning with: `a`, `b`, ',
  ],
  ['no argument', ['nope'], '7.4', "ERR unknown command 'nope', with args beginning with: "],
  [
    'its first 128 bytes',
    [LONG, LONG, 'b'],
    '7.0',
    `ERR unknown command '${LONG.slice(72)}', with args beginning with: '${LONG.slice(72)}' `,
  ],
  [
    'blanks for line ends',
    ['a\r\nb', 'c\nd'],
    '7.0',
    "ERR unknown command 'a  b', with args beginning with: 'c d' ",
  ],
  [
    'what stands before a NUL',
    ['a\0b', 'c\0d'],
    '7.0',
    "ERR unknown command 'a', with args beginning with: 'c' ",
  ],
]

describe('COMMAND', () => {
  it.each(REPLIES)('%s', async (line, reply, version) => {
    expect(await say(line, version)).toEqual(reply)
  })

  it('lists commands with their subcommands, and counts those without', async () => {
    const names = (await say('COMMAND LIST')) as string[]
    const containers = names.filter((name) => !name.includes('|'))
    expect(await say('COMMAND COUNT')).toBe(containers.length)
    expect(await say('COMMAND')).toHaveLength(containers.length)
    expect(names).toEqual(expect.arrayContaining(['hset', 'client|list', 'config|get']))
  })
})

describe('an unknown command', () => {
  it.each(UNKNOWN)('is answered with %s', async (_, argv, version, text) => {
    const client = connectInProcess(createServer({ redisVersion: version }))
    expect(await client.send(argv)).toEqual(error(text))
  })
})
