import { describe, expect, it } from 'vitest'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import { connectInProcess } from '../../support/replay-vectors.js'

type Commands = readonly (readonly ByteString[])[]
type Counts = number | Readonly<Partial<Record<RedisVersion, number>>>
type Row = readonly [title: string, commands: Commands, counts: Counts]

const SERVER_DEL = 'lazyfree-lazy-server-del'

/** `lazyfreed_objects` after some commands. */
async function freedBy(commands: Commands, redisVersion: RedisVersion): Promise<number> {
  const client = connectInProcess(createServer({ redisVersion }))
  for (const argv of commands) await client.send(argv)
  const info = String(await client.send(['INFO', 'memory']))
  return Number(/^lazyfreed_objects:(\d+)\r$/m.exec(info)?.[1])
}

function times(count: number, argv: (i: number) => ByteString[]): Commands {
  return Array.from({ length: count }, (_, i) => argv(i))
}

/** A set of members too long for a small encoding. */
function members(count: number): Commands {
  return times(count, (i) => ['SADD', 'k', `${'m'.repeat(65)}${i}`])
}

function configured(name: string, ...commands: Commands): Commands {
  return [['CONFIG', 'SET', name, 'yes'], ...commands]
}

const scripts = (count: number) => times(count, (i) => ['SCRIPT', 'LOAD', `return ${i}`])
const functions = (count: number) =>
  times(count, (i) => [
    'FUNCTION',
    'LOAD',
    `#!lua name=l${i}\nredis.register_function('f${i}', function() end)`,
  ])

const DELETIONS: readonly Row[] = [
  ['UNLINK of a set of 65 members', [...members(65), ['UNLINK', 'k']], 1],
  ['UNLINK of a set of 64 members', [...members(64), ['UNLINK', 'k']], 0],
  ['UNLINK of 65 integers', [...times(65, (i) => ['SADD', 'k', `${i}`]), ['UNLINK', 'k']], 0],
  [
    'UNLINK of a hash of 65 fields',
    [...times(65, (i) => ['HSET', 'k', `${'f'.repeat(65)}${i}`, '1']), ['UNLINK', 'k']],
    1,
  ],
  [
    'UNLINK of a sorted set of 65 members',
    [...times(65, (i) => ['ZADD', 'k', '1', `${'m'.repeat(65)}${i}`]), ['UNLINK', 'k']],
    1,
  ],
  [
    'UNLINK of a list of 65 nodes',
    [...times(65, () => ['RPUSH', 'k', 'x'.repeat(9000)]), ['UNLINK', 'k']],
    1,
  ],
  [
    'UNLINK of a list of 65 elements',
    [...times(65, () => ['RPUSH', 'k', 'x']), ['UNLINK', 'k']],
    0,
  ],
  [
    'UNLINK of a stream of 65 entries',
    [...times(65, (i) => ['XADD', 'k', `1-${i + 1}`, 'f', 'v']), ['UNLINK', 'k']],
    0,
  ],
  [
    'UNLINK of a stream of 65 pending entries',
    [
      ...times(65, (i) => ['XADD', 'k', `1-${i + 1}`, 'f', 'v']),
      ['XGROUP', 'CREATE', 'k', 'g', '0'],
      ['XREADGROUP', 'GROUP', 'g', 'c', 'STREAMS', 'k', '>'],
      ['UNLINK', 'k'],
    ],
    1,
  ],
  [
    'UNLINK of a long string',
    [
      ['SET', 'k', 'x'.repeat(100_000)],
      ['UNLINK', 'k'],
    ],
    0,
  ],
  ['DEL', [...members(65), ['DEL', 'k']], 0],
  ['DEL, lazily', configured('lazyfree-lazy-user-del', ...members(65), ['DEL', 'k']), 1],
  ['SET', [...members(65), ['SET', 'k', 'v']], 0],
  ['SET, lazily', configured(SERVER_DEL, ...members(65), ['SET', 'k', 'v']), 1],
  [
    'RENAME over it, lazily',
    configured(SERVER_DEL, ['SET', 'from', 'v'], ...members(65), ['RENAME', 'from', 'k']),
    1,
  ],
  ['RENAME of it, lazily', configured(SERVER_DEL, ...members(65), ['RENAME', 'k', 'to']), 0],
  ['MOVE, lazily', configured(SERVER_DEL, ...members(65), ['MOVE', 'k', '3']), 0],
  [
    'COPY over it, lazily',
    configured(SERVER_DEL, ['SET', 'from', 'v'], ...members(65), ['COPY', 'from', 'k', 'REPLACE']),
    1,
  ],
  [
    'SINTERSTORE of nothing, lazily',
    configured(SERVER_DEL, ...members(65), ['SINTERSTORE', 'k', 'none']),
    1,
  ],
  [
    'ZUNIONSTORE, lazily',
    configured(SERVER_DEL, ['ZADD', 'z', '1', 'a'], ...members(65), ['ZUNIONSTORE', 'k', '1', 'z']),
    1,
  ],
  [
    'SORT of nothing, lazily',
    configured(SERVER_DEL, ...members(65), ['SORT', 'none', 'STORE', 'k']),
    1,
  ],
  [
    'BITOP of nothing, lazily',
    configured(SERVER_DEL, ...members(65), ['BITOP', 'AND', 'k', 'none']),
    1,
  ],
  ['PEXPIRE to the past', [...members(65), ['PEXPIRE', 'k', '-1']], 0],
  [
    'PEXPIRE to the past, lazily',
    configured('lazyfree-lazy-expire', ...members(65), ['PEXPIRE', 'k', '-1']),
    1,
  ],
]

const TWO_KEYS: Commands = [
  ['SET', 'a', '1'],
  ['SET', 'b', '1'],
]
const USER_FLUSH = 'lazyfree-lazy-user-flush'

const FLUSHES: readonly Row[] = [
  ['FLUSHALL', [...TWO_KEYS, ['FLUSHALL']], { '7.4': 2 }],
  ['FLUSHALL SYNC', [...TWO_KEYS, ['FLUSHALL', 'SYNC']], { '7.4': 2 }],
  ['FLUSHALL ASYNC', [...TWO_KEYS, ['FLUSHALL', 'ASYNC']], 2],
  ['FLUSHDB', [...TWO_KEYS, ['FLUSHDB']], { '7.4': 2 }],
  ['FLUSHDB ASYNC', [...TWO_KEYS, ['FLUSHDB', 'ASYNC']], 2],
  ['FLUSHALL, lazily', configured(USER_FLUSH, ...TWO_KEYS, ['FLUSHALL']), 2],
  [
    'FLUSHALL SYNC, lazily',
    configured(USER_FLUSH, ...TWO_KEYS, ['FLUSHALL', 'SYNC']),
    { '7.4': 2 },
  ],
  ['FLUSHALL in MULTI', [...TWO_KEYS, ['MULTI'], ['FLUSHALL'], ['EXEC']], 0],
  ['FLUSHALL ASYNC in MULTI', [...TWO_KEYS, ['MULTI'], ['FLUSHALL', 'ASYNC'], ['EXEC']], 2],
  ['FLUSHALL in a script', [...TWO_KEYS, ['EVAL', "redis.call('FLUSHALL')", '0']], 0],
  ['SCRIPT FLUSH ASYNC of 65 scripts', [...scripts(65), ['SCRIPT', 'FLUSH', 'ASYNC']], 65],
  ['SCRIPT FLUSH ASYNC of 64 scripts', [...scripts(64), ['SCRIPT', 'FLUSH', 'ASYNC']], 0],
  ['SCRIPT FLUSH', [...scripts(65), ['SCRIPT', 'FLUSH']], 0],
  ['SCRIPT FLUSH, lazily', configured(USER_FLUSH, ...scripts(65), ['SCRIPT', 'FLUSH']), 65],
  [
    'FUNCTION FLUSH ASYNC of 65 functions',
    [...functions(65), ['FUNCTION', 'FLUSH', 'ASYNC']],
    { '7.0': 65, '7.2': 65, '7.4': 66 },
  ],
  ['FUNCTION FLUSH ASYNC of 64', [...functions(64), ['FUNCTION', 'FLUSH', 'ASYNC']], 0],
  ['FUNCTION FLUSH', [...functions(65), ['FUNCTION', 'FLUSH']], 0],
]

// Recorded from Redis 6.2.16, 7.0.15, 7.2.6 and 7.4.1.
describe.each(REDIS_VERSIONS)('lazyfreed_objects of %s', (version) => {
  it.each([...DELETIONS, ...FLUSHES])('counts %s', async (_, commands, counts) => {
    const expected = typeof counts === 'number' ? counts : (counts[version] ?? 0)
    expect(await freedBy(commands, version)).toBe(expected)
  })

  // Redis counts the copy that it answers from, and the set.
  it.fails('counts SPOP of all members twice', async () => {
    const pop = configured(SERVER_DEL, ...members(65), ['SPOP', 'k', '65'])
    expect(await freedBy(pop, version)).toBe(2)
  })

  it('is set back by CONFIG RESETSTAT from 7.0 on', async () => {
    const commands = [...TWO_KEYS, ['FLUSHALL', 'ASYNC'], ['CONFIG', 'RESETSTAT']]
    expect(await freedBy(commands, version)).toBe(version === '6.2' ? 2 : 0)
  })
})
