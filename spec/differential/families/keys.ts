import fc from 'fast-check'
import { anyKey, command, maybe, oneOf, some, someOf, words } from '../arbitraries.js'

const condition = maybe(oneOf('NX', 'XX', 'GT', 'LT', 'gt', 'bad'))
const farSeconds = oneOf('100000', '200000', '9223372036854775807', 'x')
const farTime = oneOf('33177117420', '44177117420', '1', '-1', '9223372036854775807')

export const keys = [
  command(oneOf('DEL', 'UNLINK', 'EXISTS', 'TOUCH'), some(anyKey)),
  command(oneOf('TYPE', 'TTL', 'PTTL', 'EXPIRETIME', 'PEXPIRETIME', 'PERSIST'), anyKey),
  command(oneOf('EXPIRE', 'PEXPIRE'), anyKey, farSeconds, condition),
  command(oneOf('EXPIREAT', 'PEXPIREAT'), anyKey, farTime, condition),
  command(oneOf('RENAME', 'RENAMENX'), anyKey, anyKey),
  command('COPY', anyKey, anyKey, someOf(words('REPLACE'), words('DB', oneOf('0', '1', '99')))),
  command('KEYS', oneOf('*', 's*', '?1', '[stz]1', '[^a-s]*', 'nomatch', '\\*')),
  command(
    'SCAN',
    '0',
    maybe(words('MATCH', oneOf('*', 's*'))),
    'COUNT',
    '1000',
    maybe('TYPE', oneOf('string', 'hash', 'zset', 'x')),
  ),
  command('SCAN', oneOf('x', '-1', '0'), 'COUNT', oneOf('0', 'x')),
  command('OBJECT', oneOf('ENCODING', 'REFCOUNT', 'bad'), oneOf('h1', 'l1', 't1', 'z1', 'none')),
  command('MOVE', anyKey, oneOf('0', '1', '99', 'x')),
  command(oneOf('DBSIZE', 'PING', 'FLUSHALL', 'TIME2')),
  command('SELECT', oneOf('0', '99', 'x')),
  command('SWAPDB', oneOf('0', 'x'), oneOf('0', '99')),
  command(oneOf('ECHO', 'PING', 'nosuch'), oneOf('hi', '')),
  command(oneOf('GET', 'HSET', 'ZADD', 'LPUSH', 'SADD', 'XADD', 'SETRANGE', 'EXPIRE'), maybe('k')),
]

const transaction = fc.oneof(
  command(oneOf('MULTI', 'EXEC', 'DISCARD', 'UNWATCH')),
  command('WATCH', some(anyKey)),
)

export const transactions = [transaction]
