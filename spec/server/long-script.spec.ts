import { describe, expect, it } from 'vitest'
import { createServer, type RedisVersion, type Session } from '../../lib/index.js'
import { ErrorReply, type MapReply, Status, type Verbatim } from '../../lib/reply/reply.js'

const FOREVER = 'while true do end'
const SHA1 = '694a5fe1ddb97a4c6a1bf299d9537c7d3d0f84e7'
const BUSY =
  'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.'
const BUSY_FUNCTION = BUSY.replace('SCRIPT', 'FUNCTION')
const UNKILLABLE =
  'UNKILLABLE Sorry the script already executed write commands against the dataset. You can either ' +
  'wait the script termination or kill the server in a hard way using the SHUTDOWN NOSAVE command.'
const LIBRARY = `#!lua name=lib
redis.register_function('loop', function() while true do end end)
redis.register_function('write', function(keys)
  redis.call('SET', keys[1], 1)
  for i = 1, tonumber(redis.call('GET', 'rounds') or 0) do end
  return 'done'
end)`
/** A loop that takes some turns. */
const SPIN = 'for i = 1, 2e6 do end'

interface Clients {
  readonly one: Session
  readonly other: Session
}

function clients(redisVersion: RedisVersion = '7.4'): Clients {
  const server = createServer({ redisVersion, config: { 'busy-reply-threshold': 1 } })
  return { one: server.connect(), other: server.connect() }
}

function text(reply: unknown): unknown {
  return reply instanceof ErrorReply || reply instanceof Status ? reply.text : reply
}

const run = (session: Session, ...argv: string[]) => text(session.execute(argv))
const runLong = async (session: Session, ...argv: string[]) => text(await session.execute(argv))

describe('while a script takes long', () => {
  it.each([
    ['7.4', ['PING'], BUSY],
    ['7.4', ['GET', 'a'], BUSY],
    ['7.4', ['EVAL', 'return 1', '0'], BUSY],
    ['7.4', ['FUNCTION', 'KILL'], BUSY],
    ['7.4', ['FUNCTION', 'STATS'], BUSY],
    ['7.4', ['MULTI'], 'OK'],
    ['7.4', ['WATCH', 'a'], 'OK'],
    ['7.4', ['CLIENT', 'LIST'], BUSY],
    ['7.4', ['SCRIPT', 'EXISTS', 'x'], BUSY],
    ['7.4', ['NOSUCH'], "ERR unknown command 'NOSUCH', with args beginning with: "],
    ['7.4', ['GET'], "ERR wrong number of arguments for 'get' command"],
    ['7.4', ['SCRIPT', 'NOSUCH'], "ERR unknown subcommand 'NOSUCH'. Try SCRIPT HELP."],
    ['7.4', ['DISCARD'], 'ERR DISCARD without MULTI'],
    ['6.2', ['PING'], BUSY],
    ['6.2', ['MULTI'], 'OK'],
    ['6.2', ['SCRIPT', 'NOSUCH'], BUSY],
    ['6.2', ['QUIT'], 'OK'],
  ] as const)('another client of %s that says %j hears %s', async (version, argv, answer) => {
    const { one, other } = clients(version)
    const end = one.execute(['EVAL', FOREVER, '0'])
    expect(run(other, ...argv)).toBe(answer)
    one.server.connect().execute(['SCRIPT', 'KILL'])
    await end
  })

  it('a transaction of another client is aborted', async () => {
    const { one, other } = clients()
    const end = one.execute(['EVAL', FOREVER, '0'])
    run(other, 'MULTI')
    expect(run(other, 'GET', 'a')).toBe(BUSY)
    expect(run(other, 'EXEC')).toBe(`EXECABORT Transaction discarded because of: ${BUSY}`)
    run(other, 'SCRIPT', 'KILL')
    await end
  })

  it('its own client waits, and its next commands with it', async () => {
    const { one } = clients()
    const script = one.execute(['EVAL', `${SPIN} redis.call('SET', 'k', 1) return 5`, '0'])
    const next = one.execute(['GET', 'k'])
    expect(await script).toBe(5)
    expect(await next).toBe('1')
  })

  it('no other command sees what it wrote half-way, and it sees one time', async () => {
    const { one, other } = clients()
    const script = `
      local before = redis.call('TIME')
      redis.call('SET', 'k', 1) ${SPIN} redis.call('SET', 'k', 2)
      local after = redis.call('TIME')
      return before[1] == after[1] and before[2] == after[2] and 'same' or 'other'`
    const end = one.execute(['EVAL', script, '0'])
    const seen: unknown[] = []
    while (seen.at(-1) !== '2') {
      seen.push(run(other, 'GET', 'k'))
      await new Promise(setImmediate)
    }
    expect(new Set(seen)).toEqual(new Set([BUSY, '2']))
    expect(await end).toBe('same')
  })

  it('a blocked client is served after its end', async () => {
    const { one, other } = clients()
    const popped = other.execute(['BLPOP', 'list', '0'])
    const end = one.execute([
      'EVAL',
      `redis.call('RPUSH', 'list', 1) ${SPIN} return redis.call('LLEN', 'list')`,
      '0',
    ])
    expect(await end).toBe(1)
    expect(await popped).toEqual(['list', '1'])
  })

  it('its commands and itself are counted once', async () => {
    const { one } = clients()
    await one.execute(['EVAL', `redis.call('SET', 'k', 1) ${SPIN}`, '0'])
    const { text: info } = one.execute(['INFO', 'commandstats']) as Verbatim
    expect(info).toMatch(/cmdstat_eval:calls=1,.*failed_calls=0/)
    expect(info).toMatch(/cmdstat_set:calls=1,/)
  })

  it('gives way in EXEC as well', async () => {
    const { one, other } = clients()
    run(one, 'MULTI')
    run(one, 'SET', 'a', '1')
    run(one, 'EVAL', FOREVER, '0')
    run(one, 'EVAL', `${SPIN} return 7`, '0')
    run(one, 'SET', 'b', '2')
    const end = one.execute(['EXEC'])
    expect(run(other, 'PING')).toBe(BUSY)
    expect(run(other, 'SCRIPT', 'KILL')).toBe('OK')
    const replies = (await end) as unknown[]
    expect(replies.map(text)).toEqual([
      'OK',
      `ERR Script killed by user with SCRIPT KILL... script: ${SHA1}, on @user_script:1.`,
      7,
      'OK',
    ])
    expect(other.execute(['MGET', 'a', 'b'])).toEqual(['1', '2'])
  })

  it('without a threshold nobody is heard before its end', () => {
    const server = createServer({ config: { 'busy-reply-threshold': 0 } })
    expect(server.connect().execute(['EVAL', `${SPIN} return 1`, '0'])).toBe(1)
  })
})

describe('SCRIPT KILL', () => {
  it.each([
    ['7.0', `ERR Script killed by user with SCRIPT KILL... script: ${SHA1}, on @user_script:1.`],
    [
      '6.2',
      `ERR Error running script (call to f_${SHA1}): @user_script:1: Script killed by user with SCRIPT KILL...`,
    ],
  ] as const)('ends a script of %s', async (version, error) => {
    const { one, other } = clients(version)
    const end = runLong(one, 'EVAL', FOREVER, '0')
    expect(run(other, 'SCRIPT', 'KILL')).toBe('OK')
    expect(await end).toBe(error)
    expect(run(other, 'PING')).toBe('PONG')
  })

  it.each([
    ['pcall', `while true do pcall(function() ${FOREVER} end) end`],
    ['a coroutine', `while true do coroutine.wrap(function() ${FOREVER} end)() end`],
    [
      'a metamethod',
      `local t = setmetatable({}, { __index = function() ${FOREVER} end }) return t.a`,
    ],
    ['xpcall', `return xpcall(function() ${FOREVER} end, function(m) return m end)`],
  ])('ends a script in %s', async (_, script) => {
    const { one, other } = clients()
    const end = runLong(one, 'EVAL', script, '0')
    expect(run(other, 'SCRIPT', 'KILL')).toBe('OK')
    expect(await end).toMatch(
      /^ERR Script killed by user with SCRIPT KILL\.\.\. script: [0-9a-f]{40}, on @user_script:1\.$/,
    )
    expect(run(one, 'EVAL', 'return 1', '0')).toBe(1)
  })

  it('names the line', async () => {
    const { one, other } = clients()
    const end = runLong(one, 'EVAL', `\n\nlocal function f() ${FOREVER} end\nf()`, '0')
    run(other, 'SCRIPT', 'KILL')
    expect(await end).toMatch(/on @user_script:3\.$/)
  })

  it('leaves be what wrote', async () => {
    const { one, other } = clients()
    const end = one.execute(['EVAL', `redis.call('SET', 'k', 1) ${SPIN} return 3`, '0'])
    expect(run(other, 'SCRIPT', 'KILL')).toBe(UNKILLABLE)
    expect(run(other, 'FUNCTION', 'KILL')).toBe(UNKILLABLE)
    expect(await end).toBe(3)
  })

  it('finds nothing when nothing runs', () => {
    const { one } = clients()
    expect(run(one, 'SCRIPT', 'KILL')).toBe('NOTBUSY No scripts in execution right now.')
    expect(run(one, 'FUNCTION', 'KILL')).toBe('NOTBUSY No scripts in execution right now.')
  })
})

describe('FUNCTION KILL', () => {
  it('ends a function, which FUNCTION STATS tells of', async () => {
    const { one, other } = clients('7.0')
    run(one, 'FUNCTION', 'LOAD', LIBRARY)
    const end = runLong(one, 'FCALL', 'loop', '0')
    expect(run(other, 'PING')).toBe(BUSY_FUNCTION)
    expect(run(other, 'SCRIPT', 'KILL')).toBe(BUSY_FUNCTION)
    const stats = other.execute(['FUNCTION', 'STATS']) as MapReply
    const running = stats.entries[0][1] as MapReply
    expect(running.entries.slice(0, 2)).toEqual([
      ['name', 'loop'],
      ['command', ['FCALL', 'loop', '0']],
    ])
    expect(running.entries[2]).toEqual(['duration_ms', expect.any(Number)])
    expect(run(other, 'FUNCTION', 'KILL')).toBe('OK')
    expect(await end).toBe(
      'ERR Script killed by user with SCRIPT KILL... script: loop, on @user_function:2.',
    )
    expect((other.execute(['FUNCTION', 'STATS']) as MapReply).entries[0]).toEqual([
      'running_script',
      null,
    ])
  })

  it('leaves be what wrote', async () => {
    const { one, other } = clients()
    run(one, 'FUNCTION', 'LOAD', LIBRARY)
    run(one, 'SET', 'rounds', '2000000')
    const end = one.execute(['FCALL', 'write', '1', 'k'])
    expect(run(other, 'FUNCTION', 'KILL')).toBe(UNKILLABLE)
    expect(await end).toBe('done')
  })
})

describe('scriptTimeout', () => {
  it.each([
    ['a loop without an end', 'while true do end'],
    ['one that catches errors', 'while true do pcall(function() while true do end end) end'],
    ['runaway coroutines', 'while true do coroutine.wrap(function() end)() end'],
    ['a pattern that backtracks', "return ('a'):rep(1e5):find('.-' .. ('a'):rep(5e4) .. 'b')"],
  ])('ends %s', (_, script) => {
    const session = createServer({ scriptTimeout: 20 }).connect()
    expect(run(session, 'EVAL', script, '0')).toMatch(
      /^ERR Script ran longer than the scriptTimeout of 20 ms\.\.\. script: [0-9a-f]{40}, on @user_script:1\.$/,
    )
    expect(run(session, 'EVAL', 'return 1', '0')).toBe(1)
  })

  it.each([
    [
      'FUNCTION LOAD of a loop without an end',
      ['FUNCTION', 'LOAD', '#!lua name=lib\n\nwhile true do end'],
      'ERR Error registering functions: ERR user_function:3: library lib ran longer than the scriptTimeout of 20 ms...',
    ],
    [
      'FCALL of one',
      ['FCALL', 'loop', '0'],
      'ERR Script ran longer than the scriptTimeout of 20 ms... script: loop, on @user_function:2.',
    ],
    [
      'FCALL of one that catches errors',
      ['FCALL', 'pcalls', '0'],
      'ERR Script ran longer than the scriptTimeout of 20 ms... script: pcalls, on @user_function:3.',
    ],
    [
      'FCALL_RO of one in a coroutine',
      ['FCALL_RO', 'coroutine', '0'],
      'ERR Script ran longer than the scriptTimeout of 20 ms... script: coroutine, on @user_function:4.',
    ],
  ])('ends %s', (_, argv, error) => {
    const session = createServer({ scriptTimeout: 20 }).connect()
    const library = [
      '#!lua name=loops',
      "redis.register_function('loop', function() while true do end end)",
      "redis.register_function('pcalls', function() while true do pcall(function() while true do end end) end end)",
      "redis.register_function{function_name='coroutine', callback=function() coroutine.wrap(function() while true do end end)() end, flags={'no-writes'}}",
    ].join('\n')
    expect(run(session, 'FUNCTION', 'LOAD', library)).toBe('loops')
    expect(run(session, ...argv)).toBe(error)
    expect(run(session, 'EVAL', 'return 1', '0')).toBe(1)
    expect(run(session, 'FUNCTION', 'DELETE', 'loops')).toBe('OK')
  })

  it('ends what gives way, too', async () => {
    const server = createServer({ scriptTimeout: 50, config: { 'busy-reply-threshold': 5 } })
    const end = server.connect().execute(['EVAL', FOREVER, '0'])
    expect(text(await end)).toMatch(/^ERR Script ran longer than the scriptTimeout of 50 ms/)
  })
})
