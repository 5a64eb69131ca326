import { describeRows, row } from '../support/command-rows.js'

const LONG = 'x'.repeat(65)

describeRows('ZSCAN', [
  row('shows the scores of a large sorted set with all their digits', [
    [`ZADD z 3.3 ${LONG} -9223372036854775808 a 1e17 b`, 3],
    [`ZSCAN z 0 MATCH x*`, ['0', [LONG, '3.2999999999999998']]],
    ['ZSCAN z 0 MATCH a', ['0', ['a', '-9.2233720368547758e+18']]],
    ['ZSCAN z 0 MATCH b', ['0', ['b', '1e+17']]],
  ]),
  row(
    'shows the scores of a small sorted set as numbers',
    [
      ['ZADD z 1e17 b 3.3 c', 2],
      ['ZSCAN z 0', ['0', ['c', '3.2999999999999998', 'b', '1e+17']]],
    ],
    { before: '7.0' },
  ),
  row(
    'shows the integers of a small sorted set in full',
    [
      ['ZADD z 1e17 b 3.3 c', 2],
      ['ZSCAN z 0', ['0', ['c', '3.2999999999999998', 'b', '100000000000000000']]],
    ],
    { since: '7.0', before: '7.2' },
  ),
  row(
    'shows the scores of a small sorted set with few digits',
    [
      ['ZADD z 1e17 b 3.3 c -9223372036854775808 a', 3],
      ['ZSCAN z 0', ['0', ['a', '-9223372036854776000', 'c', '3.3', 'b', '100000000000000000']]],
    ],
    { since: '7.2' },
  ),
])
