import { describeWireRows, type WireRow, wireRow } from '../support/wire-rows.js'
import type { Exchange } from '../support/wire-talk.js'

const MONITOR: Exchange = ['m: MONITOR', { m: '+OK' }]
const NO_SCRIPT = '-NOSCRIPT No matching script. Please use EVAL.'

const ROWS: readonly WireRow[] = [
  wireRow('shows each command behind the reply of its client', [
    MONITOR,
    ['SET foo bar', { a: '+OK', m: '+TIME [0 a] "SET" "foo" "bar"' }],
    ['m: PING', { m: '+PONG +TIME [0 m] "PING"' }],
    ['SELECT 3', { a: '+OK', m: '+TIME [3 a] "SELECT" "3"' }],
  ]),
  wireRow('escapes all but visible ASCII', [
    MONITOR,
    [
      'ECHO "a\\"\\\\ \\n\\r\\t\\u0007\\b\\u0001\\u00ff"',
      {
        a: '$11 a"\\ \n\r\t\u0007\b\u0001\u00ff',
        m: '+TIME [0 a] "ECHO" "a\\"\\\\ \\n\\r\\t\\a\\b\\x01\\xff"',
      },
    ],
  ]),
  wireRow('shows a script before its commands, which have no client', [
    MONITOR,
    [
      `EVAL "redis.call('set',KEYS[1],ARGV[1])" 1 k v`,
      {
        a: '$-1',
        m: `+TIME [0 a] "EVAL" "redis.call('set',KEYS[1],ARGV[1])" "1" "k" "v" +TIME [0 lua] "set" "k" "v"`,
      },
    ],
    ['EVALSHA f 0', { a: NO_SCRIPT, m: '+TIME [0 a] "EVALSHA" "f" "0"' }],
  ]),
  wireRow('shows a transaction when it runs, EXEC at its end', [
    MONITOR,
    ['MULTI', { a: '+OK', m: '+TIME [0 a] "MULTI"' }],
    ['SET a b', { a: '+QUEUED' }],
    ['EXEC', { a: '*1 +OK', m: '+TIME [0 a] "SET" "a" "b" +TIME [0 a] "EXEC"' }],
  ]),
  wireRow('shows no passwords', [
    MONITOR,
    ['AUTH x y z', { a: '-ERR syntax error', m: '+TIME [0 a] "AUTH" "x" "y" "z"' }],
    [
      'AUTH nobody x',
      {
        a: '-WRONGPASS invalid username-password pair or user is disabled.',
        m: '+TIME [0 a] "AUTH" "(redacted)" "(redacted)"',
      },
    ],
    [
      'HELLO 2 AUTH nobody x',
      {
        a: '-WRONGPASS invalid username-password pair or user is disabled.',
        m: '+TIME [0 a] "HELLO" "2" "AUTH" "(redacted)" "(redacted)"',
      },
    ],
  ]),
  wireRow('shows no commands of administrators and none that are refused', [
    MONITOR,
    ['CONFIG GET hz', { a: '*2 $2 hz $2 10' }],
    ['GET', { a: "-ERR wrong number of arguments for 'get' command" }],
    ['MONITOR x', { a: "-ERR wrong number of arguments for 'monitor' command" }],
  ]),
  wireRow(
    'takes CLIENT as a command of administrators',
    [MONITOR, ['CLIENT SETNAME x', { a: '+OK' }]],
    { before: '7.0' },
  ),
  wireRow(
    'shows the subcommands of CLIENT that all may use',
    [MONITOR, ['CLIENT SETNAME x', { a: '+OK', m: '+TIME [0 a] "CLIENT" "SETNAME" "x"' }]],
    { since: '7.0' },
  ),
  wireRow('says nothing to a second MONITOR', [MONITOR, ['m: MONITOR', {}]]),
  wireRow('is refused in a transaction', [
    ['MULTI', { a: '+OK' }],
    ['MONITOR', { a: '+QUEUED' }],
    ['EXEC', { a: "*1 -ERR MONITOR isn't allowed for DENY BLOCKING client" }],
  ]),
  wireRow(
    'keeps its client from keys until RESET',
    [
      MONITOR,
      ['m: GET a', { m: "-ERR Replica can't interact with the keyspace" }],
      ['m: RESET', { m: '+RESET' }],
      ['PING', { a: '+PONG' }],
      ['m: GET a', { m: '$-1' }],
    ],
    { since: '7.0' },
  ),
  wireRow(
    'keeps its client from keys',
    [MONITOR, ['m: SET a b', { m: "-ERR Replica can't interract with the keyspace" }]],
    { before: '7.0' },
  ),
  wireRow('sends no lines to a client that wants no replies', [
    MONITOR,
    ['m: CLIENT REPLY OFF', {}],
    ['SET a b', { a: '+OK' }],
  ]),
]

describeWireRows('MONITOR', ROWS)
