import { describe, expect, it } from 'vitest'
import type { Reply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { ScriptTester } from './script-tester.js'

const COMMANDS = [
  { name: 'get', arity: 2 },
  { name: 'config', arity: -2 },
  { name: 'config|get', arity: -3 },
] as const

/** Recorded from Redis 7.0.15. */
const ROWS: readonly (readonly [body: string, reply: Reply])[] = [
  ['return redis.error_reply(5).err', 'ERR wrong number or type of arguments'],
  ['return redis.error_reply().err', 'ERR wrong number or type of arguments'],
  ["return redis.status_reply('x','y').err", 'ERR wrong number or type of arguments'],
  ["return redis.status_reply('a\\r\\nb').ok", 'a\r\nb'],
  ['return redis.sha1hex(123)', '40bd001563085fc35165329ea1ff5c5ecbdbbeef'],
  ['return redis.sha1hex({})', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ["return redis.sha1hex('\\255')", '85e53271e14006f0265921d02d4d736cdc580b0b'],
  ['return {redis.breakpoint()}', [null]],
  ["return select('#', redis.debug(1))", 0],
  ["return select('#', redis.log(3,'x'))", 0],
  ["redis.setresp('3') return true", true],
  ['redis.setresp(2.9) return true', 1],
  ["return select('#', redis.set_repl('3'))", 0],
  ['redis.set_repl({}) return 1', 1],
  ['redis.set_repl(3.9) return 1', 1],
  ['return {redis.replicate_commands(1,2)}', [1]],
  ["return redis.acl_check_cmd('get')", 1],
  ["return redis.acl_check_cmd('config')", 1],
  ['return redis.REDIS_VERSION', '7.0.15'],
  ['return redis.REDIS_VERSION_NUM', 0x07000f],
  ['return tostring(redis.nosuch)', 'nil'],
  ['return {redis.LOG_DEBUG,redis.LOG_VERBOSE,redis.LOG_NOTICE,redis.LOG_WARNING}', [0, 1, 2, 3]],
  [
    'return {redis.REPL_NONE,redis.REPL_AOF,redis.REPL_SLAVE,redis.REPL_REPLICA,redis.REPL_ALL}',
    [0, 1, 2, 2, 3],
  ],
]

const MISUSES: readonly (readonly [body: string, text: string])[] = [
  ['redis.sha1hex()', 'wrong number of arguments'],
  ['redis.sha1hex(1,2)', 'wrong number of arguments'],
  ['redis.log(3)', 'redis.log() requires two arguments or more.'],
  ["redis.log('a','x')", 'First argument must be a number (log level).'],
  ["redis.log(4,'x')", 'Invalid debug level.'],
  ["redis.log(-1,'x')", 'Invalid debug level.'],
  ["redis.log(0/0,'x')", 'Invalid debug level.'],
  ["redis.log(2^40,'x')", 'Invalid debug level.'],
  ['redis.setresp()', 'redis.setresp() requires one argument.'],
  ['redis.setresp(2,3)', 'redis.setresp() requires one argument.'],
  ['redis.setresp(4)', 'RESP version must be 2 or 3.'],
  ['redis.setresp({})', 'RESP version must be 2 or 3.'],
  ['redis.set_repl()', 'redis.set_repl() requires two arguments.'],
  [
    'redis.set_repl(-1)',
    'Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.',
  ],
  [
    'redis.set_repl(0/0)',
    'Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.',
  ],
  ['redis.acl_check_cmd()', 'Please specify at least one argument for this redis lib call'],
  ['redis.acl_check_cmd({})', 'Lua redis lib command arguments must be strings or integers'],
  ["redis.acl_check_cmd('nosuch')", 'Invalid command passed to redis.acl_check_cmd()'],
  ["redis.acl_check_cmd('config','nosuch')", 'Invalid command passed to redis.acl_check_cmd()'],
]

function tester(version: RedisVersion = '7.0'): ScriptTester {
  return new ScriptTester(version, COMMANDS)
}

describe('the redis table', () => {
  it.each(ROWS)('answers %j with %j', (body, reply) => {
    expect(tester().eval(body)).toEqual(reply)
  })

  it.each(MISUSES)('refuses %j: %s', (body, text) => {
    expect(tester().errorOf(body)).toBe(`ERR ${text} script: <sha>, on @user_script:1.`)
  })

  it('words two misuses anew', () => {
    expect(tester('7.2').errorOf('redis.set_repl()')).toMatch(/^ERR .* requires one argument\. /)
    expect(tester('7.2').errorOf("redis.log(4,'x')")).toMatch(/^ERR Invalid debug level\. /)
    expect(tester('7.4').errorOf("redis.log(4,'x')")).toMatch(/^ERR Invalid log level\. /)
  })

  it('has no version and no access check in 6.2', () => {
    const body =
      'return {type(redis.REDIS_VERSION),type(redis.REDIS_VERSION_NUM),type(redis.acl_check_cmd)}'
    expect(tester('6.2').eval(body)).toEqual(['nil', 'nil', 'nil'])
  })

  it('logs strings and numbers, joined by a blank', () => {
    const log = tester()
    log.eval(
      "redis.log(redis.LOG_WARNING,'a',1.5,{},nil,true,'b') redis.log('1','c') redis.log(-0.5,'')",
    )
    expect(log.host.logged).toEqual([
      ['warning', 'a 1.5 b'],
      ['verbose', 'c'],
      ['debug', ''],
    ])
  })

  it('asks the access list for acl_check_cmd', () => {
    const denied = tester()
    denied.host.denied = { what: 'key', user: 'u' }
    expect(denied.eval("return redis.acl_check_cmd('get','k')")).toBeNull()
  })

  it('sets the protocol for the rest of one run', () => {
    const host = tester()
    host.eval("redis.call('get','k') redis.setresp(3) redis.call('get','k')")
    host.eval("redis.call('get','k')")
    expect(host.host.executed.map(({ resp }) => resp)).toEqual([2, 3, 2])
  })

  it('lets no script change it', () => {
    expect(tester().errorOf('redis.x=1')).toBe(
      'ERR user_script:1: Attempt to modify a readonly table script: <sha>, on @user_script:1.',
    )
    expect(tester().errorOf("rawset(redis,'x',1)")).toBe(
      'ERR Attempt to modify a readonly table script: <sha>, on @user_script:1.',
    )
  })

  it('is too late with replicate_commands after a write in 6.2', () => {
    const old = new ScriptTester('6.2', [{ name: 'set', flags: ['write'] }])
    expect(old.eval('return redis.replicate_commands()')).toBe(1)
    expect(old.eval("redis.call('set') return redis.replicate_commands()")).toBeNull()
  })

  it('draws new random numbers after replicate_commands in 6.2', () => {
    const old = new ScriptTester('6.2')
    const body = 'return math.random(1000000)'
    expect(old.eval(body)).toBe(170829)
    const drawn = Array.from({ length: 4 }, () => old.eval(`redis.replicate_commands() ${body}`))
    expect(new Set([...drawn, 170829]).size).toBeGreaterThan(2)
  })
})

describe('pairs(redis)', () => {
  const NAMES =
    "local t = {} for name in pairs(redis) do t[#t + 1] = name end return table.concat(t, ' ')"
  const SINCE_7 =
    'log LOG_WARNING error_reply REPL_AOF call REPL_ALL REDIS_VERSION_NUM REPL_SLAVE pcall LOG_NOTICE set_repl debug LOG_DEBUG sha1hex REDIS_VERSION status_reply acl_check_cmd REPL_REPLICA breakpoint setresp replicate_commands LOG_VERBOSE REPL_NONE'

  it.each([
    [
      '6.2',
      'log LOG_WARNING error_reply REPL_AOF call REPL_ALL REPL_NONE REPL_SLAVE pcall LOG_NOTICE set_repl debug LOG_DEBUG sha1hex status_reply REPL_REPLICA setresp replicate_commands breakpoint LOG_VERBOSE',
    ],
    ['7.0', SINCE_7],
    ['7.2', SINCE_7],
    ['7.4', SINCE_7],
  ] as const)('of %s has the order of Redis', (version, names) => {
    expect(new ScriptTester(version).eval(NAMES)).toBe(names)
  })

  it('has the order of Redis in functions', () => {
    const tester = new ScriptTester('7.4')
    tester.send(
      'FUNCTION',
      'LOAD',
      `#!lua name=l\nredis.register_function('f', function() ${NAMES} end)`,
    )
    expect(tester.send('FCALL', 'f', '0')).toBe(
      'log LOG_WARNING error_reply REPL_AOF call REPL_ALL REDIS_VERSION_NUM REPL_SLAVE pcall LOG_NOTICE set_repl LOG_DEBUG sha1hex REDIS_VERSION status_reply REPL_REPLICA setresp acl_check_cmd LOG_VERBOSE REPL_NONE',
    )
  })
})
