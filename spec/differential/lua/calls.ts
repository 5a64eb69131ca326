import fc from 'fast-check'
import type { Argv } from '../arbitraries.js'
import { families } from '../families/index.js'
import { isOrdered } from '../normal-form.js'
import { ORACLE_VERSION } from '../oracle.js'
import { form, oneOf, quoted, type Source } from './source.js'
import { number, scalar, text, value } from './values.js'

/**
 * Redis 6.2 keeps the array of a call's words for the next call. INCRBYFLOAT shrinks it to its own
 * rewritten form, and a longer call then writes behind its end, where the allocator of the C library
 * shrank it in place: the server falls, sooner or later.
 */
const FATAL = ORACLE_VERSION === '6.2' ? ['INCRBYFLOAT'] : []

const isRepeatable = (argv: Argv): boolean =>
  isOrdered(argv) &&
  !/^(p?ttl|xpending|xinfo|xclaim|xautoclaim)$/i.test(argv[0]) &&
  !FATAL.includes(argv[0].toUpperCase())

const ADDITIONS = ['LPUSH', 'APPEND', 'INCRBY', 'INCRBYFLOAT'].filter(
  (name) => !FATAL.includes(name),
)

/** A command of any family, as a call. */
const familyCall: Source = fc
  .tuple(oneOf('call', 'pcall'), fc.oneof(...Object.values(families).flat()).filter(isRepeatable))
  .map(([name, argv]) => `redis.${name}(${argv.map(quoted).join(',')})`)

const ownCall: Source = fc.oneof(
  form('redis.$("SET",KEYS[1],$)', oneOf('call', 'pcall'), scalar),
  form('redis.$("GET",$)', oneOf('call', 'pcall'), oneOf('KEYS[1]', 'KEYS[2]', '"nokey"', 'nil')),
  form(
    'redis.call($,KEYS[1])',
    oneOf('"INCR"', '"LLEN"', '"TYPE"', '"DEL"', '"HGETALL"', '"nosuch"'),
  ),
  form('redis.pcall($,KEYS[2],$)', oneOf(...ADDITIONS.map(quoted)), scalar),
  form('redis.call("HSET","small","a",$,"b",$)', number, number),
  form('redis.call("HGETALL","small")'),
  form('redis.call("ZADD","scores",$,"a",$,"b")', number, number),
  form('redis.call("ZRANGE","scores",0,-1,"WITHSCORES")'),
  form('redis.call("ZSCORE","scores","a")'),
  form('redis.$($)', oneOf('call', 'pcall'), value),
  form('redis.pcall($,$)', text, value),
  form(
    '(function() redis.setresp($) local a,b=redis.pcall("HGETALL","small"),redis.pcall("ZRANGE","scores",0,-1,"WITHSCORES") redis.setresp(2) return a,b end)()',
    oneOf('3', '2'),
  ),
  form(
    '(function() redis.setresp(3) local r=redis.pcall($,"scores","a") redis.setresp(2) return r end)()',
    oneOf('"ZSCORE"', '"ZINCRBY"', '"GET"', '"SISMEMBER"', '"ZRANK"', '"HGET"', '"SMEMBERS"'),
  ),
)

const helpers: Source = fc.oneof(
  form('redis.$($)', oneOf('error_reply', 'status_reply', 'sha1hex', 'setresp'), value),
  form('redis.sha1hex($)', scalar),
  form('redis.$', oneOf('LOG_DEBUG', 'LOG_WARNING', 'REPL_ALL', 'REPL_NONE', 'REDIS_VERSION')),
  form('redis.replicate_commands()'),
)

/** Expressions that call Redis. */
export const calls: Source = fc.oneof(
  { weight: 4, arbitrary: familyCall },
  { weight: 4, arbitrary: ownCall },
  { weight: 1, arbitrary: helpers },
)
