import { readFileSync } from 'node:fs'
import fc, { type Arbitrary } from 'fast-check'
import { CATEGORIES } from '../../../lib/command/categories.js'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { type Argv, command, maybe, oneOf } from '../arbitraries.js'
import { ORACLE_VERSION } from '../oracle.js'

const TABLE = JSON.parse(readFileSync('spec/vectors/command-table.json', 'utf8'))
const NAMES = Object.keys(TABLE[ORACLE_VERSION])
const HASH = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'

const sign = oneOf('+', '-')

function joined(...parts: Arbitrary<ByteString>[]): Arbitrary<ByteString> {
  return fc.tuple(...parts).map((texts) => texts.join(''))
}

const commandRule = fc.oneof(
  { weight: 6, arbitrary: joined(sign, oneOf(...NAMES)) },
  { weight: 4, arbitrary: joined(sign, oneOf('@'), oneOf(...CATEGORIES)) },
  { weight: 2, arbitrary: oneOf('+@all', '-@all', 'allcommands', 'nocommands') },
  { weight: 1, arbitrary: oneOf('+select|0', '+select|1', '+SELECT|0', '+get|x', '+Ping|y') },
  { weight: 1, arbitrary: oneOf('+CONFIG|GET', '-config|Get', '+Client|ID', '+GET', '-@HASH') },
)

const patternRule = oneOf(
  ...['allkeys', 'resetkeys', 'resetkeys', '~*', '~a*', '~a*', '~b', '~[cd]', '~'],
  ...['%R~a*', '%W~a*', '%R~b', '%W~c', '%rw~d', '%WR~e', '%R~*'],
  ...['allchannels', 'resetchannels', 'resetchannels', '&*', '&a*', '&b', '&'],
)

const wrongRule = oneOf(
  ...['x', '+', '-', '+nosuch', '-@nosuch', '+@', '+get|', '+config|nosuch', '+config|get|x'],
  ...['-get|x', '%X~a', '%RR~a', '~a b', '&a b', '(+get', '(+nosuch)', '(on)', '#12', '!12', ')'],
)

const selectorRule = fc.oneof(
  { weight: 3, arbitrary: commandRule },
  { weight: 2, arbitrary: patternRule },
)

const selector = fc.array(selectorRule, { maxLength: 4 }).map((rules) => `(${rules.join(' ')})`)

const userRule = oneOf(
  ...['on', 'off', 'ON', 'nopass', 'resetpass', '>p', '>q', '<p', '<q', `#${HASH}`, `!${HASH}`],
  ...['skip-sanitize-payload', 'sanitize-payload', 'clearselectors', 'reset', ''],
)

const rule = fc.oneof(
  { weight: 24, arbitrary: commandRule },
  { weight: 12, arbitrary: patternRule },
  { weight: 5, arbitrary: userRule },
  { weight: 4, arbitrary: selector },
  { weight: 1, arbitrary: wrongRule },
)

const user = oneOf('u', 'u', 'v')
const key = oneOf('a', 'a1', 'b', 'c', 'd', 'e', 'x', '')

const tried: Arbitrary<Argv> = fc.oneof(
  command(oneOf('GET', 'TYPE', 'DEL', 'INCR', 'LPOP', 'SMEMBERS', 'EXISTS', 'PFCOUNT'), key),
  command(oneOf('SET', 'GETSET', 'APPEND', 'SADD', 'RENAME', 'COPY', 'SETNX', 'ZREM'), key, key),
  command('SET', key, 'x', 'GET'),
  command(oneOf('MGET', 'UNLINK', 'SUNION', 'SDIFFSTORE', 'PFMERGE'), key, key),
  command('MSET', key, 'x', key, 'y'),
  command('BITFIELD', key, oneOf('GET', 'x'), 'u8', '0', maybe('SET', 'u8', '0', '1')),
  command(oneOf('ZUNIONSTORE', 'ZDIFFSTORE'), key, oneOf('1', '2', '3', '0', 'x'), key, key),
  command(oneOf('EVAL', 'EVAL_RO'), 'return 1', oneOf('0', '1', '2', '9', '-1', 'x'), key, key),
  command('SORT', key, maybe('STORE', key)),
  command('XREAD', maybe('COUNT', '1'), 'STREAMS', key, maybe(key), '0'),
  command(oneOf('GEORADIUS', 'GEORADIUS_RO'), key, '0', '0', '1', 'm', maybe('STORE', key)),
  command(oneOf('PUBLISH', 'SPUBLISH'), key, 'x'),
  command(oneOf('SUBSCRIBE', 'PSUBSCRIBE', 'SSUBSCRIBE', 'UNSUBSCRIBE'), key, maybe(key)),
  command('PSUBSCRIBE', oneOf('a*', '*', 'b')),
  command(oneOf('SELECT', 'PING', 'ECHO'), oneOf('0', '1', 'x', 'y', 'Y')),
  command('OBJECT', oneOf('ENCODING', 'FREQ', 'nosuch'), key),
  command(oneOf('CONFIG', 'CLIENT', 'ACL', 'MEMORY'), oneOf('GET', 'ID', 'WHOAMI', 'USAGE'), key),
  command(oneOf('AUTH', 'HELLO', 'KEYS', 'COMMAND', 'FLUSHALL', 'nosuch')),
)

/** Commands that make users, show them, and ask what they may do. */
export const acl: readonly Arbitrary<Argv>[] = [
  command('ACL', 'SETUSER', user, fc.array(rule, { maxLength: 6 })),
  command('ACL', 'GETUSER', user),
  command('ACL', oneOf('LIST', 'USERS')),
  command('ACL', 'DELUSER', user),
  command('ACL', 'DRYRUN', user, tried),
]
