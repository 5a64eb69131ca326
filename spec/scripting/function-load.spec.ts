import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { error } from '../support/command-rows.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

/** What the first line may say. */
const FIRST_LINES: readonly (readonly [code: string, reply: VectorReply])[] = [
  ['', error('ERR Missing library metadata')],
  ['#!', error('ERR Invalid library metadata')],
  ['#!\n', error('ERR Library name was not given')],
  ['#! lua name=x\nx', error('ERR Invalid metadata value given: lua')],
  ['#!lua\n', error('ERR Library name was not given')],
  ['#!lua name=x', error('ERR Invalid library metadata')],
  [
    '#!lua name=\nx',
    error(
      'ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  [
    '#!lua name=a-b\nx',
    error(
      'ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  [
    '#!lua name=a name=b\n',
    error('ERR Invalid metadata value, name argument was given multiple times'),
  ],
  ['#!lua foo=1 name=a\n', error('ERR Invalid metadata value given: foo=1')],
  ['#!lua name=a foo\n', error('ERR Invalid metadata value given: foo')],
  ["#!LUA NAME=zz\nredis.register_function('f',function(keys,args)  end)", 'zz'],
  ['#!js name=a b=1\n', error('ERR Invalid metadata value given: b=1')],
  [
    '#!js name=a-b\n',
    error(
      'ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  ['#!lua "name=a\n', error('ERR Invalid library metadata')],
  ['#!lua name=a\u0000b\n', error('ERR Invalid library metadata')],
  ['#!lua "name=q"\nredis.register_function(\'f\',function(keys,args) return 1 end)', 'q'],
  [
    '#!lua name=\u00e9\n',
    error(
      'ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  [' #!lua name=x\n', error('ERR Missing library metadata')],
]

/** What a library sees while it loads. */
const CODES: readonly (readonly [code: string, reply: VectorReply])[] = [
  [
    '#!lua name=l\nx =',
    error("ERR Error compiling function: user_function:2: unexpected symbol near '<eof>'"),
  ],
  ['#!lua name=l\n\n\nreturn', error('ERR No functions registered')],
  [
    '#!lua name=l\na=1',
    error(
      'ERR Error registering functions: ERR user_function:2: Attempt to modify a readonly table',
    ),
  ],
  [
    '#!lua name=l\nlocal a=b',
    error(
      "ERR Error registering functions: ERR user_function:2: Script attempted to access nonexistent global variable 'b'",
    ),
  ],
  [
    '#!lua name=l\npairs()',
    error(
      "ERR Error registering functions: ERR user_function:2: Script attempted to access nonexistent global variable 'pairs'",
    ),
  ],
  [
    '#!lua name=l\npcall()',
    error(
      "ERR Error registering functions: ERR user_function:2: Script attempted to access nonexistent global variable 'pcall'",
    ),
  ],
  [
    '#!lua name=l\nredis.nope()',
    error(
      "ERR Error registering functions: ERR user_function:2: Script attempted to access nonexistent global variable 'nope'",
    ),
  ],
  [
    '#!lua name=l\nredis.x=1',
    error(
      'ERR Error registering functions: ERR user_function:2: Attempt to modify a readonly table',
    ),
  ],
  [
    '#!lua name=l\nlocal a=1 a()',
    error(
      "ERR Error registering functions: ERR user_function:2: attempt to call local 'a' (a number value)",
    ),
  ],
  [
    "#!lua name=l\nlocal x=('a'):rep(3) redis[x]()",
    error(
      "ERR Error registering functions: ERR user_function:2: Script attempted to access nonexistent global variable 'aaa'",
    ),
  ],
  [
    '#!lua name=l\nredis.log()',
    error('ERR Error registering functions: ERR redis.log() requires two arguments or more.'),
  ],
  ['#!lua name=l\nredis.log(redis.LOG_NOTICE,"x")', error('ERR No functions registered')],
  ['#!lua name=l\nreturn redis.REDIS_VERSION_NUM', error('ERR No functions registered')],
  [
    '#!lua name=l\n_G.x=1',
    error(
      "ERR Error registering functions: ERR user_function:2: Script attempted to access nonexistent global variable '_G'",
    ),
  ],
  [
    '#!lua name=l\nlocal x = {} .. 1',
    error(
      'ERR Error registering functions: ERR user_function:2: attempt to concatenate a table value',
    ),
  ],
  [
    '#!lua name=l\nlocal t={} t[{}]=1 return t[1][2]',
    error(
      "ERR Error registering functions: ERR user_function:2: attempt to index field '?' (a nil value)",
    ),
  ],
  [
    '#!lua name=l\nfunction f() end',
    error(
      'ERR Error registering functions: ERR user_function:2: Attempt to modify a readonly table',
    ),
  ],
  [
    '#!lua name=l\nredis[{}]()',
    error(
      'ERR Error registering functions: ERR user_function:2: Second argument to luaProtectedTableError must be a string or number',
    ),
  ],
  [
    '#!lua name=l\nlocal _=redis[true]',
    error(
      'ERR Error registering functions: ERR user_function:2: Second argument to luaProtectedTableError must be a string or number',
    ),
  ],
  [
    "#!lua name=l\n('x'):bad()",
    error(
      "ERR Error registering functions: ERR user_function:2: attempt to call method 'bad' (a nil value)",
    ),
  ],
]

/** Calls of redis.register_function. */
const REGISTRATIONS: readonly (readonly [code: string, reply: VectorReply])[] = [
  [
    '#!lua name=r0\nredis.register_function()',
    error(
      'ERR Error registering functions: ERR wrong number of arguments to redis.register_function',
    ),
  ],
  [
    '#!lua name=r1\nredis.register_function(1)',
    error(
      'ERR Error registering functions: ERR calling redis.register_function with a single argument is only applicable to Lua table (representing named arguments).',
    ),
  ],
  [
    "#!lua name=r2\nredis.register_function('a')",
    error(
      'ERR Error registering functions: ERR calling redis.register_function with a single argument is only applicable to Lua table (representing named arguments).',
    ),
  ],
  [
    '#!lua name=r3\nredis.register_function({})',
    error(
      'ERR Error registering functions: ERR redis.register_function must get a function name argument',
    ),
  ],
  [
    "#!lua name=r4\nredis.register_function('a',1)",
    error(
      'ERR Error registering functions: ERR second argument to redis.register_function must be a function',
    ),
  ],
  ['#!lua name=r5\nredis.register_function(1,function() end)', 'r5'],
  [
    '#!lua name=r6\nredis.register_function({},function() end)',
    error(
      'ERR Error registering functions: ERR first argument to redis.register_function must be a string',
    ),
  ],
  [
    '#!lua name=r7\nredis.register_function(nil,function() end)',
    error(
      'ERR Error registering functions: ERR first argument to redis.register_function must be a string',
    ),
  ],
  [
    "#!lua name=r8\nredis.register_function('a',function() end,1)",
    error(
      'ERR Error registering functions: ERR wrong number of arguments to redis.register_function',
    ),
  ],
  [
    "#!lua name=r9\nredis.register_function{function_name='a'}",
    error(
      'ERR Error registering functions: ERR redis.register_function must get a callback argument',
    ),
  ],
  [
    '#!lua name=r10\nredis.register_function{callback=function() end}',
    error(
      'ERR Error registering functions: ERR redis.register_function must get a function name argument',
    ),
  ],
  [
    '#!lua name=r11\nredis.register_function{function_name={},callback=function() end}',
    error(
      'ERR Error registering functions: ERR function_name argument given to redis.register_function must be a string',
    ),
  ],
  ['#!lua name=r12\nredis.register_function{function_name=1,callback=function() end}', 'r12'],
  [
    "#!lua name=r13\nredis.register_function{function_name='a',callback=1}",
    error(
      'ERR Error registering functions: ERR callback argument given to redis.register_function must be a function',
    ),
  ],
  [
    "#!lua name=r14\nredis.register_function{function_name='a',callback=function() end,flags=1}",
    error(
      'ERR Error registering functions: ERR flags argument to redis.register_function must be a table representing function flags',
    ),
  ],
  [
    "#!lua name=r15\nredis.register_function{function_name='a',callback=function() end,flags={'x'}}",
    error('ERR Error registering functions: ERR unknown flag given'),
  ],
  [
    "#!lua name=r16\nredis.register_function{function_name='a',callback=function() end,flags={1}}",
    error('ERR Error registering functions: ERR unknown flag given'),
  ],
  [
    "#!lua name=r17\nredis.register_function{function_name='a',callback=function() end,flags={{}}}",
    error('ERR Error registering functions: ERR unknown flag given'),
  ],
  [
    "#!lua name=r18\nredis.register_function{function_name='a',callback=function() end,flags={'NO-WRITES','allow-oom'}}",
    'r18',
  ],
  [
    "#!lua name=r19\nredis.register_function{function_name='b',callback=function() end,flags={a='x'}}",
    'r19',
  ],
  [
    "#!lua name=r20\nredis.register_function{function_name='a',callback=function() end,description={}}",
    error(
      'ERR Error registering functions: ERR description argument given to redis.register_function must be a string',
    ),
  ],
  [
    "#!lua name=r21\nredis.register_function{function_name='c',callback=function() end,description=12}",
    'r21',
  ],
  [
    "#!lua name=r22\nredis.register_function{function_name='a',callback=function() end,nope=1}",
    error('ERR Error registering functions: ERR unknown argument given to redis.register_function'),
  ],
  [
    "#!lua name=r23\nredis.register_function{function_name='a',callback=function() end,[1]=1}",
    error('ERR Error registering functions: ERR unknown argument given to redis.register_function'),
  ],
  [
    "#!lua name=r24\nredis.register_function{function_name='a',callback=function() end,[true]=1}",
    error(
      'ERR Error registering functions: ERR named argument key given to redis.register_function is not a string',
    ),
  ],
  [
    "#!lua name=r25\nredis.register_function{FUNCTION_NAME='d',CallBack=function() end,FLAGS={'allow-key-locking'}}",
    error('ERR Error registering functions: ERR unknown flag given'),
  ],
  [
    "#!lua name=r26\nredis.register_function{FUNCTION_NAME='d',CallBack=function() end,FLAGS={'allow-cross-slot-keys','no-cluster','allow-stale'}}",
    'r26',
  ],
  [
    "#!lua name=r27\nredis.register_function('',function() end)",
    error(
      'ERR Error registering functions: ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  [
    "#!lua name=r28\nredis.register_function('a b',function() end)",
    error(
      'ERR Error registering functions: ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  [
    "#!lua name=r29\nredis.register_function('a\\n',function() end)",
    error(
      'ERR Error registering functions: ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ),
  ],
  ["#!lua name=r30\nredis.register_function('e',redis.log)", 'r30'],
  [
    "#!lua name=r31\nredis.register_function('f',function() end) redis.register_function('f',function() end)",
    error('ERR Error registering functions: ERR Function already exists in the library'),
  ],
]

describe.each<RedisVersion>(['7.0', '7.2', '7.4'])('FUNCTION LOAD of Redis %s', (redisVersion) => {
  it.each([...FIRST_LINES, ...CODES, ...REGISTRATIONS])(
    'answers %j with %j',
    async (code, reply) => {
      const server = createServer({ redisVersion })
      expect(await connectInProcess(server).send(['FUNCTION', 'LOAD', code])).toEqual(reply)
      await server.close()
    },
  )
})

describe('a library that loads without end', () => {
  const ENDLESS = '#!lua name=l\nlocal n = 0 while 1 do n = n + 1 end'

  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each([
    ENDLESS,
    '#!lua name=l\nfor i = 1, 1e300 do end',
    '#!lua name=l\nlocal function f() return f() end f()',
    '#!lua name=l\nrepeat local x = 1 until false',
  ])('ends after half a second: %j', async (code) => {
    let now = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 100
      return now
    })
    const client = connectInProcess(createServer())
    expect(await client.send(['FUNCTION', 'LOAD', code])).toEqual(
      error('ERR Error registering functions: ERR FUNCTION LOAD timeout'),
    )
    expect(await client.send(['FUNCTION', 'LIST'])).toEqual([])
  })
})
