// Operations to measure: `argv(i, n)` is the i-th call on a key of n elements, and leaves about as
// many; two that undo each other take turns. `cost` is what the documentation page of the command
// says of its growth with n.
const at = (i, n) => (i * 7919) % n
const around = (n) => [String(n >> 1), String((n >> 1) + 9)]
const ten = (i, n, prefix) => Array.from({ length: 10 }, (_, j) => `${prefix}${at(i + j, n)}`)
/** Calls of an even number do the one, those of an odd number the other to the same element. */
const inTurn = (one, other) => (i, n) => (i % 2 === 0 ? one : other)(at(i >> 1, n), n)

const bytes = [
  ['GETRANGE', 'O(1)', (_, n) => ['GETRANGE', 'k', ...around(n)]],
  ['SETRANGE', 'O(1)', (i, n) => ['SETRANGE', 'k', String(at(i, n)), 'y']],
  ['GETBIT', 'O(1)', (i, n) => ['GETBIT', 'k', String(at(i, n * 8))]],
  ['SETBIT', 'O(1)', (i, n) => ['SETBIT', 'k', String(at(i, n * 8)), String(i & 1)]],
  ['BITFIELD', 'O(1)', (i, n) => ['BITFIELD', 'k', 'INCRBY', 'u8', `#${at(i, n)}`, '1']],
  ['STRLEN', 'O(1)', () => ['STRLEN', 'k']],
  ['BITCOUNT of 10 bytes', 'O(1)', (_, n) => ['BITCOUNT', 'k', ...around(n)]],
  ['BITCOUNT', 'O(N)', () => ['BITCOUNT', 'k']],
  ['BITPOS', 'O(N)', (_, n) => ['BITPOS', 'k', '1', String(n >> 1)]],
  ['BITOP NOT', 'O(N)', () => ['BITOP', 'NOT', 'other', 'k']],
]

const keys = [
  ['GET', 'O(1)', (i, n) => ['GET', `k${at(i, n)}`]],
  ['SET', 'O(1)', (i, n) => ['SET', `k${at(i, n)}`, 'w']],
  ['MGET of 10', 'O(1)', (i, n) => ['MGET', ...ten(i, n, 'k')]],
  ['INCR', 'O(1)', () => ['INCR', 'counter']],
  ['EXISTS', 'O(1)', (i, n) => ['EXISTS', `k${at(i, n)}`]],
  ['EXPIRE', 'O(1)', (i, n) => ['EXPIRE', `k${at(i, n)}`, '100000']],
  ['RENAME', 'O(1)', (i, n) => ['RENAME', `k${at(i, n)}`, `k${at(i, n)}`]],
  ['OBJECT ENCODING', 'O(1)', (i, n) => ['OBJECT', 'ENCODING', `k${at(i, n)}`]],
  ['RANDOMKEY', 'O(1)', () => ['RANDOMKEY']],
  ['DBSIZE', 'O(1)', () => ['DBSIZE']],
  ['SCAN', 'O(1)', () => ['SCAN', '0', 'COUNT', '10']],
  ['KEYS', 'O(N)', () => ['KEYS', 'k99*']],
  [
    'DEL, SET',
    'O(1)',
    inTurn(
      (j) => ['DEL', `k${j}`],
      (j) => ['SET', `k${j}`, 'w'],
    ),
  ],
]

const expiringKeys = [
  ['SET EX', 'O(1)', (i, n) => ['SET', `k${at(i, n)}`, 'w', 'EX', '100000']],
  ['SET PX 1', 'O(1)', (i) => ['SET', `brief${i % 100}`, 'w', 'PX', '1']],
  ['TTL', 'O(1)', (i, n) => ['TTL', `k${at(i, n)}`]],
  [
    'PERSIST, EXPIRE',
    'O(1)',
    inTurn(
      (j) => ['PERSIST', `k${j}`],
      (j) => ['EXPIRE', `k${j}`, '100000'],
    ),
  ],
]

const hash = [
  ['HGET', 'O(1)', (i, n) => ['HGET', 'k', `f${at(i, n)}`]],
  ['HSET', 'O(1)', (i, n) => ['HSET', 'k', `f${at(i, n)}`, 'w']],
  ['HMGET of 10', 'O(1)', (i, n) => ['HMGET', 'k', ...ten(i, n, 'f')]],
  [
    'HDEL, HSET',
    'O(1)',
    inTurn(
      (j) => ['HDEL', 'k', `f${j}`],
      (j) => ['HSET', 'k', `f${j}`, 'w'],
    ),
  ],
  ['HINCRBY', 'O(1)', () => ['HINCRBY', 'k', 'counter', '1']],
  ['HLEN', 'O(1)', () => ['HLEN', 'k']],
  ['HRANDFIELD', 'O(1)', () => ['HRANDFIELD', 'k']],
  ['HSCAN', 'O(1)', () => ['HSCAN', 'k', '0', 'COUNT', '10']],
  ['HGETALL', 'O(N)', () => ['HGETALL', 'k']],
  [
    'HEXPIRE, HPERSIST',
    'O(1)',
    inTurn(
      (j) => ['HEXPIRE', 'k', '100000', 'FIELDS', '1', `f${j}`],
      (j) => ['HPERSIST', 'k', 'FIELDS', '1', `f${j}`],
    ),
  ],
]

const list = [
  [
    'LPUSH, RPOP',
    'O(1)',
    inTurn(
      () => ['LPUSH', 'k', 'w'],
      () => ['RPOP', 'k'],
    ),
  ],
  ['LMOVE', 'O(1)', () => ['LMOVE', 'k', 'k', 'LEFT', 'RIGHT']],
  ['LLEN', 'O(1)', () => ['LLEN', 'k']],
  ['LRANGE at the head', 'O(1)', () => ['LRANGE', 'k', '0', '9']],
  ['LINDEX in the middle', 'O(N)', (_, n) => ['LINDEX', 'k', String(n >> 1)]],
  ['LSET in the middle', 'O(N)', (_, n) => ['LSET', 'k', String(n >> 1), 'middle']],
  ['LRANGE in the middle', 'O(N)', (_, n) => ['LRANGE', 'k', ...around(n)]],
  [
    'LINSERT, LREM in the middle',
    'O(N)',
    inTurn(
      () => ['LINSERT', 'k', 'BEFORE', 'middle', 'new'],
      () => ['LREM', 'k', '1', 'new'],
    ),
  ],
  ['LPOS of none', 'O(N)', () => ['LPOS', 'k', 'none']],
  ['SORT ALPHA LIMIT', 'O(N*log N)', () => ['SORT', 'k', 'ALPHA', 'LIMIT', '0', '10']],
]

const set = [
  ['SISMEMBER', 'O(1)', (i, n) => ['SISMEMBER', 'k', `m${at(i, n)}`]],
  ['SMISMEMBER of 10', 'O(1)', (i, n) => ['SMISMEMBER', 'k', ...ten(i, n, 'm')]],
  [
    'SREM, SADD',
    'O(1)',
    inTurn(
      (j) => ['SREM', 'k', `m${j}`],
      (j) => ['SADD', 'k', `m${j}`],
    ),
  ],
  ['SPOP, SADD', 'O(1)', (i) => (i % 2 === 0 ? ['SPOP', 'k'] : ['SADD', 'k', `new${i}`])],
  ['SCARD', 'O(1)', () => ['SCARD', 'k']],
  ['SRANDMEMBER', 'O(1)', () => ['SRANDMEMBER', 'k']],
  ['SRANDMEMBER 10', 'O(1)', () => ['SRANDMEMBER', 'k', '10']],
  ['SSCAN', 'O(1)', () => ['SSCAN', 'k', '0', 'COUNT', '10']],
  ['SINTER with a set of 10', 'O(1)', () => ['SINTER', 'k', 'few']],
  ['SINTERCARD LIMIT', 'O(1)', () => ['SINTERCARD', '2', 'k', 'k', 'LIMIT', '10']],
  ['SMEMBERS', 'O(N)', () => ['SMEMBERS', 'k']],
]

const sortedSet = [
  ['ZSCORE', 'O(1)', (i, n) => ['ZSCORE', 'k', `m${at(i, n)}`]],
  ['ZCARD', 'O(1)', () => ['ZCARD', 'k']],
  ['ZRANK', 'O(log N)', (i, n) => ['ZRANK', 'k', `m${at(i, n)}`]],
  ['ZADD', 'O(log N)', (i, n) => ['ZADD', 'k', String(at(i * 31, n)), `m${at(i, n)}`]],
  ['ZINCRBY', 'O(log N)', (i, n) => ['ZINCRBY', 'k', '1', `m${at(i, n)}`]],
  [
    'ZREM, ZADD',
    'O(log N)',
    inTurn(
      (j) => ['ZREM', 'k', `m${j}`],
      (j) => ['ZADD', 'k', String(j), `m${j}`],
    ),
  ],
  [
    'ZPOPMIN, ZADD',
    'O(log N)',
    (i, n) => (i % 2 === 0 ? ['ZPOPMIN', 'k'] : ['ZADD', 'k', String(n + i), `new${i}`]),
  ],
  ['ZRANGE in the middle', 'O(log N)', (_, n) => ['ZRANGE', 'k', ...around(n)]],
  [
    'ZRANGEBYSCORE LIMIT',
    'O(log N)',
    (_, n) => ['ZRANGEBYSCORE', 'k', String(n >> 1), '+inf', 'LIMIT', '0', '10'],
  ],
  ['ZCOUNT', 'O(log N)', (_, n) => ['ZCOUNT', 'k', String(n >> 2), String(n >> 1)]],
  ['ZRANDMEMBER', 'O(1)', () => ['ZRANDMEMBER', 'k']],
  ['ZSCAN', 'O(1)', () => ['ZSCAN', 'k', '0', 'COUNT', '10']],
  ['ZRANGEBYLEX LIMIT', 'O(log N)', (_, n) => byLex(n)],
  ['ZLEXCOUNT', 'O(log N)', (_, n) => ['ZLEXCOUNT', 'lex', `[m${n >> 2}`, `[m${n >> 1}`]],
  ['ZUNIONSTORE', 'O(N*log N)', () => ['ZUNIONSTORE', 'other', '1', 'k']],
]
const byLex = (n) => ['ZRANGEBYLEX', 'lex', `[m${n >> 1}`, '+', 'LIMIT', '0', '10']

const stream = [
  ['XADD MAXLEN', 'O(1)', (_, n) => ['XADD', 'k', 'MAXLEN', String(n), '*', 'f', 'v']],
  ['XRANGE', 'O(1)', (_, n) => ['XRANGE', 'k', String(n >> 1), '+', 'COUNT', '10']],
  ['XREVRANGE', 'O(1)', (_, n) => ['XREVRANGE', 'k', String(n >> 1), '-', 'COUNT', '10']],
  ['XREAD', 'O(1)', (_, n) => ['XREAD', 'COUNT', '10', 'STREAMS', 'k', String(n >> 1)]],
  ['XLEN', 'O(1)', () => ['XLEN', 'k']],
  ['XINFO STREAM', 'O(1)', () => ['XINFO', 'STREAM', 'k']],
]

const group = [
  [
    'XADD MAXLEN, XREADGROUP',
    'O(1)',
    inTurn(
      (_, n) => ['XADD', 'k', 'MAXLEN', String(n), '*', 'f', 'v'],
      () => ['XREADGROUP', 'GROUP', 'new', 'c', 'NOACK', 'COUNT', '10', 'STREAMS', 'k', '>'],
    ),
  ],
  ['XREADGROUP of its own', 'O(1)', (_, n) => ownEntries(n)],
  [
    'XACK, XCLAIM FORCE',
    'O(log N)',
    inTurn(
      (j) => ['XACK', 'k', 'g', `${j + 1}-1`],
      (j) => ['XCLAIM', 'k', 'g', 'c', '0', `${j + 1}-1`, 'FORCE'],
    ),
  ],
  ['XPENDING', 'O(1)', () => ['XPENDING', 'k', 'g']],
  ['XPENDING of 10', 'O(1)', (_, n) => ['XPENDING', 'k', 'g', String(n >> 1), '+', '10']],
  ['XAUTOCLAIM', 'O(1)', (_, n) => autoClaim(n)],
  ['XINFO GROUPS', 'O(1)', () => ['XINFO', 'GROUPS', 'k']],
]
const ownEntries = (n) => {
  const argv = ['XREADGROUP', 'GROUP', 'g', 'c', 'COUNT', '10', 'STREAMS', 'k']
  return [...argv, String(n >> 1)]
}
const autoClaim = (n) => ['XAUTOCLAIM', 'k', 'g', 'c', '0', String(n >> 1), 'COUNT', '10']

const geo = [
  ['GEOADD', 'O(log N)', (i, n) => ['GEOADD', 'k', '13.36', '38.11', `m${at(i, n) % 10}`]],
  ['GEOPOS', 'O(1)', (i, n) => ['GEOPOS', 'k', `m${at(i, n)}`]],
  ['GEODIST', 'O(1)', (i, n) => ['GEODIST', 'k', `m${at(i, n)}`, 'm0']],
  ['GEOSEARCH of 1 km', 'O(log N)', (i, n) => search(`m${10 + at(i, n - 10)}`)],
]
const search = (member) => ['GEOSEARCH', 'k', 'FROMMEMBER', member, 'BYRADIUS', '1', 'km']

const hyperloglog = [
  ['PFADD', 'O(1)', (i) => ['PFADD', 'k', `x${i}`]],
  ['PFCOUNT', 'O(1)', () => ['PFCOUNT', 'k']],
  ['PFMERGE', 'O(1)', () => ['PFMERGE', 'other', 'k']],
]

/** What any key is asked, here one of n fields. */
const wholeValues = [
  ['MEMORY USAGE', 'O(1)', () => ['MEMORY', 'USAGE', 'k']],
  ['DUMP', 'O(N)', () => ['DUMP', 'k']],
  ['COPY', 'O(N)', () => ['COPY', 'k', 'other', 'REPLACE']],
]

const named = (rows) => rows.map(([name, cost, argv]) => ({ name, cost, argv }))

/** Families by the name of their fill in `fills.mjs`. */
export const families = Object.entries({
  bytes,
  keys,
  expiringKeys,
  hash,
  list,
  set,
  sortedSet,
  stream,
  group,
  geo,
  hyperloglog,
  wholeValues,
}).map(([fill, rows]) => ({ fill, operations: named(rows) }))
