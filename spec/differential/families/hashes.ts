import {
  command,
  float,
  hashKey,
  integer,
  maybe,
  member,
  oneOf,
  some,
  text,
  words,
} from '../arbitraries.js'

export const hashes = [
  command(oneOf('HSET', 'HMSET'), hashKey, some(member, text)),
  command(oneOf('HSET', 'HMSET'), hashKey, some(member, text), maybe('odd')),
  command('HSETNX', hashKey, member, text),
  command('HSET', hashKey, member, integer),
  command(oneOf('HGET', 'HEXISTS', 'HSTRLEN'), hashKey, member),
  command(oneOf('HMGET', 'HDEL'), hashKey, some(member)),
  command(oneOf('HLEN', 'HGETALL', 'HKEYS', 'HVALS'), hashKey),
  command('HINCRBY', hashKey, member, integer),
  command('HINCRBYFLOAT', hashKey, member, float),
  command('HRANDFIELD', hashKey, '100', maybe('WITHVALUES')),
  command('HRANDFIELD', hashKey, oneOf('0', 'x'), maybe(oneOf('WITHVALUES', 'bad'))),
  command(
    'HSCAN',
    hashKey,
    '0',
    maybe(words('MATCH', oneOf('*', 'a*', '[a-c]', '?', '\\*'))),
    'COUNT',
    oneOf('1000', '0', 'x'),
  ),
]
