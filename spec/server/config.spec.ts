import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { error, ok } from '../support/command-rows.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

async function say(line: readonly string[], redisVersion: RedisVersion = '7.0') {
  return connectInProcess(createServer({ redisVersion })).send(line)
}

function failed(name: string, reason: string): VectorReply {
  return error(`ERR CONFIG SET failed (possibly related to argument '${name}') - ${reason}`)
}

const REFUSED: [name: string, value: string, reason: string][] = [
  ['maxmemory', 'x', 'argument must be a memory value'],
  ['maxmemory', '-1', 'argument must be a memory value'],
  ['hz', 'abc', "argument couldn't be parsed into an integer"],
  ['hz', '', "argument couldn't be parsed into an integer"],
  ['appendonly', 'x', "argument must be 'yes' or 'no'"],
  ['databases', '3', "can't set immutable config"],
  ['dir', '/nope', "can't set protected config"],
  ['save', 'x', 'Invalid save parameters'],
  ['maxclients', '0', 'argument must be between 1 and 4294967295 inclusive'],
  ['proto-max-bulk-len', '1', 'argument must be between 1048576 and 9223372036854775807 inclusive'],
  [
    'list-max-listpack-size',
    '999999999999',
    'argument must be between -2147483648 and 2147483647 inclusive',
  ],
  [
    'slowlog-log-slower-than',
    '-5',
    'argument must be between -1 and 9223372036854775807 inclusive',
  ],
  ['maxmemory-clients', '101%', 'percentage argument must be less or equal to 100'],
  ['proc-title-template', '{x}', 'template format is invalid or contains unknown variables'],
  ['loglevel', 'x', 'argument(s) must be one of the following: debug, verbose, notice, warning'],
  ['notify-keyspace-events', 'Z', "Invalid event class character. Use 'Ag$lshzxeKEtmdn'."],
  [
    'client-output-buffer-limit',
    'x 1 2 3',
    'Invalid client class specified in buffer limit configuration.',
  ],
  [
    'client-output-buffer-limit',
    'normal 1',
    'Wrong number of arguments in buffer limit configuration.',
  ],
  ['oom-score-adj-values', '1', 'wrong number of arguments'],
  [
    'activedefrag',
    'yes',
    'Active defragmentation cannot be enabled: it requires a Redis server compiled with a modified Jemalloc like the one shipped by default with the Redis source distribution',
  ],
  ['activedefrag', 'maybe', "argument must be 'yes' or 'no'"],
  ['bind', '1.2.3.4', 'Failed to bind to specified addresses.'],
]

const TAKEN: [name: string, value: string, shown: string][] = [
  ['maxmemory', '10mb', '10485760'],
  ['maxmemory', '10M', '10000000'],
  ['appendonly', 'YES', 'yes'],
  ['activedefrag', 'NO', 'no'],
  ['save', '', ''],
  ['maxmemory-clients', '5%', '5%'],
  ['notify-keyspace-events', 'KEA', 'AKE'],
  ['notify-keyspace-events', 'gxE$K', 'g$xKE'],
  ['notify-keyspace-events', 'AmnKE', 'AKEm'],
  ['notify-keyspace-events', 'Kng', 'gnK'],
  [
    'client-output-buffer-limit',
    'normal 1 2 3 replica 1kb 0 0',
    'normal 1 2 3 slave 1024 0 0 pubsub 33554432 8388608 60',
  ],
]

describe('CONFIG SET', () => {
  it.each(REFUSED)('refuses %s %j', async (name, value, reason) => {
    expect(await say(['CONFIG', 'SET', name, value])).toEqual(failed(name, reason))
  })

  it.each(TAKEN)('takes %s %j', async (name, value, shown) => {
    const client = connectInProcess(createServer({ redisVersion: '7.0' }))
    expect(await client.send(['CONFIG', 'SET', name, value])).toEqual(ok)
    expect(await client.send(['CONFIG', 'GET', name])).toEqual([name, shown])
  })

  it.each([
    ['/nonexistent/directory', 'No such file or directory'],
    ['', 'No such file or directory'],
    [process.execPath, 'Not a directory'],
    [`${process.execPath}/x`, 'Not a directory'],
    ['x'.repeat(300), 'File name too long'],
  ])('refuses dir %j', async (path, reason) => {
    const config = { 'enable-protected-configs': 'yes' }
    const set = ['CONFIG', 'SET', 'dir', path]
    const client = connectInProcess(createServer({ redisVersion: '7.0', config }))
    expect(await client.send(set)).toEqual(failed('dir', reason))
    expect(await say(set, '6.2')).toEqual(error(`ERR Changing directory: ${reason}`))
  })

  it('takes a directory from the one before, and shows its whole path', async () => {
    const client = connectInProcess(createServer({ redisVersion: '6.2' }))
    expect(await client.send(['CONFIG', 'SET', 'dir', '/'])).toEqual(ok)
    expect(await client.send(['CONFIG', 'SET', 'dir', process.cwd().slice(1)])).toEqual(ok)
    expect(await client.send(['CONFIG', 'GET', 'dir'])).toEqual(['dir', process.cwd()])
  })

  it.each(['xx_YY', 'en_US', 'c.utf8', 'C.latin1'])('refuses locale-collate %j', async (name) => {
    const set = ['CONFIG', 'SET', 'locale-collate', name]
    expect(await say(set, '7.2')).toEqual(failed('locale-collate', 'Invalid locale name'))
  })

  it.each(['', 'C', 'POSIX', 'C.UTF-8', 'C.utf8'])('takes locale-collate %j', async (name) => {
    expect(await say(['CONFIG', 'SET', 'locale-collate', name], '7.2')).toEqual(ok)
  })

  it('sets all parameters or none', async () => {
    const client = connectInProcess(createServer())
    const set = ['CONFIG', 'SET', 'hz', '20', 'maxclients', '0']
    expect(await client.send(set)).toMatchObject({ error: expect.any(String) })
    expect(await client.send(['CONFIG', 'GET', 'hz'])).toEqual(['hz', '10'])
    expect(await client.send([...set.slice(0, -1), '5'])).toEqual(ok)
    expect(await client.send(['CONFIG', 'GET', 'hz'])).toEqual(['hz', '20'])
  })

  it.each<[string, RedisVersion, string[], VectorReply]>([
    ['a parameter twice', '7.0', ['hz', '1', 'hz', '2'], failed('hz', 'duplicate parameter')],
    [
      'a parameter twice in another case',
      '7.0',
      ['maxmemory', '1', 'MAXmemory', '2'],
      failed('MAXmemory', 'duplicate parameter'),
    ],
    [
      'a port that it cannot listen at, with all else',
      '7.0',
      ['maxmemory', '1', 'port', '1', 'hz', '20'],
      failed('port', 'Unable to listen on this port. Check server logs.'),
    ],
    ['a name without a value', '7.0', ['hz', '1', 'save'], error('ERR syntax error')],
    [
      'an unknown name',
      '7.0',
      ['hz', '20', 'nope', '20'],
      error("ERR Unknown option or number of arguments for CONFIG SET - 'nope'"),
    ],
    [
      'an unknown name in 6.2',
      '6.2',
      ['nope', '1'],
      error('ERR Unsupported CONFIG parameter: nope'),
    ],
    [
      'an immutable parameter in 6.2',
      '6.2',
      ['databases', '1'],
      error('ERR Unsupported CONFIG parameter: databases'),
    ],
    [
      'a bad value in 6.2',
      '6.2',
      ['hz', 'x'],
      error(
        "ERR Invalid argument 'x' for CONFIG SET 'hz' - argument couldn't be parsed into an integer",
      ),
    ],
    [
      'several parameters in 6.2',
      '6.2',
      ['hz', '1', 'save', ''],
      error("ERR Unknown subcommand or wrong number of arguments for 'SET'. Try CONFIG HELP."),
    ],
  ])('refuses %s', async (_, version, words, reply) => {
    expect(await say(['CONFIG', 'SET', ...words], version)).toEqual(reply)
  })
})

describe('CONFIG GET', () => {
  it.each<[string, RedisVersion, string[], VectorReply]>([
    ['a name as it was written', '7.0', ['HZ'], ['HZ', '10']],
    ['nothing for an unknown name', '7.0', ['nope'], []],
    ['a name once', '7.0', ['hz', 'h?'], ['hz', '10']],
    [
      'both names from 7.0 on',
      '7.0',
      ['hash-max-*-value'],
      ['hash-max-listpack-value', '64', 'hash-max-ziplist-value', '64'],
    ],
    ['the former name in 6.2', '6.2', ['hash-max-*-value'], ['hash-max-ziplist-value', '64']],
    ['no later parameter in 6.2', '6.2', ['latency-tracking'], []],
    ['the default of 6.2', '6.2', ['acl-pubsub-default'], ['acl-pubsub-default', 'allchannels']],
  ])('gives %s', async (_, version, words, reply) => {
    expect(await say(['CONFIG', 'GET', ...words], version)).toEqual(reply)
  })

  it('gives what the server was made with', async () => {
    const server = createServer({ databases: 3, config: { maxmemory: '1mb' } })
    const client = connectInProcess(server)
    expect(await client.send(['CONFIG', 'GET', 'databases'])).toEqual(['databases', '3'])
    expect(await client.send(['CONFIG', 'GET', 'maxmemory'])).toEqual(['maxmemory', '1048576'])
  })
})

describe('the config option', () => {
  it.each([
    ['an unknown name', { nope: 1 }, "Redis has no parameter 'nope'"],
    ['a bad value', { hz: 'x' }, "Bad value 'x' for the parameter 'hz'"],
  ])('refuses %s', (_, config, message) => {
    expect(() => createServer({ config })).toThrow(message)
  })
})

describe('a parameter', () => {
  it.each<[string, string, string]>([
    ['hz', '1000', '500'],
    ['hz', '0', '1'],
    ['repl-backlog-size', '1', '16384'],
    ['maxmemory-clients', '50%', '50%'],
    [
      'client-output-buffer-limit',
      'replica 1kb 2 3',
      'normal 0 0 0 slave 1024 2 3 pubsub 33554432 8388608 60',
    ],
  ])('%s of %s is %s', async (name, value, kept) => {
    const client = connectInProcess(createServer({ redisVersion: '7.0' }))
    expect(await client.send(['CONFIG', 'SET', name, value])).toEqual(ok)
    expect(await client.send(['CONFIG', 'GET', name])).toEqual([name, kept])
  })

  it('may be set by two names at once', async () => {
    const line = ['CONFIG', 'SET', 'lua-time-limit', '1', 'busy-reply-threshold', '2']
    expect(await say(line)).toEqual(ok)
  })

  it.each<[RedisVersion, string, string]>([
    ['6.2', 'gopher-enabled', 'no'],
    ['6.2', 'lua-replicate-commands', 'yes'],
    ['7.0', 'lua-enable-deprecated-api', 'no'],
    ['7.0', 'key-load-delay', '0'],
    ['7.4', 'server-cpulist', ''],
    ['7.4', 'server_cpulist', ''],
  ])('of %s is %s', async (version, name, value) => {
    expect(await say(['CONFIG', 'GET', name], version)).toEqual([name, value])
  })

  it.each<[RedisVersion, string]>([
    ['7.0', 'gopher-enabled'],
    ['7.2', 'lua-enable-deprecated-api'],
    ['7.2', 'server-cpulist'],
    ['6.2', 'tls-port'],
    ['6.2', 'cluster-config-file'],
  ])('of %s is not %s', async (version, name) => {
    expect(await say(['CONFIG', 'GET', name], version)).toEqual([])
  })

  it('may be hidden from patterns', async () => {
    expect(await say(['CONFIG', 'GET', 'key-load-d*'])).toEqual([])
    expect(await say(['CONFIG', 'GET', 'key-load-d*'], '6.2')).toEqual(['key-load-delay', '0'])
    expect(await say(['CONFIG', 'GET', 'aof-disable-auto-g*'])).toEqual([
      'aof-disable-auto-gc',
      'no',
    ])
    expect(await say(['CONFIG', 'GET', 'aof-disable-auto-g*'], '7.2')).toEqual([])
  })

  it.each([
    ['save', 'x', "ERR Invalid argument 'x' for CONFIG SET 'save'"],
    [
      'notify-keyspace-events',
      'Z',
      "ERR Invalid argument 'Z' for CONFIG SET 'notify-keyspace-events'",
    ],
    [
      'loglevel',
      'x',
      "ERR Invalid argument 'x' for CONFIG SET 'loglevel' - argument must be one of the following: debug, verbose, notice, warning",
    ],
  ])('%s of %s is refused by 6.2 in its words', async (name, value, text) => {
    expect(await say(['CONFIG', 'SET', name, value], '6.2')).toEqual(error(text))
  })
})

/** Shrunk from sequences on which real Redis differed. */
const FOUND: readonly [RedisVersion, words: string[], reply: VectorReply][] = [
  ['7.0', ['SET', 'MaxMemory', 'x'], failed('maxmemory', 'argument must be a memory value')],
  ['7.0', ['SET', 'PORT', 'x'], failed('port', "argument couldn't be parsed into an integer")],
  ['6.2', ['SET', 'maxmemory', ''], ok],
  ['7.0', ['SET', 'maxmemory', '18446744073709551616'], ok],
  ['6.2', ['SET', 'maxmemory', '-0'], ok],
  ['7.0', ['SET', 'maxmemory', '-0'], failed('maxmemory', 'argument must be a memory value')],
  ['7.0', ['SET', 'save', '900  1'], failed('save', 'Invalid save parameters')],
  ['7.4', ['SET', 'save', '1 '], ok],
  ['7.0', ['SET', 'client-output-buffer-limit', ''], ok],
  [
    '6.2',
    ['SET', 'notify-keyspace-events', 'n'],
    error("ERR Invalid argument 'n' for CONFIG SET 'notify-keyspace-events'"),
  ],
  ['6.2', ['SET', 'disable-thp', 'no'], ok],
  ['7.0', ['SET', 'hz', '-1'], failed('hz', 'argument must be between 0 and 2147483647 inclusive')],
  [
    '7.4',
    ['SET', 'maxmemory-samples', '65'],
    failed('maxmemory-samples', 'argument must be between 1 and 64 inclusive'),
  ],
  ['7.2', ['SET', 'loglevel', 'nothing'], ok],
  ['7.0', ['GET', 'MAXMEMORY', 'maxmemory'], ['MAXMEMORY', '0']],
  ['6.2', ['GET', 'MAXMEMORY'], ['maxmemory', '0']],
]

describe('CONFIG beside real Redis', () => {
  it.each(FOUND)('of %s answers %j', async (version, words, reply) => {
    expect(await say(['CONFIG', ...words], version)).toEqual(reply)
  })
})
