import {
  describeRows,
  error,
  NOT_AN_INTEGER,
  ok,
  row,
  SYNTAX_ERROR,
  WRONG_TYPE,
} from '../support/command-rows.js'

const ARITY_HSET = error("ERR wrong number of arguments for 'hset' command")
const ARITY_HMSET = error("ERR wrong number of arguments for 'hmset' command")
const OVERFLOW = error('ERR increment or decrement would overflow')
const LONG = 'x'.repeat(65)

describeRows('hashes', [
  row('HSET counts the new fields', [
    ['HSET h a 1 b 2', 2],
    ['HSET h a 3 c 4', 1],
    ['HGETALL h', ['a', '3', 'b', '2', 'c', '4']],
  ]),
  row('HSET needs pairs', [
    ['HSET h a', ARITY_HSET],
    ['HSET h a 1 b', ARITY_HSET],
    ['HMSET h a 1 b', ARITY_HMSET],
    ['HLEN h', 0],
  ]),
  row('HMSET answers OK', [
    ['HMSET h a 1', ok],
    ['HGET h a', '1'],
  ]),
  row('HSETNX sets a field that is not there', [
    ['HSETNX h a 1', 1],
    ['HSETNX h a 2', 0],
    ['HGET h a', '1'],
  ]),
  row('names of Object.prototype are fields as any other', [
    ['HGET h __proto__', null],
    ['HSET h __proto__ 1 constructor 2 "" 3', 3],
    ['HMGET h __proto__ constructor toString ""', ['1', '2', null, '3']],
  ]),
  row('HDEL deletes a hash with its last field', [
    ['HSET h a 1 b 2', 2],
    ['HDEL h a x a', 1],
    ['HDEL h b', 1],
    ['HDEL h b', 0],
    ['HEXISTS h a', 0],
    ['HLEN h', 0],
  ]),
  row('reads of a missing hash are empty', [
    ['HGET h a', null],
    ['HMGET h a b', [null, null]],
    ['HGETALL h', []],
    ['HKEYS h', []],
    ['HVALS h', []],
    ['HSTRLEN h a', 0],
    ['HRANDFIELD h', null],
    ['HRANDFIELD h 2', []],
    ['HSCAN h 0 FOO', ['0', []]],
  ]),
  row('fields keep their order when one is deleted', [
    ['HSET h c 1 a 2 b 3', 3],
    ['HDEL h c', 1],
    ['HSET h c 4 a 5', 1],
    ['HKEYS h', ['a', 'b', 'c']],
    ['HVALS h', ['5', '3', '4']],
  ]),
  row('every command refuses a list', [
    ['RPUSH l x', 1],
    ['HSET l a 1', WRONG_TYPE],
    ['HGET l a', WRONG_TYPE],
    ['HMGET l a', WRONG_TYPE],
    ['HGETALL l', WRONG_TYPE],
    ['HDEL l a', WRONG_TYPE],
    ['HINCRBY l a 1', WRONG_TYPE],
    ['HINCRBY l a x', NOT_AN_INTEGER],
    ['HRANDFIELD l', WRONG_TYPE],
    ['HSCAN l 0', WRONG_TYPE],
    ['HSCAN l x', error('ERR invalid cursor')],
  ]),
  row('HINCRBY is exact to the ends of int64', [
    ['HINCRBY h a 9223372036854775807', { integer: '9223372036854775807' }],
    ['HINCRBY h a 1', OVERFLOW],
    ['HINCRBY h b -9223372036854775808', { integer: '-9223372036854775808' }],
    ['HINCRBY h b -1', OVERFLOW],
    ['HINCRBY h b 9223372036854775807', -1],
    ['HINCRBY h b 9223372036854775808', NOT_AN_INTEGER],
    ['HSET h c 01', 1],
    ['HINCRBY h c 1', error('ERR hash value is not an integer')],
  ]),
  row('HINCRBYFLOAT adds as a long double and writes up to 17 decimals', [
    ['HINCRBYFLOAT h a 0.1', '0.1'],
    ['HINCRBYFLOAT h a 0.2', '0.3'],
    ['HGET h a', '0.3'],
    ['HINCRBYFLOAT h b 1e17', '100000000000000000'],
    ['HINCRBYFLOAT h b 0.1', '100000000000000000.1015625'],
    ['HSET h c 5.0e3 d abc e inf', 3],
    ['HINCRBYFLOAT h c 200', '5200'],
    ['HINCRBYFLOAT h d 1', error('ERR hash value is not a float')],
    ['HINCRBYFLOAT h e 1', error('ERR increment would produce NaN or Infinity')],
    ['HINCRBYFLOAT h a x', error('ERR value is not a valid float')],
    ['HINCRBYFLOAT h a inf', error('ERR value is NaN or Infinity')],
  ]),
  row('HRANDFIELD takes each field once, or any again where the count is negative', [
    ['HSET h a 1', 1],
    ['HRANDFIELD h', 'a'],
    ['HRANDFIELD h 5', ['a']],
    ['HRANDFIELD h -2', ['a', 'a']],
    ['HRANDFIELD h -2 WITHVALUES', ['a', '1', 'a', '1']],
    ['HRANDFIELD h 0', []],
  ]),
  row('HRANDFIELD checks its arguments', [
    ['HSET h a 1', 1],
    ['HRANDFIELD h x', NOT_AN_INTEGER],
    [
      'HRANDFIELD h -9223372036854775808',
      error(
        'ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807',
      ),
    ],
    ['HRANDFIELD h 1 x', SYNTAX_ERROR],
    ['HRANDFIELD h 1 WITHVALUES x', SYNTAX_ERROR],
    ['HRANDFIELD h 4611686018427387903 withvalues', ['a', '1']],
    ['HRANDFIELD h 4611686018427387904 WITHVALUES', error('ERR value is out of range')],
  ]),
  row('HSCAN gives a small hash whole', [
    ['HSET h a 1 b 2', 2],
    ['HSCAN h 0 COUNT 1', ['0', ['a', '1', 'b', '2']]],
    ['HSCAN h 0 MATCH b*', ['0', ['b', '2']]],
    ['HSCAN h 0 COUNT 0', SYNTAX_ERROR],
  ]),
  row(
    'HSCAN leaves the values out',
    [
      ['HSET h a 1 b 2', 2],
      ['HSCAN h 0 NOVALUES', ['0', ['a', 'b']]],
    ],
    { since: '7.4' },
  ),
  row(
    'HSCAN knows no NOVALUES',
    [
      ['HSET h a 1', 1],
      ['HSCAN h 0 NOVALUES', SYNTAX_ERROR],
    ],
    { before: '7.4' },
  ),
])

const NO_FIELDS = error('ERR Mandatory argument FIELDS is missing or not at the right position')
const MISMATCH = error('ERR The `numfields` parameter must match the number of arguments')

describeRows('field expiry', [
  row(
    'a field with a time in the past goes at once, and the hash with the last one',
    [
      ['HSET h a 1 b 2', 2],
      ['HPEXPIREAT h 1 FIELDS 2 a x', [2, -2]],
      ['HGETALL h', ['b', '2']],
      ['HEXPIRE h 0 FIELDS 1 b', [2]],
      ['HLEN h', 0],
    ],
    { since: '7.4' },
  ),
  row(
    'HEXPIRETIME tells the time that HEXPIREAT set, HPERSIST takes it',
    [
      ['HSET h a 1 b 2', 2],
      ['HEXPIREAT h 4102444800 FIELDS 1 a', [1]],
      ['HEXPIRETIME h FIELDS 3 a b x', [4102444800, -1, -2]],
      ['HPEXPIRETIME h FIELDS 1 a', [4102444800000]],
      ['HPERSIST h FIELDS 3 a b x', [1, -1, -2]],
      ['HTTL h FIELDS 1 a', [-1]],
    ],
    { since: '7.4' },
  ),
  row(
    'HPEXPIREAT obeys NX, XX, GT and LT',
    [
      ['HSET h a 1', 1],
      ['HPEXPIREAT h 4102444800000 XX FIELDS 1 a', [0]],
      ['HPEXPIREAT h 4102444800000 GT FIELDS 1 a', [0]],
      ['HPEXPIREAT h 4102444800000 LT FIELDS 1 a', [1]],
      ['HPEXPIREAT h 4102444800001 NX FIELDS 1 a', [0]],
      ['HPEXPIREAT h 4102444800000 gt FIELDS 1 a', [0]],
      ['HPEXPIREAT h 4102444800001 GT FIELDS 1 a', [1]],
      ['HPEXPIREAT h 4102444800001 LT FIELDS 1 a', [0]],
      ['HPEXPIREAT h 4102444800009 XX FIELDS 1 a', [1]],
      ['HPEXPIRETIME h FIELDS 1 a', [4102444800009]],
    ],
    { since: '7.4' },
  ),
  row(
    'HSET takes the time of a field, HINCRBY leaves it',
    [
      ['HSET h a 1', 1],
      ['HEXPIREAT h 4102444800 FIELDS 1 a', [1]],
      ['HINCRBY h a 1', 2],
      ['HEXPIRETIME h FIELDS 1 a', [4102444800]],
      ['HSET h a 1', 0],
      ['HEXPIRETIME h FIELDS 1 a', [-1]],
    ],
    { since: '7.4' },
  ),
  row(
    'a missing hash has no fields to expire',
    [
      ['HEXPIRE h 10 FIELDS 2 a b', [-2, -2]],
      ['HTTL h FIELDS 1 a', [-2]],
      ['HPERSIST h FIELDS 1 a', [-2]],
    ],
    { since: '7.4' },
  ),
  row(
    'the arguments are checked in order',
    [
      ['HSET h a 1', 1],
      ['HEXPIRE h x FIELD 1 a', NOT_AN_INTEGER],
      ['HEXPIRE h -1 FIELD 1 a', error('ERR invalid expire time, must be >= 0')],
      [
        'HEXPIREAT h 70368744178 FIELDS 1 a',
        error("ERR invalid expire time in 'hexpireat' command"),
      ],
      ['HPEXPIREAT h 70368744177663 FIELDS 1 a', [1]],
      [
        'HPEXPIREAT h 70368744177664 FIELDS 1 a',
        error("ERR invalid expire time in 'hpexpireat' command"),
      ],
      ['HEXPIRE h 1 FIELD 1 a', NO_FIELDS],
      ['HEXPIRE h 1 FIELDS 0 a', error('ERR Parameter `numFields` should be greater than 0')],
      ['HEXPIRE h 1 FIELDS 2 a', MISMATCH],
      ['HEXPIRE h 1 NX FIELDS 1', MISMATCH],
      ['HTTL h FIELD 1 a', NO_FIELDS],
      ['HTTL h FIELDS 0 a', error('ERR Number of fields must be a positive integer')],
      ['HPERSIST h FIELDS 2 a', MISMATCH],
    ],
    { since: '7.4' },
  ),
])

describeRows('encodings of hashes', [
  row(
    'HINCRBY of a long field makes a hash table from 7.0 on',
    [
      [`HINCRBY h ${LONG} 1`, 1],
      ['OBJECT ENCODING h', 'hashtable'],
    ],
    { since: '7.0' },
  ),
  row(
    'HINCRBY of a long field leaves a ziplist in 6.2',
    [
      [`HINCRBY h ${LONG} 1`, 1],
      ['OBJECT ENCODING h', 'ziplist'],
    ],
    { before: '7.0' },
  ),
])
