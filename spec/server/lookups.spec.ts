import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../lib/index.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { argvOf } from '../support/command-rows.js'

/** What INFO counts after a command, and the keys of its `keymiss` events. */
type Counted = readonly [hits: number, misses: number, keymisses: string]

/**
 * Recorded from 6.2.16, 7.0.15, 7.2.6 and 7.4.1: each command after FLUSHALL, the keys of SETUP and
 * CONFIG RESETSTAT, with active expiry off; by version, or `all` where they agree.
 */
const vectors: Record<string, Partial<Record<RedisVersion | 'all', Counted>>> = JSON.parse(
  readFileSync('spec/vectors/lookups.json', 'utf8'),
)

const SETUP = [
  ...['SET str abc', 'SET g_a 1', 'SET w_a 2', 'RPUSH list a', 'SADD set a b', 'SADD set2 a'],
  ...['HSET hash f 1', 'ZADD zset 1 a', 'GEOADD geo 1 1 a', 'PFADD hll a b'],
  ...['XADD stream 1-1 f v', 'XGROUP CREATE stream g 0', 'SET expired 1 PX 1'],
]

/** What counts otherwise here, each with its reason. */
const GAPS: Readonly<Record<string, string>> = {
  '7.4 SCAN 0 TYPE list': '7.4 counts a key whose time is over as found before it deletes it',
  'XREADGROUP GROUP g c STREAMS stream >': 'Redis looks for a stream twice, of which one is enough',
  'XINFO CONSUMERS stream g': 'it is looked for by the group and by the command',
}

function counted(version: RedisVersion, command: string): Counted {
  const server = createServer({
    redisVersion: version,
    config: { 'notify-keyspace-events': 'Em', 'enable-debug-command': 'yes' },
  })
  const keymisses: string[] = []
  const listener = server.connect()
  listener.onPush((message) => {
    if ('items' in message && message.items[0] === 'message') keymisses.push(`${message.items[2]}`)
  })
  listener.execute(['SUBSCRIBE', '__keyevent@0__:keymiss'])
  const session = server.connect()
  session.execute(['DEBUG', 'SET-ACTIVE-EXPIRE', '0'])
  for (const line of SETUP) session.execute(argvOf(line))
  vi.setSystemTime(Date.now() + 10)
  session.execute(['CONFIG', 'RESETSTAT'])
  keymisses.length = 0
  session.execute(argvOf(command))
  const { hits, misses } = server.keyspace.lookups
  server.close()
  return [hits, misses, keymisses.join(' ')]
}

describe.each(REDIS_VERSIONS)('keys that are looked for in Redis %s', (version) => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 }))
  afterEach(() => void vi.useRealTimers())

  for (const [command, expected] of Object.entries(vectors)) {
    const isGap = command in GAPS || `${version} ${command}` in GAPS
    const test = isGap ? it.fails : it
    test(command, () => {
      expect(counted(version, command)).toEqual(expected[version] ?? expected.all)
    })
  }
})
