import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../../lib/index.js'
import { REDIS_VERSIONS } from '../../../lib/reply/version.js'
import type { Server } from '../../../lib/server/server.js'
import { writeCommand } from '../../differential/wire.js'
import { LdbClient, settled } from './ldb-client.js'

/**
 * What rows say was seen on Redis 6.2.16, 7.0.15, 7.2.6 and 7.4.1. What other clients see of a session
 * is recorded in `spec/vectors/ldb-clients.json`.
 */
const SCRIPT = 'local a = 1\nredis.call("set", "k", "new")\nreturn a'
const FIRST_STOP = ['+* Stopped at 1, stop reason = step over', '+-> 1   local a = 1']
const SECOND_STOP = [
  '+* Stopped at 2, stop reason = step over',
  '+-> 2   redis.call("set", "k", "new")',
]
const LOOP = 'local a = 1\nwhile true do\n  a = a + 1\nend'

describe.each(REDIS_VERSIONS)('a session of the debugger on Redis %s', (redisVersion) => {
  let server: Server
  let other: LdbClient

  beforeEach(async () => {
    server = createServer({ redisVersion })
    other = new LdbClient(server)
    await other.ask('SET', 'k', 'old')
  })

  afterEach(() => server.close())

  /** A client whose transaction is to debug the script between two writes. */
  async function queued(mode: 'yes' | 'sync'): Promise<LdbClient> {
    const client = new LdbClient(server)
    await client.ask('SCRIPT', 'DEBUG', mode)
    await client.ask('MULTI')
    await client.ask('SET', 'x', '1')
    await client.ask('EVAL', SCRIPT, '0')
    await client.ask('INCR', 'x')
    return client
  }

  /** A client whose script has stopped at its first line. */
  async function debugging(mode: 'yes' | 'sync', script = SCRIPT): Promise<LdbClient> {
    const client = new LdbClient(server)
    expect(await client.ask('SCRIPT', 'DEBUG', mode)).toBe('+OK')
    await client.ask('EVAL', script, '0')
    return client
  }

  it('of YES hides from others what the script writes, and from the script what they write', async () => {
    const client = await debugging('yes')
    expect(await client.ask('s')).toEqual(SECOND_STOP)
    await client.ask('s')
    expect(await other.ask('GET', 'k')).toBe('$old')
    await other.ask('SET', 'k', 'newer')
    expect(await client.ask('r', 'get', 'k')).toEqual(['+<redis> get k', '+<reply> "new"'])
    await client.ask('c')
    expect(await other.ask('GET', 'k')).toBe('$newer')
  })

  it('of YES has no client and leaves no script behind', async () => {
    const client = await debugging('yes')
    expect(server.sessions.size).toBe(1)
    expect(await other.ask('SCRIPT', 'KILL')).toBe('-NOTBUSY No scripts in execution right now.')
    await client.ask('c')
    expect(server.scripting.cache.size).toBe(0)
  })

  it('of YES starts from the data as it is, with its times of expiry', async () => {
    await other.ask('SET', 't', 'v', 'EX', '100')
    await other.ask('RPUSH', 'l', 'a', 'b')
    await other.ask('SELECT', '3')
    await other.ask('SET', 'in3', 'v')
    const client = await debugging('yes')
    expect(await client.ask('r', 'ttl', 't')).toEqual(['+<redis> ttl t', '+<reply> 100'])
    expect(await client.ask('r', 'lrange', 'l', '0', '-1')).toContain('+<reply> ["a","b"]')
    await client.ask('r', 'select', '3')
    expect(await client.ask('r', 'get', 'in3')).toContain('+<reply> "v"')
  })

  it('of YES counts who would hear a message, and sends none', async () => {
    const listener = new LdbClient(server)
    await listener.ask('SUBSCRIBE', 'c')
    const client = await debugging('yes')
    expect(await client.ask('r', 'publish', 'c', 'm')).toContain('+<reply> 1')
    expect(await listener.takeRest()).toBe('')
  })

  it('of YES goes on beside another', async () => {
    const [one, two] = [await debugging('yes'), await debugging('yes')]
    await one.ask('r', 'set', 'k', 'one')
    expect(await two.ask('r', 'get', 'k')).toContain('+<reply> "old"')
    expect(await one.ask('c')).toEqual(['+<endsession>'])
    expect(await two.ask('r', 'get', 'k')).toContain('+<reply> "old"')
  })

  it('of SYNC has all others wait, and then serves them in their order', async () => {
    const late = new LdbClient(server)
    const client = await debugging('sync')
    late.send(writeCommand(['APPEND', 'k', '2']))
    other.send(writeCommand(['APPEND', 'k', '3']) + writeCommand(['PING']))
    await settled()
    expect(await late.takeRest()).toBe('')
    await client.ask('c')
    expect(await late.takeRest()).toBe(':4\r\n')
    expect(await other.takeRest()).toBe(':5\r\n+PONG\r\n')
    expect(await other.ask('GET', 'k')).toBe('$new23')
  })

  it('of SYNC has callers in this process wait too', async () => {
    const client = await debugging('sync')
    const answer = server.connect().execute(['GET', 'k'])
    await client.ask('c')
    expect(await answer).toBe('new')
  })

  it('of SYNC keeps keys whose time is over until it goes on', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await other.ask('SET', 't', 'v', 'PX', '10')
    const client = await debugging('sync', 'local a = 1\nreturn redis.call("exists", "t")')
    vi.setSystemTime(Date.now() + 1000)
    await client.ask('c')
    vi.useRealTimers()
    // Until 7.0 the time moves with each stop, from 7.2 on it stands for the whole script.
    expect(await client.takeRest()).toBe(redisVersion < '7.2' ? ':0\r\n' : ':1\r\n')
  })

  it('goes on when its client leaves, and the server with it', async () => {
    const client = await debugging('sync')
    client.leave()
    expect(await other.ask('GET', 'k')).toBe('$new')
  })

  it('ends with the server', async () => {
    await debugging('yes', LOOP)
    await debugging('sync', LOOP)
    await server.close()
    expect(server.debugging.isOn).toBe(false)
  })

  it('shows monitors the EVAL, and in SYNC what it calls', async () => {
    const monitor = new LdbClient(server)
    await monitor.ask('MONITOR')
    await (await debugging('yes')).ask('c')
    const seen = await monitor.takeRest()
    expect(seen.match(/"EVAL"|"set"/g)).toEqual(['"EVAL"'])
    await (await debugging('sync')).ask('c')
    const calls = await monitor.takeRest()
    expect(calls.match(/"EVAL"|lua\] "set"/g)).toEqual(['"EVAL"', 'lua] "set"'])
  })

  it.each(['yes', 'sync'] as const)(
    'stops a loop that takes too long, in mode %s',
    async (mode) => {
      await other.ask('CONFIG', 'SET', 'lua-time-limit', '20')
      const client = await debugging(mode, LOOP)
      const [stop, line] = (await client.ask('c')) as string[]
      expect(stop).toMatch(/^\+\* Stopped at [23], stop reason = timeout reached, infinite loop\?$/)
      expect(line).toMatch(/^\+-> [23]/)
      expect(await client.ask('p')).toEqual([expect.stringMatching(/^\+<value> a = \d/)])
      client.leave()
      expect(await other.ask('PING')).toBe('+PONG')
    },
  )

  it('may be told of in the pipeline of its script, whose screens come first', async () => {
    const client = new LdbClient(server)
    const pipeline = [['SCRIPT', 'DEBUG', 'YES'], ['EVAL', SCRIPT, '0'], ['PING']]
    client.send(pipeline.map(writeCommand).join(''))
    expect(await client.reply()).toEqual(FIRST_STOP)
    expect(await client.takeRest()).toBe('')
    client.send(writeCommand(['c']))
    expect(await client.takeRest()).toBe('*1\r\n+<endsession>\r\n+OK\r\n:1\r\n')
    expect(client.isClosed).toBe(true)
  })

  it('is refused behind a command without its reply, and in MULTI', async () => {
    const refusal = '-ERR SCRIPT DEBUG must be called outside a pipeline'
    const client = new LdbClient(server)
    client.send(writeCommand(['PING']) + writeCommand(['SCRIPT', 'DEBUG', 'YES']))
    expect(await client.takeRest()).toBe(`+PONG\r\n${refusal}\r\n`)
    await client.ask('MULTI')
    await client.ask('SCRIPT', 'DEBUG', 'YES')
    expect(await client.ask('EXEC')).toEqual([refusal])
    expect(await client.ask('EVAL', 'return 1', '0')).toBe(':1')
  })

  it('is refused to a client in this process that speaks no protocol', async () => {
    const session = server.connect()
    expect(await session.execute(['SCRIPT', 'DEBUG', 'yes'])).toHaveProperty(
      'text',
      expect.stringContaining('needs a connection that speaks the protocol'),
    )
    expect(await session.execute(['EVAL', 'return 1', '0'])).toBe(1)
  })

  it('is not for EVALSHA', async () => {
    const sha1 = await other.ask('SCRIPT', 'LOAD', 'return 7')
    const client = new LdbClient(server)
    await client.ask('SCRIPT', 'DEBUG', 'yes')
    const refusal = '-ERR Please use EVAL instead of EVALSHA for debugging'
    const digest = String(sha1).slice(1)
    expect(await client.ask('EVALSHA', digest, '0')).toBe(refusal)
    expect(await client.ask('EVALSHA', 'x'.repeat(40), '0')).toBe(refusal)
    expect(await client.ask('EVALSHA', digest, 'x')).toBe(refusal)
    expect(await client.ask('EVALSHA', 'x', '0')).toBe(
      '-NOSCRIPT No matching script. Please use EVAL.',
    )
    expect(await client.ask('SCRIPT', 'DEBUG', 'maybe')).toBe('-ERR Use SCRIPT DEBUG YES/SYNC/NO')
    expect(await client.ask('SCRIPT', 'DEBUG', 'no')).toBe('+OK')
    expect(await client.ask('EVALSHA', digest, '0')).toBe(':7')
    expect(await client.ask('EVAL', 'return 5', '0')).toBe(':5')
  })

  it('of one EVAL counts as one call, of which YES sees no failure', async () => {
    for (const mode of ['yes', 'sync'] as const) {
      const client = await debugging(mode, 'local a = 1\nreturn a.b.c')
      await client.ask('c')
      await client.reply()
    }
    expect(String(await other.ask('INFO', 'commandstats'))).toMatch(
      /cmdstat_eval:calls=2,.*,rejected_calls=0,failed_calls=1\r/,
    )
  })

  it.each([
    ['yes', '$old'],
    ['sync', '$new'],
  ] as const)('in EXEC lets the rest of it run: %s', async (mode, k) => {
    const client = await queued(mode)
    expect(await client.ask('EXEC')).toEqual(FIRST_STOP)
    expect(await client.ask('c')).toEqual(['+<endsession>'])
    await client.takeRest()
    expect(client.isClosed).toBe(true)
    expect(await other.ask('GET', 'x')).toBe('$2')
    expect(await other.ask('GET', 'k')).toBe(k)
  })
})

describe('a session of the debugger since Redis 7.0', () => {
  const redisVersion = '7.0'

  it('speaks the same to a client of RESP3, whose reply is its own', async () => {
    const server = createServer({ redisVersion })
    const client = new LdbClient(server)
    client.send(writeCommand(['HELLO', '3']))
    await client.takeRest()
    await client.ask('SCRIPT', 'DEBUG', 'yes')
    expect(await client.ask('EVAL', 'local a = 1\nreturn nil', '0')).toEqual(FIRST_STOP)
    await client.ask('c')
    expect(await client.takeRest()).toBe('_\r\n')
    await server.close()
  })

  it('is not for functions', async () => {
    const server = createServer({ redisVersion })
    const client = new LdbClient(server)
    const code =
      '#!lua name=l\nredis.register_function{function_name="f",callback=function() return 9 end}'
    await client.ask('FUNCTION', 'LOAD', code)
    await client.ask('SCRIPT', 'DEBUG', 'yes')
    expect(await client.ask('FCALL', 'f', '0')).toBe(':9')
    await server.close()
  })

  it('shows an error that is no string, in which Redis itself ends', async () => {
    const server = createServer({ redisVersion })
    const client = new LdbClient(server)
    await client.ask('SCRIPT', 'DEBUG', 'yes')
    await client.ask('EVAL', 'local a = 1\nreturn 1', '0')
    expect(await client.ask('e', 'error({1})')).toEqual(['+<error> {1}'])
    expect(await client.ask('c')).toEqual(['+<endsession>'])
    await server.close()
  })
})
