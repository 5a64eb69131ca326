import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { error } from '../support/command-rows.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

/** The body of a function, and what FCALL f 1 k1 a1 a2 answers. */
const BODIES: readonly (readonly [body: string, reply: VectorReply])[] = [
  ['return keys', ['k1']],
  ['return args', ['a1', 'a2']],
  ['return {#keys,#args,keys[1],args[2]}', [1, 2, 'k1', 'a2']],
  [
    'return KEYS',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable 'KEYS' script: f, on @user_function:2.",
    ),
  ],
  [
    'return ARGV[1]',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable 'ARGV' script: f, on @user_function:2.",
    ),
  ],
  ["keys[1]='x' return keys", ['x']],
  ["error('x')", error('ERR user_function:2: x script: f, on @user_function:2.')],
  ["error({err='MY x'})", error('MY x script: f, on @user_function:2.')],
  ["error('x',0)", error('ERR x script: f, on @user_function:2.')],
  ['error()', error('ERR nil script: f, on @user_function:2.')],
  [
    "return redis.call('nope')",
    error('ERR Unknown Redis command called from script script: f, on @user_function:2.'),
  ],
  ["return redis.pcall('nope')", error('ERR Unknown Redis command called from script')],
  ["redis.call('set','k','v') return redis.call('get','k')", 'v'],
  ["redis.call('lpush','k','v')", null],
  [
    "return redis.call('eval','return 1','0')",
    error('ERR This Redis command is not allowed from script script: f, on @user_function:2.'),
  ],
  [
    "return redis.call('fcall','f','0')",
    error('ERR This Redis command is not allowed from script script: f, on @user_function:2.'),
  ],
  ['return redis.register_function', null],
  [
    "redis.register_function('a',function() end)",
    error(
      "ERR user_function:2: attempt to call field 'register_function' (a nil value) script: f, on @user_function:2.",
    ),
  ],
  ['return redis.breakpoint', null],
  ['return redis.replicate_commands', null],
  ["return redis.error_reply('My err')", error('My err')],
  ["return redis.status_reply('x')", { status: 'x' }],
  ["return {err='a'}", error('a')],
  [
    'x=1',
    error(
      'ERR user_function:2: Attempt to modify a readonly table script: f, on @user_function:2.',
    ),
  ],
  [
    'return __redis__err__handler',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable '__redis__err__handler' script: f, on @user_function:2.",
    ),
  ],
  ['return tostring(getmetatable(_G))~=nil', 1],
  ["return _G.redis.call('ping')", { status: 'PONG' }],
  [
    'return _G.KEYS',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable 'KEYS' script: f, on @user_function:2.",
    ),
  ],
  [
    '_G.a=1',
    error(
      'ERR user_function:2: Attempt to modify a readonly table script: f, on @user_function:2.',
    ),
  ],
  ["return rawget(_G,'redis')~=nil", 1],
  ["redis.setresp(3) return redis.call('hgetall','nope')", []],
  ['return 1.9', 1],
  ['return true', 1],
  ['return false', null],
  ['return nil', null],
  ['return', null],
  ['return {map={a=1}}', ['a', 1]],
  ['return math.random(1000)', 397],
  ["return pcall(error,{err='X y'})", null],
  ["return select(2,pcall(redis.call,'nope'))", 'ERR Unknown Redis command called from script'],
  ["return tostring(xpcall(function() error('q') end, function(e) return type(e) end))", 'false'],
  [
    "local t=setmetatable({},{__index=function() error('in mt') end}) return t.x",
    error('ERR user_function:2: in mt script: f, on @user_function:2.'),
  ],
  [
    "return loadstring('return nope')()",
    error(
      'ERR [string "return nope"]:1: Script attempted to access nonexistent global variable \'nope\' script: f, on return nope:1.',
    ),
  ],
  [
    "return loadstring('x=1')()",
    error('ERR [string "x=1"]:1: Attempt to modify a readonly table script: f, on x=1:1.'),
  ],
  ["return redis.acl_check_cmd('get','x')", 1],
  ["return redis.sha1hex('')", 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['return redis.set_repl(1)', null],
  ['return cjson.encode(keys)', '["k1"]'],
  [
    'local function r() return r() + 1 end return r()',
    error('ERR user_function:2: stack overflow script: f, on @user_function:2.'),
  ],
  [
    "return coroutine.wrap(function() error('c') end)()",
    error('ERR user_function:2: user_function:2: c script: f, on @user_function:2.'),
  ],
  ['return type(next)', 'function'],
  [
    'string.x=1',
    error(
      'ERR user_function:2: Attempt to modify a readonly table script: f, on @user_function:2.',
    ),
  ],
  ['return rawequal(_G,_G)', 1],
  [
    'return #arg',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable 'arg' script: f, on @user_function:2.",
    ),
  ],
  ['return tostring(redis)~=nil', 1],
  ['keys=1 args=2 return keys', 1],
  ['return unpack(args)', 'a1'],
  [
    'return debug',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable 'debug' script: f, on @user_function:2.",
    ),
  ],
  [
    'return print',
    error(
      "ERR user_function:2: Script attempted to access nonexistent global variable 'print' script: f, on @user_function:2.",
    ),
  ],
]

describe.each<RedisVersion>(['7.0', '7.2', '7.4'])('a function of Redis %s', (redisVersion) => {
  it.each(BODIES)('%j answers %j', async (body, reply) => {
    const server = createServer({ redisVersion })
    const client = connectInProcess(server)
    const code = `#!lua name=l\nredis.register_function('f',function(keys,args) ${body} end)`
    expect(await client.send(['FUNCTION', 'LOAD', code])).toBe('l')
    expect(await client.send(['FCALL', 'f', '1', 'k1', 'a1', 'a2'])).toEqual(reply)
    await server.close()
  })
})
