import fc from 'fast-check'
import { anyKey, command, maybe, oneOf, someOf, words } from '../arbitraries.js'

const RESTORE =
  "return redis.pcall('RESTORE', KEYS[2], ARGV[1], redis.call('DUMP', KEYS[1]) or 'x', unpack(ARGV, 2))"
const COPY_BACK = `local r = redis.pcall('RESTORE', KEYS[2], 0, redis.call('DUMP', KEYS[1]) or 'x', 'REPLACE')
return {r, redis.call('TYPE', KEYS[2]), redis.call('OBJECT', 'ENCODING', KEYS[2])}`

const time = oneOf('0', '100000', '-1', 'x', '33177117420000')
const options = someOf(
  words('REPLACE'),
  words('ABSTTL'),
  words('IDLETIME', oneOf('0', '10', '-1', 'x')),
  words('FREQ', oneOf('0', '255', '256', 'x')),
  words('bad'),
)

/** What makes one key of another, and what tells of its value. */
export const copies = [
  command('EVAL', RESTORE, '2', anyKey, anyKey, time, options),
  command('EVAL', COPY_BACK, '2', anyKey, anyKey),
  command('DUMP', oneOf('s1', 's2', 'none', 'l1', 'h1', 'z1')),
  command('RESTORE', anyKey, time, oneOf('', 'x', '\x00\x01a\x0b\x00'), options),
  command(
    'COPY',
    anyKey,
    anyKey,
    someOf(words('REPLACE'), words('DB', oneOf('0', '1', '99', 'x'))),
  ),
  command('MOVE', anyKey, oneOf('0', '1', '99', 'x')),
  command(oneOf('RENAME', 'RENAMENX'), anyKey, anyKey),
  command('OBJECT', oneOf('ENCODING', 'REFCOUNT', 'FREQ', 'IDLETIME', 'bad', 'HELP2'), anyKey),
  command('OBJECT', maybe(oneOf('ENCODING', 'FREQ'))),
  command(oneOf('TYPE', 'PERSIST', 'EXPIRETIME'), anyKey),
  fc.oneof(command('SELECT', oneOf('0', '1')), command('SWAPDB', '0', '1')),
]
