import { describe, expect, it } from 'vitest'
import { ErrorReply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { ScriptTester } from './script-tester.js'

const COMMANDS = [
  { name: 'get', arity: 2, reply: new ErrorReply('WRONGTYPE Operation') },
  { name: 'set', arity: -3, flags: ['write'] },
  { name: 'eval', arity: -3, flags: ['noscript'] },
] as const

const WRAPPED = 'ERR Error running script (call to f_<sha>): '
const ON_LINE_1 = ' script: <sha>, on @user_script:1.'

/** Scripts that end in an error: in 6.2 behind the wrapper, and since 7.0 in whole. */
const RAISED: readonly (readonly [body: string, in62: string, since70: string])[] = [
  ["error('boom')", '@user_script:1: user_script:1: boom', `ERR user_script:1: boom${ON_LINE_1}`],
  ["error('boom',0)", '@user_script:1: boom', `ERR boom${ON_LINE_1}`],
  ["error('a',2)", '@user_script:1: a', `ERR a${ON_LINE_1}`],
  [
    "local a=1\nlocal b=2\nerror('here')",
    '@user_script:3: user_script:3: here',
    'ERR user_script:3: here script: <sha>, on @user_script:3.',
  ],
  ['error(5)', '@user_script:1: user_script:1: 5', `ERR user_script:1: 5${ON_LINE_1}`],
  [
    'error()',
    "@err_handler_def:9: err_handler_def:9: attempt to concatenate local 'err' (a nil value)",
    `ERR nil${ON_LINE_1}`,
  ],
  [
    'error(true)',
    "@err_handler_def:9: err_handler_def:9: attempt to concatenate local 'err' (a boolean value)",
    `ERR true${ON_LINE_1}`,
  ],
  [
    "error({err='MYERR boom'})",
    "@err_handler_def:9: err_handler_def:9: attempt to concatenate local 'err' (a table value)",
    `MYERR boom${ON_LINE_1}`,
  ],
  ["error('x\\0y',0)", '@user_script:1: x', `ERR x${ON_LINE_1}`],
  [
    "redis.call('get','k')",
    '@user_script:1: WRONGTYPE Operation',
    `WRONGTYPE Operation${ON_LINE_1}`,
  ],
  [
    'redis.call()',
    '@user_script:1: @user_script: 1: Please specify at least one argument for redis.call()',
    `ERR Please specify at least one argument for this redis lib call${ON_LINE_1}`,
  ],
  [
    "redis.call('set','k',{})",
    '@user_script:1: @user_script: 1: Lua redis() command arguments must be strings or integers',
    `ERR Lua redis lib command arguments must be strings or integers${ON_LINE_1}`,
  ],
  [
    "local a\nredis.call('nosuch')",
    '@user_script:2: @user_script: 2: Unknown Redis command called from Lua script',
    'ERR Unknown Redis command called from script script: <sha>, on @user_script:2.',
  ],
  [
    "redis.call('eval','return 1',0)",
    '@user_script:1: @user_script: 1: This Redis command is not allowed from scripts',
    `ERR This Redis command is not allowed from script${ON_LINE_1}`,
  ],
  [
    "loadstring('x=1')()",
    'x=1:1: [string "x=1"]:1: Attempt to modify a readonly table',
    'ERR [string "x=1"]:1: Attempt to modify a readonly table script: <sha>, on x=1:1.',
  ],
  [
    'redis.sha1hex()',
    '@user_script:1: wrong number of arguments',
    `ERR wrong number of arguments${ON_LINE_1}`,
  ],
  [
    "coroutine.wrap(function() error('z') end)()",
    '@user_script:1: user_script:1: user_script:1: z',
    `ERR user_script:1: user_script:1: z${ON_LINE_1}`,
  ],
]

/** Scripts that end in an error, since 7.0; recorded from 7.0.15 where real Redis lives on. */
const RAISED_SINCE_7_0: readonly (readonly [body: string, error: string])[] = [
  ["error({err='boom'})", `boom${ON_LINE_1}`],
  ['error({err=5})', `5${ON_LINE_1}`],
  ["error({err='x',source='s',line=7})", `x${ON_LINE_1}`],
  ["error({err='a\\0b'})", `a${ON_LINE_1}`],
  ["error(redis.error_reply('MY x'))", `MY x${ON_LINE_1}`],
  ["error(redis.error_reply('x'))", `ERR x${ON_LINE_1}`],
  ["error(redis.pcall('nosuch'))", `ERR Unknown Redis command called from script${ON_LINE_1}`],
  [
    "local ok,e=pcall(redis.call,'nosuch') error(e)",
    `ERR user_script:1: ERR Unknown Redis command called from script${ON_LINE_1}`,
  ],
  ['error({})', `ERR unknown error${ON_LINE_1}`],
  ['error({err={}})', `ERR unknown error${ON_LINE_1}`],
  [
    'error(redis)',
    'ERR err_handler_def:10: Attempt to modify a readonly table script: <sha>, on @err_handler_def:10.',
  ],
  [
    "error(setmetatable({},{__newindex=function() error('x') end}))",
    `ERR user_script:1: x${ON_LINE_1}`,
  ],
  ["error(setmetatable({},{__index=function(t,k) return 'v'..k end}))", `verr${ON_LINE_1}`],
  [
    "error(setmetatable({},{__index=function(t,k) return 'v'..k end, __newindex=function() end}))",
    'verr script: <sha>, on vsource:vline.',
  ],
  [
    "local e={err='x'} setmetatable(e,{__newindex=function(t,k,v) if k~='line' then rawset(t,k,v) end end}) error(e)",
    'x',
  ],
  ["error(setmetatable({},{__index=function() error('z') end}))", 'ERR unknown error'],
  [
    "coroutine.wrap(function() redis.call('nosuch') end)()",
    `ERR Unknown Redis command called from script${ON_LINE_1}`,
  ],
  [
    "local function f() redis.call('nosuch') end return f()",
    `ERR Unknown Redis command called from script${ON_LINE_1}`,
  ],
  ['coroutine.yield(1)', `ERR attempt to yield across metamethod/C-call boundary${ON_LINE_1}`],
]

/** What a script sees of errors, since 7.0. */
const SEEN: readonly (readonly [body: string, reply: unknown])[] = [
  ["return redis.pcall('nosuch').err", 'ERR Unknown Redis command called from script'],
  ["return redis.pcall('nosuch').ignore_error_stats_update", 1],
  ['return redis.pcall().ignore_error_stats_update', null],
  ["return redis.pcall('get','k').err", 'WRONGTYPE Operation'],
  ["return {pcall(redis.call,'get','k')}", [null, 'WRONGTYPE Operation']],
  ["return {pcall(error,{err='x'})}", [null, 'x']],
  ['return {pcall(redis.setresp)}', [null, 'ERR redis.setresp() requires one argument.']],
  [
    "local ok,e=xpcall(function() return redis.call('get','k') end, function(e) return e end) return {type(e),e.err,e.line}",
    ['table', 'WRONGTYPE Operation'],
  ],
  [
    "local co=coroutine.create(function() redis.call('nosuch') end) local ok,e=coroutine.resume(co) return {type(e),e.err}",
    ['table', 'ERR Unknown Redis command called from script'],
  ],
  [
    "local ok,e=xpcall(function() error('y') end, __redis__err__handler) return {e.err,e.source,e.line}",
    ['ERR user_script:1: y', '@user_script', 1],
  ],
  ["return __redis__err__handler('x').err", 'ERR x'],
  [
    "local n=0 return {xpcall(error, function() n=n+1 if n<3 then error('again') end return 'done'..n end)}",
    [null, 'done3'],
  ],
  ["return {xpcall(error, function() error('again') end)}", [null, 'error in error handling']],
]

const ERROR_REPLIES: readonly (readonly [text: string, in62: string, since70: string])[] = [
  ['MY msg', 'MY msg', 'MY msg'],
  ['-MY msg', '-MY msg', 'MY msg'],
  ['oops', 'oops', 'ERR oops'],
  ['ERR', 'ERR', 'ERR ERR'],
  ['', '', 'ERR '],
  ['-', '-', 'ERR '],
  ['--A b', '--A b', '-A b'],
  [' x', ' x', ' x'],
  ['A ', 'A ', 'A '],
  ['A  b', 'A  b', 'A  b'],
  ['\r\nA b\r\n', '\r\nA b\r\n', '\r\nA b'],
  ['A \r\nb\r\n', 'A \r\nb\r\n', 'A b'],
  ['A b\r\nc', 'A b\r\nc', 'A b\r\nc'],
]

function tester(version: RedisVersion): ScriptTester {
  return new ScriptTester(version, COMMANDS)
}

describe('error formats', () => {
  it.each(RAISED)('end %j with %s, and since 7.0 with %s', (body, in62, since70) => {
    expect(tester('6.2').errorOf(body)).toBe(`${WRAPPED}${in62}`)
    for (const version of ['7.0', '7.2', '7.4'] as const) {
      expect(tester(version).errorOf(body)).toBe(since70)
    }
  })

  it.each(RAISED_SINCE_7_0)('end %j with %s since 7.0', (body, error) => {
    expect(tester('7.0').errorOf(body)).toBe(error)
    expect(tester('7.4').errorOf(body)).toBe(error)
  })

  it.each(SEEN)('let %j see %j since 7.0', (body, reply) => {
    expect(tester('7.0').eval(body)).toEqual(reply)
  })

  it.each([
    ['7.0', 'ERR user_script:1: a  b  c'],
    ['7.2', 'ERR user_script:1: a\r\nb\n\nc'],
    ['7.4', 'ERR user_script:1: a\r\nb\n\nc'],
  ] as const)('send the line breaks of a raised text as %s does', (version, error) => {
    expect(tester(version).errorOf("error('a\\r\\nb\\n\\nc')")).toBe(`${error}${ON_LINE_1}`)
  })

  it('place the refusal of a call in 6.2', () => {
    const old = tester('6.2')
    expect(old.eval("return redis.pcall('nosuch').err")).toBe(
      '@user_script: 1: Unknown Redis command called from Lua script',
    )
    expect(old.eval("local ok,e = pcall(redis.call,'nosuch') return e")).toBe(
      '=[C]: -1: Unknown Redis command called from Lua script',
    )
  })

  it.each(ERROR_REPLIES)(
    'make of the error reply %j %j, and since 7.0 %j',
    (text, in62, since70) => {
      const body = 'return redis.error_reply(ARGV[1]).err'
      expect(tester('6.2').eval(body, text)).toBe(in62)
      expect(tester('7.0').eval(body, text)).toBe(since70)
    },
  )
})
