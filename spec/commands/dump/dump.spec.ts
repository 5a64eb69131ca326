import {
  describeRows,
  error,
  NOT_AN_INTEGER,
  ok,
  row,
  SYNTAX_ERROR,
} from '../../support/command-rows.js'

const BUSY = error('BUSYKEY Target key name already exists.')
const WRONG_PAYLOAD = error('ERR DUMP payload version or checksum are wrong')
const BAD_PAYLOAD = error('ERR Bad data format')
const NEGATIVE_TTL = error('ERR Invalid TTL value, must be >= 0')
const NEGATIVE_IDLE_TIME = error('ERR Invalid IDLETIME value, must be >= 0')
const FREQUENCY = error('ERR Invalid FREQ value, must be >= 0 and <= 255')

/** What DUMP of 6.2 answers for a string, as all versions read it. */
const HELLO = payload('0005 68656c6c6f 0900 b3808eba31b243bb')

describeRows('DUMP and RESTORE', [
  row('DUMP answers null where there is no key', [
    ['DUMP nokey', null],
    ['DUMP', error("ERR wrong number of arguments for 'dump' command")],
  ]),
  row('RESTORE makes a key', [
    [`RESTORE k 0 ${HELLO}`, ok],
    ['GET k', 'hello'],
    ['TTL k', -1],
  ]),
  row('RESTORE-ASKING does the same', [
    [`RESTORE-ASKING k 0 ${HELLO}`, ok],
    ['GET k', 'hello'],
  ]),
  row('RESTORE refuses a key that is there before it looks at the rest', [
    ['SET k 1 EX 100', ok],
    [`RESTORE k 0 ${HELLO}`, BUSY],
    ['RESTORE k x x', BUSY],
    ['RESTORE k x x FOO', SYNTAX_ERROR],
    [`RESTORE k 0 ${HELLO} replace`, ok],
    ['GET k', 'hello'],
    ['TTL k', -1],
  ]),
  row('RESTORE takes a time to live', [
    [`RESTORE k x ${HELLO}`, NOT_AN_INTEGER],
    [`RESTORE k -1 ${HELLO}`, NEGATIVE_TTL],
    ['RESTORE k -1 x', NEGATIVE_TTL],
    [`RESTORE k 100000 ${HELLO}`, ok],
    ['TTL k', 100],
    [`RESTORE k 33177117420000 ${HELLO} ABSTTL REPLACE`, ok],
    ['PERSIST k', 1],
  ]),
  row('RESTORE deletes a key where the time is over', [
    [`RESTORE k 1 ${HELLO} ABSTTL`, ok],
    ['EXISTS k', 0],
    ['SET k 1', ok],
    [`RESTORE k 1 ${HELLO} ABSTTL REPLACE`, ok],
    ['DBSIZE', 0],
    // The sum is past the end of 64 bits, and so below zero.
    [`RESTORE k 9223372036854775807 ${HELLO}`, ok],
    ['DBSIZE', 0],
  ]),
  row('RESTORE takes how a key was used', [
    [`RESTORE a 0 ${HELLO} IDLETIME`, SYNTAX_ERROR],
    [`RESTORE a 0 ${HELLO} IDLETIME x`, NOT_AN_INTEGER],
    [`RESTORE a 0 ${HELLO} IDLETIME -1`, NEGATIVE_IDLE_TIME],
    [`RESTORE a 0 ${HELLO} FREQ`, SYNTAX_ERROR],
    [`RESTORE a 0 ${HELLO} FREQ x`, NOT_AN_INTEGER],
    [`RESTORE a 0 ${HELLO} FREQ -1`, FREQUENCY],
    [`RESTORE a 0 ${HELLO} FREQ 256`, FREQUENCY],
    [`RESTORE a 0 ${HELLO} FREQ 1 IDLETIME 1`, SYNTAX_ERROR],
    [`RESTORE a 0 ${HELLO} IDLETIME 1 FREQ 1`, SYNTAX_ERROR],
    [`RESTORE a 0 ${HELLO} FREQ 1 FREQ 2`, ok],
    [`RESTORE b 0 ${HELLO} IDLETIME 1 IDLETIME 2`, ok],
  ]),
  row('RESTORE refuses a payload that is damaged', [
    ['RESTORE k 0 ""', WRONG_PAYLOAD],
    ['RESTORE k 0 1234567890', WRONG_PAYLOAD],
    [`RESTORE k 0 ${HELLO.replace('hello', 'hullo')}`, WRONG_PAYLOAD],
    // Intact, but of a version to come.
    [`RESTORE k 0 ${payload('0005 68656c6c6f ff00 ce24040879ee9281')}`, WRONG_PAYLOAD],
    ['EXISTS k', 0],
  ]),
  row('RESTORE refuses a payload that is intact but makes no value', [
    ['SET k 1', ok],
    // A type that there is none of, no element, a member twice, a text longer than what is there.
    [`RESTORE k 0 ${payload('63 0900 7e8dd01fb85c824a')} REPLACE`, BAD_PAYLOAD],
    [`RESTORE k 0 ${payload('0200 0900 ea3c68cccf0f5a59')} REPLACE`, BAD_PAYLOAD],
    [`RESTORE k 0 ${payload('0202 0161 0161 0900 874c27e39650318b')} REPLACE`, BAD_PAYLOAD],
    [`RESTORE k 0 ${payload('0020 61 0900 a48c2a3409dbabdd')} REPLACE`, BAD_PAYLOAD],
    ['GET k', '1'],
  ]),
  row('RESTORE takes no memory for a length that no compression makes', [
    [
      `RESTORE k 0 ${payload('00c304 810fffffffffffffff 61616161 0900 5f4e224dce27232e')}`,
      BAD_PAYLOAD,
    ],
  ]),
])

describeRows(
  'DUMP without rdbcompression',
  [
    row(
      'answers a text as it is',
      [
        ['SET k aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', ok],
        ['DUMP k', decoded(`001e ${'61'.repeat(30)} 0c00 10b5c7f8e3bc6df3`)],
      ],
      { since: '7.4' },
    ),
  ],
  { rdbcompression: 'no' },
)

/** Bytes in hexadecimal as a word of a row. */
function payload(hex: string): string {
  return JSON.stringify(decoded(hex))
}

function decoded(hex: string): string {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('latin1')
}
