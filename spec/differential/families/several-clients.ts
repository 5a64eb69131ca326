import fc, { type Arbitrary } from 'fast-check'
import { type Argv, command, maybe, oneOf, some } from '../arbitraries.js'

/** How many clients there are; `{0}` in a command stands for the id of the first. */
export const CLIENTS = 3

const id = oneOf('{0}', '{1}', '{2}')
const list = oneOf('l1', 'l2')
const key = oneOf('l1', 'l2', 'z1', 'x1', 's1', 's2')
const value = oneOf('a', 'b', 'c')
const side = oneOf('LEFT', 'RIGHT')
const channel = oneOf('news', 'nets', '__keyspace@0__:l1', '__keyevent@0__:set')
const pattern = oneOf('n*', '*s', '__key*__:*', '__keyevent@0__:*', 'ne?s')
const entryId = fc.integer({ min: 1, max: 40 }).map((n) => `${n}-1`)

const waiting = fc.oneof(
  command(oneOf('BLPOP', 'BRPOP'), list, maybe(list), '0'),
  command('BLMOVE', list, list, side, side, '0'),
  command('BRPOPLPUSH', list, list, '0'),
  command('BLMPOP', '0', '2', 'l1', 'l2', side, maybe('COUNT', oneOf('1', '3'))),
  command(oneOf('BZPOPMIN', 'BZPOPMAX'), 'z1', maybe('z2'), '0'),
  command('BZMPOP', '0', '1', 'z1', oneOf('MIN', 'MAX'), maybe('COUNT', '2')),
  command('XREAD', maybe('COUNT', '1'), 'BLOCK', '0', 'STREAMS', 'x1', oneOf('$', '0', '5-1')),
  command('XREADGROUP', 'GROUP', 'g', oneOf('c1', 'c2'), 'BLOCK', '0', 'STREAMS', 'x1', '>'),
)

/** Scripts that wake those who wait, or do so in vain. */
const script = oneOf(
  "redis.call('RPUSH', KEYS[1], ARGV[1], 'x') return redis.call('ZADD', KEYS[2], 1, ARGV[1])",
  "redis.call('RPUSH', KEYS[1], ARGV[1]) return redis.call('LPOP', KEYS[1])",
  "redis.call('RPUSH', KEYS[1], ARGV[1]) return redis.call('PUBLISH', 'news', ARGV[1])",
  "redis.call('XADD', 'x1', '50-1', 'f', 'v') return redis.call('DEL', 'x1')",
)

const writing = fc.oneof(
  command(oneOf('RPUSH', 'LPUSH'), list, some(value)),
  command('ZADD', oneOf('z1', 'z2'), oneOf('1', '2', '3'), value, maybe('5', 'd')),
  command('XADD', 'x1', entryId, 'f', value),
  command('XGROUP', 'CREATE', 'x1', 'g', '$', maybe('MKSTREAM')),
  command('SET', oneOf('s1', 's2', 'l1', 'z1'), value),
  command(oneOf('DEL', 'UNLINK'), some(key)),
  command('RENAME', oneOf('l1', 's1', 'z1', 'x1'), oneOf('l2', 's2', 'z2')),
  command('COPY', oneOf('l1', 's1', 'z1'), oneOf('l2', 's2', 'z2'), 'REPLACE'),
  command('INCR', 's1'),
  command('APPEND', 's2', value),
  command('HSET', 'h1', value, value),
  command('SADD', 't1', some(value)),
  command('SREM', 't1', some(value)),
  command('EXPIRE', key, oneOf('1000', '-1')),
  command('PERSIST', key),
  command('LPOP', list),
  command('LTRIM', list, '1', '0'),
  command('MSET', 's1', value, 's2', value),
  command('SORT', 'l1', 'ALPHA', 'STORE', 'l2'),
  command('GEOADD', 'z1', '1', '1', value),
  command('SETBIT', 's1', '1', '1'),
  command('PFADD', 's2', value),
  command(oneOf('FLUSHDB', 'FLUSHALL'), 'ASYNC'),
  command('SWAPDB', '0', '1'),
  command('SELECT', oneOf('0', '0', '1')),
  command('EVAL', script, '2', 'l1', 'z1', value),
)

const listening = fc.oneof(
  command(oneOf('SUBSCRIBE', 'SUBSCRIBE', 'UNSUBSCRIBE'), channel, maybe(channel)),
  command(oneOf('PSUBSCRIBE', 'PSUBSCRIBE', 'PUNSUBSCRIBE'), pattern, maybe(pattern)),
  command(oneOf('SSUBSCRIBE', 'SUNSUBSCRIBE'), oneOf('news', 'nets')),
  command('PUBLISH', oneOf('news', 'nets'), value),
  command('SPUBLISH', oneOf('news', 'nets'), value),
  command('PUBSUB', 'NUMSUB', channel, 'nosuch'),
  command('PUBSUB', 'NUMPAT'),
  command(
    'CONFIG',
    'SET',
    'notify-keyspace-events',
    oneOf('KEA', 'KEA', 'Kl', 'Ez', 'E$', 'KEg', 'KEx', 'Et', 'Kh', 'Es', 'AKEm', ''),
  ),
)

/**
 * Without BCAST: Redis broadcasts once a turn of its loop, and which commands of several clients
 * come in one turn hangs on the time.
 */
const tracking = fc.oneof(
  command('CLIENT', 'TRACKING', 'on', maybe(oneOf('OPTIN', 'OPTOUT', 'NOLOOP'))),
  command('CLIENT', 'TRACKING', 'on', 'REDIRECT', id),
  command('CLIENT', 'TRACKING', 'off'),
  command('CLIENT', 'CACHING', oneOf('yes', 'no')),
  command('SUBSCRIBE', '__redis__:invalidate'),
)

const reading = fc.oneof(
  command('GET', oneOf('s1', 's2', 'l1')),
  command('MGET', 's1', 's2'),
  command('LRANGE', list, '0', '-1'),
  command('ZRANGE', oneOf('z1', 'z2'), '0', '-1', maybe('WITHSCORES')),
  command('XRANGE', 'x1', '-', '+'),
  command('XPENDING', 'x1', 'g'),
  command('EXISTS', some(key)),
  command('PING', maybe('x')),
)

const steering = fc.oneof(
  command('CLIENT', 'UNBLOCK', id, maybe(oneOf('TIMEOUT', 'ERROR'))),
  command('CLIENT', 'PAUSE', '100000', 'WRITE'),
  command('CLIENT', 'UNPAUSE'),
  command('CLIENT', 'UNPAUSE'),
  command('CLIENT', 'REPLY', oneOf('SKIP', 'ON')),
  command('RESET'),
)

const transaction = fc.oneof(
  command('MULTI'),
  command('EXEC'),
  command('EXEC'),
  command('DISCARD'),
  command('WATCH', some(key)),
  command('UNWATCH'),
)

/** What each of several clients says, most of all what others hear of. */
export const severalClients: Arbitrary<Argv> = fc.oneof(
  { weight: 5, arbitrary: waiting },
  { weight: 12, arbitrary: writing },
  { weight: 6, arbitrary: listening },
  { weight: 3, arbitrary: tracking },
  { weight: 3, arbitrary: reading },
  { weight: 3, arbitrary: steering },
  { weight: 3, arbitrary: transaction },
)
