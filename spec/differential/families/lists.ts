import {
  command,
  integer,
  listKey,
  maybe,
  oneOf,
  smallInteger,
  some,
  someOf,
  text,
  words,
} from '../arbitraries.js'

const side = oneOf('LEFT', 'RIGHT', 'left', 'UP')

export const lists = [
  command(oneOf('LPUSH', 'RPUSH'), listKey, some(text)),
  command(oneOf('LPUSH', 'RPUSH', 'LPUSHX', 'RPUSHX'), listKey, some(text)),
  command(oneOf('LPOP', 'RPOP'), listKey, maybe(smallInteger)),
  command('LLEN', listKey),
  command(oneOf('LRANGE', 'LTRIM'), listKey, integer, integer),
  command('LRANGE', listKey, '0', '-1'),
  command('LINDEX', listKey, integer),
  command('LSET', listKey, integer, text),
  command('LINSERT', listKey, oneOf('BEFORE', 'AFTER', 'after', 'IN'), text, text),
  command('LREM', listKey, smallInteger, text),
  command(
    'LPOS',
    listKey,
    text,
    someOf(
      words('RANK', smallInteger),
      words('COUNT', smallInteger),
      words('MAXLEN', smallInteger),
      words('bad'),
    ),
  ),
  command('LMOVE', listKey, listKey, side, side),
  command('RPOPLPUSH', listKey, listKey),
  command('LMPOP', oneOf('1', '2', '0', 'x'), some(listKey), side, maybe('COUNT', smallInteger)),
]
