import fc from 'fast-check'
import {
  command,
  listKey,
  maybe,
  member,
  oneOf,
  setKey,
  smallInteger,
  some,
  someOf,
  words,
  zsetKey,
} from '../arbitraries.js'

const numbers = oneOf('1', '2', '3', '10', '-5', '0.5', '7')
const sorted = oneOf('n1', 'n2', 'n1')
const pattern = oneOf('w_*', 'd_*->f', 'nosuch_*', '#', 'w_1', '*', 'd_*->')

const options = someOf(
  words('BY', pattern),
  words('BY', 'nosort'),
  words('LIMIT', smallInteger, smallInteger),
  words(oneOf('ASC', 'DESC')),
  words('ALPHA'),
  words('GET', pattern),
  words('GET', pattern, 'GET', '#'),
)

/** Many elements of few weights. */
const crowd = fc.array(oneOf('1', '2', '3', '10', 'a', 'b'), { minLength: 5, maxLength: 60 })
const place = fc.integer({ min: 0, max: 60 }).map(String)

export const sort = [
  command('RPUSH', 'n2', crowd),
  command(
    'SORT',
    'n2',
    words('BY', oneOf('w_*', 'd_*->f', 'nosuch_*')),
    words('LIMIT', place, place),
    maybe('ALPHA'),
    maybe(oneOf('ASC', 'DESC')),
    words('GET', '#', 'GET', 'w_*'),
  ),
  command('RPUSH', sorted, some(numbers)),
  command('RPUSH', sorted, some(numbers)),
  command('RPUSH', 'n2', some(member)),
  command('SET', oneOf('w_1', 'w_2', 'w_3', 'w_10', 'w_a', 'w_b'), fc.oneof(numbers, member)),
  command('HSET', oneOf('d_1', 'd_2', 'd_10', 'd_a'), 'f', fc.oneof(numbers, member)),
  command(oneOf('SORT', 'SORT_RO', 'SORT'), sorted, options),
  command('SORT', sorted, options, 'STORE', oneOf('l1', 'n2', 'l2')),
  command('SORT', fc.oneof(listKey, setKey, zsetKey), 'ALPHA', options),
  command('SORT_RO', sorted, 'STORE', 'x'),
  command('LRANGE', oneOf('n1', 'n2', 'l1'), '0', '-1'),
  command('SORT', sorted, maybe('LIMIT', '0'), maybe('bad')),
]
