import {
  describeRows,
  error,
  NOT_AN_INTEGER,
  nullArray,
  ok,
  row,
  SYNTAX_ERROR,
  WRONG_TYPE,
} from '../support/command-rows.js'

const NOT_POSITIVE = error('ERR value is out of range, must be positive')
const NUMKEYS = error('ERR numkeys should be greater than 0')
const COUNT = error('ERR count should be greater than 0')
const SIGNED = error(
  'ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807',
)

describeRows('lists', [
  row('pushes answer the length, each element in turn', [
    ['LPUSH l a b', 2],
    ['RPUSH l c d', 4],
    ['LRANGE l 0 -1', ['b', 'a', 'c', 'd']],
  ]),
  row('LPUSHX and RPUSHX push to a list that is there', [
    ['LPUSHX l a', 0],
    ['RPUSH l a', 1],
    ['LPUSHX l b c', 3],
    ['RPUSHX l d', 4],
    ['LRANGE l 0 -1', ['c', 'b', 'a', 'd']],
  ]),
  row('pops without a count answer one element', [
    ['RPUSH l a b c', 3],
    ['LPOP l', 'a'],
    ['RPOP l', 'c'],
    ['RPOP l', 'b'],
    ['LPOP l', null],
    ['LLEN l', 0],
  ]),
  row('pops with a count answer an array, the nearest to the end first', [
    ['RPUSH l a b c d', 4],
    ['LPOP l 0', []],
    ['RPOP l 2', ['d', 'c']],
    ['LPOP l 9', ['a', 'b']],
    ['LPOP l 9', nullArray],
    ['LPOP l 0', nullArray],
    ['LPOP l -1', NOT_POSITIVE],
    ['LPOP l x', NOT_POSITIVE],
    ['RPOP l 1 2', error("ERR wrong number of arguments for 'rpop' command")],
  ]),
  row('LINDEX and LRANGE count from the end where negative', [
    ['RPUSH l a b c', 3],
    ['LINDEX l 0', 'a'],
    ['LINDEX l -1', 'c'],
    ['LINDEX l 3', null],
    ['LINDEX l -4', null],
    ['LINDEX l x', NOT_AN_INTEGER],
    ['LINDEX none x', null],
    ['LRANGE l -2 9', ['b', 'c']],
    ['LRANGE l 2 1', []],
    ['LRANGE l -9 -4', []],
    ['LRANGE none 0 x', NOT_AN_INTEGER],
  ]),
  row('LSET replaces an element', [
    ['RPUSH l a b c', 3],
    ['LSET l 1 x', ok],
    ['LSET l -1 z', ok],
    ['LRANGE l 0 -1', ['a', 'x', 'z']],
    ['LSET l 3 y', error('ERR index out of range')],
    ['LSET none x y', error('ERR no such key')],
  ]),
  row(
    'LSET takes the lower 32 bits of an index',
    [
      ['RPUSH l a b', 2],
      ['LSET l 4294967297 x', ok],
      ['LRANGE l 0 -1', ['a', 'x']],
    ],
    { since: '7.2' },
  ),
  row(
    'LSET takes an index whole',
    [
      ['RPUSH l a b', 2],
      ['LSET l 4294967297 x', error('ERR index out of range')],
    ],
    { before: '7.2' },
  ),
  row('LINSERT puts an element beside the first pivot', [
    ['LINSERT l BEFORE a x', 0],
    ['RPUSH l a b a', 3],
    ['LINSERT l before a x', 4],
    ['LINSERT l AFTER a y', 5],
    ['LINSERT l AFTER z y', -1],
    ['LINSERT l BESIDE a y', SYNTAX_ERROR],
    ['LRANGE l 0 -1', ['x', 'a', 'y', 'b', 'a']],
  ]),
  row('LREM removes from the head, from the tail or all', [
    ['RPUSH l a b a c a', 5],
    ['LREM l -1 a', 1],
    ['LRANGE l 0 -1', ['a', 'b', 'a', 'c']],
    ['LREM l 1 a', 1],
    ['LREM l 0 x', 0],
    ['LREM l 0 a', 1],
    ['LRANGE l 0 -1', ['b', 'c']],
    ['LREM l x a', NOT_AN_INTEGER],
  ]),
  row('LREM refuses the least int64', [['LREM l -9223372036854775808 a', SIGNED]], {
    since: '7.4',
  }),
  row('LREM takes the least int64 as any count', [['LREM l -9223372036854775808 a', 0]], {
    before: '7.4',
  }),
  row('LTRIM keeps a part and deletes a list that has none left', [
    ['RPUSH l a b c d', 4],
    ['LTRIM l 1 -2', ok],
    ['LRANGE l 0 -1', ['b', 'c']],
    ['LTRIM l 5 9', ok],
    ['LLEN l', 0],
    ['LTRIM l 0 x', NOT_AN_INTEGER],
    ['LTRIM l 0 1', ok],
  ]),
  row('LPOS finds matches by rank, count and length looked at', [
    ['RPUSH l a b c a b a', 6],
    ['LPOS l a', 0],
    ['LPOS l x', null],
    ['LPOS l a RANK 2', 3],
    ['LPOS l a RANK -1', 5],
    ['LPOS l a COUNT 0', [0, 3, 5]],
    ['LPOS l a COUNT 2 RANK -1', [5, 3]],
    ['LPOS l a count 0 maxlen 4', [0, 3]],
    ['LPOS l x COUNT 1', []],
    ['LPOS none a', null],
    ['LPOS none a COUNT 1', []],
    ['LPOS l a COUNT -1', error("ERR COUNT can't be negative")],
    ['LPOS l a MAXLEN x', error("ERR MAXLEN can't be negative")],
    ['LPOS l a RANK', SYNTAX_ERROR],
    ['LPOS l a FOO 1', SYNTAX_ERROR],
  ]),
  row(
    'LPOS refuses rank 0 with a long hint',
    [
      [
        'LPOS l a RANK 0',
        error(
          "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list",
        ),
      ],
    ],
    { since: '7.0' },
  ),
  row(
    'LPOS refuses rank 0 with a short hint',
    [
      [
        'LPOS l a RANK 0',
        error(
          "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second, ...",
        ),
      ],
    ],
    { before: '7.0' },
  ),
  row('LMOVE moves between lists and within one', [
    ['RPUSH l a b c', 3],
    ['LMOVE l m LEFT RIGHT', 'a'],
    ['LMOVE l m right left', 'c'],
    ['LRANGE m 0 -1', ['c', 'a']],
    ['LMOVE m m LEFT RIGHT', 'c'],
    ['LRANGE m 0 -1', ['a', 'c']],
    ['RPOPLPUSH m m', 'c'],
    ['LMOVE l m UP LEFT', SYNTAX_ERROR],
    ['RPOPLPUSH l m', 'b'],
    ['RPOPLPUSH l m', null],
    ['LRANGE m 0 -1', ['b', 'c', 'a']],
  ]),
  row('a move to another type leaves the source', [
    ['RPUSH l a', 1],
    ['SADD s x', 1],
    ['LMOVE l s LEFT LEFT', WRONG_TYPE],
    ['RPOPLPUSH none s', null],
    ['BRPOPLPUSH l s 0', WRONG_TYPE],
    ['LRANGE l 0 -1', ['a']],
  ]),
  row(
    'LMPOP takes from the first list that has elements',
    [
      ['RPUSH l a b c', 3],
      ['LMPOP 2 none l LEFT', ['l', ['a']]],
      ['LMPOP 1 l RIGHT COUNT 9', ['l', ['c', 'b']]],
      ['LMPOP 1 l LEFT', nullArray],
      ['LMPOP 0 l LEFT', NUMKEYS],
      ['LMPOP x l LEFT', NUMKEYS],
      ['LMPOP 2 l LEFT', SYNTAX_ERROR],
      ['LMPOP 1 l LEFT COUNT 0', COUNT],
      ['LMPOP 1 l LEFT COUNT 0 COUNT 1', COUNT],
      ['LMPOP 1 l LEFT COUNT 1 COUNT 1', SYNTAX_ERROR],
      ['LMPOP 1 l LEFT COUNT', SYNTAX_ERROR],
    ],
    { since: '7.0' },
  ),
  row('every command refuses a set', [
    ['SADD s x', 1],
    ['LPUSH s a', WRONG_TYPE],
    ['RPUSHX s a', WRONG_TYPE],
    ['LPOP s', WRONG_TYPE],
    ['LPOP s 0', WRONG_TYPE],
    ['LLEN s', WRONG_TYPE],
    ['LRANGE s 0 -1', WRONG_TYPE],
    ['LINDEX s x', WRONG_TYPE],
    ['LSET s x a', WRONG_TYPE],
    ['LINSERT s BEFORE a b', WRONG_TYPE],
    ['LREM s 0 a', WRONG_TYPE],
    ['LTRIM s 0 1', WRONG_TYPE],
    ['LPOS s a', WRONG_TYPE],
    ['LMOVE s l LEFT LEFT', WRONG_TYPE],
    ['BLPOP none s 0', WRONG_TYPE],
  ]),
])

const NOT_A_FLOAT = error('ERR timeout is not a float or out of range')
const NEGATIVE = error('ERR timeout is negative')

describeRows('blocking commands that find elements', [
  row('answer at once, with the key', [
    ['RPUSH l a b c d', 4],
    ['BLPOP none l 0', ['l', 'a']],
    ['BRPOP l 0.01', ['l', 'd']],
    ['BLMOVE l m LEFT LEFT 0', 'b'],
    ['BRPOPLPUSH l m 0', 'c'],
    ['LRANGE m 0 -1', ['c', 'b']],
  ]),
  row(
    'answer with a count',
    [
      ['RPUSH l a b c', 3],
      ['BLMPOP 0 2 none l LEFT COUNT 2', ['l', ['a', 'b']]],
      ['BLMPOP x 1 l LEFT COUNT 0', COUNT],
      ['BLMPOP x 1 l LEFT', NOT_A_FLOAT],
    ],
    { since: '7.0' },
  ),
  row('check the timeout before they look', [
    ['RPUSH l a', 1],
    ['BLPOP l x', NOT_A_FLOAT],
    ['BLPOP l -1', NEGATIVE],
    ['BLMOVE l m UP LEFT x', SYNTAX_ERROR],
    ['BLMOVE l m LEFT LEFT x', NOT_A_FLOAT],
    ['BRPOPLPUSH l m -0.01', NEGATIVE],
    ['LLEN l', 1],
  ]),
  row('take a time past int64 for a negative one', [['BLPOP l inf', NEGATIVE]], { before: '7.2' }),
  row('refuse a time past int64', [['BLPOP l inf', error('ERR timeout is out of range')]], {
    since: '7.2',
  }),
  row('answer null in a transaction, where they cannot wait', [
    ['MULTI', ok],
    ['BLPOP none 0', { status: 'QUEUED' }],
    ['BRPOPLPUSH none m 0', { status: 'QUEUED' }],
    ['EXEC', [nullArray, null]],
  ]),
])
