// Operations to measure: `argv(i, n)` is the i-th call on a key of n elements, and leaves about as
// many. `cost` is what the documentation page of the command says of its growth with n.
const at = (i, n) => (i * 7919) % n
const around = (n) => [String(n >> 1), String((n >> 1) + 9)]

const strings = [
  ['GETRANGE', 'O(1)', (_, n) => ['GETRANGE', 'k', ...around(n)]],
  ['SETRANGE', 'O(1)', (i, n) => ['SETRANGE', 'k', String(at(i, n)), 'y']],
  ['GETBIT', 'O(1)', (i, n) => ['GETBIT', 'k', String(at(i, n * 8))]],
  ['SETBIT', 'O(1)', (i, n) => ['SETBIT', 'k', String(at(i, n * 8)), String(i & 1)]],
  ['BITFIELD', 'O(1)', (i, n) => ['BITFIELD', 'k', 'INCRBY', 'u8', `#${at(i, n)}`, '1']],
  ['STRLEN', 'O(1)', () => ['STRLEN', 'k']],
  ['BITCOUNT', 'O(N)', () => ['BITCOUNT', 'k']],
]

const keys = [
  ['GET', 'O(1)', (i, n) => ['GET', `k${at(i, n)}`]],
  ['SET', 'O(1)', (i, n) => ['SET', `k${at(i, n)}`, 'w']],
  ['EXPIRE', 'O(1)', (i, n) => ['EXPIRE', `k${at(i, n)}`, '100000']],
  ['RENAME', 'O(1)', (i, n) => ['RENAME', `k${at(i, n)}`, `k${at(i, n)}`]],
  ['RANDOMKEY', 'O(1)', () => ['RANDOMKEY']],
  ['SCAN', 'O(1)', () => ['SCAN', '0', 'COUNT', '10']],
]

const expiringKeys = [
  ['SET EX', 'O(1)', (i, n) => ['SET', `k${at(i, n)}`, 'w', 'EX', '100000']],
  ['PERSIST', 'O(1)', (i, n) => ['PERSIST', `k${at(i, n)}`]],
  ['TTL', 'O(1)', (i, n) => ['TTL', `k${at(i, n)}`]],
]

const hash = [
  ['HGET', 'O(1)', (i, n) => ['HGET', 'k', `f${at(i, n)}`]],
  ['HSET', 'O(1)', (i, n) => ['HSET', 'k', `f${at(i, n)}`, 'w']],
  ['HINCRBY', 'O(1)', () => ['HINCRBY', 'k', 'counter', '1']],
  ['HRANDFIELD', 'O(1)', () => ['HRANDFIELD', 'k']],
  ['HSCAN', 'O(1)', () => ['HSCAN', 'k', '0', 'COUNT', '10']],
  ['HGETALL', 'O(N)', () => ['HGETALL', 'k']],
]

const list = [
  ['LMOVE', 'O(1)', () => ['LMOVE', 'k', 'k', 'LEFT', 'RIGHT']],
  ['LINDEX in the middle', 'O(N)', (_, n) => ['LINDEX', 'k', String(n >> 1)]],
  ['LSET in the middle', 'O(N)', (_, n) => ['LSET', 'k', String(n >> 1), 'w']],
  ['LRANGE in the middle', 'O(N)', (_, n) => ['LRANGE', 'k', ...around(n)]],
  ['LPOS at the end', 'O(N)', () => ['LPOS', 'k', 'none']],
]

const set = [
  ['SISMEMBER', 'O(1)', (i, n) => ['SISMEMBER', 'k', `m${at(i, n)}`]],
  ['SADD', 'O(1)', (i, n) => ['SADD', 'k', `m${at(i, n)}`]],
  ['SRANDMEMBER', 'O(1)', () => ['SRANDMEMBER', 'k']],
  ['SRANDMEMBER 10', 'O(1)', () => ['SRANDMEMBER', 'k', '10']],
  ['SSCAN', 'O(1)', () => ['SSCAN', 'k', '0', 'COUNT', '10']],
  ['SINTERCARD LIMIT', 'O(1)', () => ['SINTERCARD', '2', 'k', 'k', 'LIMIT', '10']],
]

const sortedSet = [
  ['ZSCORE', 'O(1)', (i, n) => ['ZSCORE', 'k', `m${at(i, n)}`]],
  ['ZRANK', 'O(log N)', (i, n) => ['ZRANK', 'k', `m${at(i, n)}`]],
  ['ZADD', 'O(log N)', (i, n) => ['ZADD', 'k', String(at(i * 31, n)), `m${at(i, n)}`]],
  ['ZINCRBY', 'O(log N)', (i, n) => ['ZINCRBY', 'k', '1', `m${at(i, n)}`]],
  ['ZRANGE in the middle', 'O(log N)', (_, n) => ['ZRANGE', 'k', ...around(n)]],
  [
    'ZRANGEBYSCORE LIMIT',
    'O(log N)',
    (_, n) => ['ZRANGEBYSCORE', 'k', String(n >> 1), '+inf', 'LIMIT', '0', '10'],
  ],
  ['ZCOUNT', 'O(log N)', (_, n) => ['ZCOUNT', 'k', String(n >> 2), String(n >> 1)]],
  ['ZRANDMEMBER', 'O(1)', () => ['ZRANDMEMBER', 'k']],
  ['ZSCAN', 'O(1)', () => ['ZSCAN', 'k', '0', 'COUNT', '10']],
]

const stream = [
  ['XADD MAXLEN', 'O(1)', (_, n) => ['XADD', 'k', 'MAXLEN', String(n), '*', 'f', 'v']],
  ['XRANGE', 'O(1)', (_, n) => ['XRANGE', 'k', String(n >> 1), '+', 'COUNT', '10']],
  ['XREVRANGE', 'O(1)', (_, n) => ['XREVRANGE', 'k', String(n >> 1), '-', 'COUNT', '10']],
  ['XREAD', 'O(1)', (_, n) => ['XREAD', 'COUNT', '10', 'STREAMS', 'k', String(n >> 1)]],
  ['XLEN', 'O(1)', () => ['XLEN', 'k']],
]

const group = [
  ['XACK', 'O(1)', (i, n) => ['XACK', 'k', 'g', `${at(i, n) + n}-7`]],
  ['XPENDING', 'O(1)', (_, n) => ['XPENDING', 'k', 'g', String(n >> 1), '+', '10']],
  ['XCLAIM', 'O(log N)', (i, n) => ['XCLAIM', 'k', 'g', 'c', '0', `${at(i, n) + 1}-1`]],
]

const geo = [
  ['GEOPOS', 'O(1)', (i, n) => ['GEOPOS', 'k', `m${at(i, n)}`]],
  ['GEODIST', 'O(1)', (i, n) => ['GEODIST', 'k', `m${at(i, n)}`, 'm0']],
  [
    'GEOSEARCH of 1 km',
    'O(log N)',
    (i, n) => ['GEOSEARCH', 'k', 'FROMMEMBER', `m${at(i, n)}`, 'BYRADIUS', '1', 'km'],
  ],
]

const hyperloglog = [
  ['PFADD', 'O(1)', (i) => ['PFADD', 'k', `x${i}`]],
  ['PFCOUNT', 'O(1)', () => ['PFCOUNT', 'k']],
]

const named = (rows) => rows.map(([name, cost, argv]) => ({ name, cost, argv }))

/** Families by the name of their fill in `fills.mjs`. */
export const families = Object.entries({
  bytes: strings,
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
}).map(([fill, rows]) => ({ fill, operations: named(rows) }))
