import { describeRows, error, ok, row } from '../support/command-rows.js'
import { describeWireRows, wireRow } from '../support/wire-rows.js'
import type { Exchange } from '../support/wire-talk.js'

const CONFIG = { 'enable-debug-command': 'yes' }
const RESP3: Exchange = [
  'HELLO 3',
  {
    a: '%7 $6 server $5 redis $7 version VERSION $5 proto :3 $2 id :1 $4 mode $10 standalone $4 role $6 master $7 modules *0',
  },
]

describeRows(
  'DEBUG',
  [
    row('waits, logs and fails as it is told', [
      ['DEBUG SLEEP 0', ok],
      ['DEBUG SLEEP x', ok],
      ['DEBUG LOG hi', ok],
      ['DEBUG ERROR "MY err"', error('MY err')],
      ['DEBUG SET-ACTIVE-EXPIRE 0', ok],
      ['DEBUG CHANGE-REPL-ID', ok],
    ]),
    row(
      'takes a size of nodes that lists do not have',
      [
        ['DEBUG QUICKLIST-PACKED-THRESHOLD 100b', ok],
        [
          'DEBUG QUICKLIST-PACKED-THRESHOLD 5g',
          error('ERR argument must be a memory value bigger than 1 and smaller than 4gb'),
        ],
        [
          'DEBUG JMAP',
          error("ERR unknown subcommand or wrong number of arguments for 'JMAP'. Try DEBUG HELP."),
        ],
        [
          'DEBUG SLEEP',
          error("ERR unknown subcommand or wrong number of arguments for 'SLEEP'. Try DEBUG HELP."),
        ],
      ],
      { since: '7.0' },
    ),
    row('gives keys strings, those that there are not yet', [
      ['SET key:1 mine', ok],
      ['DEBUG POPULATE 3', ok],
      ['DEBUG POPULATE 2 p 3', ok],
      ['DEBUG POPULATE 1 q 9', ok],
      [
        'MGET key:0 key:1 key:2 p:0 p:1 q:0',
        ['value:0', 'mine', 'value:2', 'val', 'val', 'value:0\0\0'],
      ],
      ['DEBUG POPULATE -1', error('ERR value is out of range, must be positive')],
      ['DEBUG POPULATE 1 r x', error('ERR value is out of range, must be positive')],
      ['DBSIZE', 6],
    ]),
    row(
      'sets what scripts send to replicas in 6.2',
      [
        ['DEBUG LUA-ALWAYS-REPLICATE-COMMANDS 0', ok],
        ['CONFIG GET lua-replicate-commands', ['lua-replicate-commands', 'no']],
        ['DEBUG LUA-ALWAYS-REPLICATE-COMMANDS 1', ok],
        ['CONFIG GET lua-replicate-commands', ['lua-replicate-commands', 'yes']],
      ],
      { before: '7.0' },
    ),
    row('says what it cannot show', [
      [
        'DEBUG SEGFAULT',
        error(
          'ERR DEBUG SEGFAULT is not available here: it shows or breaks what only the Redis executable has',
        ),
      ],
    ]),
    row('MIGRATE looks at its options, then for its keys', [
      ['MIGRATE h 1 k 0 1', { status: 'NOKEY' }],
      ['MIGRATE h 1 "" 0 1 COPY AUTH x KEYS a b', { status: 'NOKEY' }],
      ['MIGRATE h 1 k 0 1 FOO', error('ERR syntax error')],
      ['MIGRATE h 1 k 0 1 AUTH', error('ERR syntax error')],
      ['MIGRATE h 1 k 0 x', error('ERR value is not an integer or out of range')],
      [
        'MIGRATE h 1 k 0 1 KEYS a',
        error(
          'ERR When using MIGRATE KEYS option, the key argument must be set to the empty string',
        ),
      ],
    ]),
  ],
  CONFIG,
)

describeWireRows(
  'DEBUG PROTOCOL',
  [
    wireRow('shows the types of RESP2', [
      ['DEBUG PROTOCOL map', { a: '*6 :0 :0 :1 :1 :2 :0' }],
      ['DEBUG PROTOCOL attrib', { a: '$39 Some real reply following the attribute' }],
      ['DEBUG PROTOCOL push', { a: '-ERR RESP2 is not supported by this command' }],
      ['DEBUG PROTOCOL true', { a: ':1' }],
      ['DEBUG PROTOCOL bignum', { a: '$37 1234567999999999999999999999999999999' }],
    ]),
    wireRow('shows the types of RESP3', [
      RESP3,
      ['DEBUG PROTOCOL set', { a: '~3 :0 :1 :2' }],
      ['DEBUG PROTOCOL map', { a: '%3 :0 #f :1 #t :2 #f' }],
      [
        'DEBUG PROTOCOL attrib',
        {
          a: '|1 $14 key-popularity *2 $7 key:123 :90 $39 Some real reply following the attribute',
        },
      ],
      ['DEBUG PROTOCOL verbatim', { a: '=29 txt:This is a verbatim\nstring' }],
      ['DEBUG PROTOCOL null', { a: '_' }],
    ]),
    wireRow(
      'sends a push before its reply',
      [
        RESP3,
        [
          'DEBUG PROTOCOL push',
          { a: '>2 $16 server-cpu-usage :42 $40 Some real reply following the push reply' },
        ],
      ],
      { before: '7.2' },
    ),
    wireRow(
      'sends a push behind its reply',
      [
        RESP3,
        [
          'DEBUG PROTOCOL push',
          { a: '$40 Some real reply following the push reply >2 $16 server-cpu-usage :42' },
        ],
      ],
      { since: '7.2' },
    ),
    wireRow('leaves subscriptions their words without replies', [
      ['CLIENT REPLY OFF', {}],
      ['PING', {}],
      ['SUBSCRIBE ch', { a: '*3 $9 subscribe $2 ch :1' }],
      ['b: PUBLISH ch x', { a: '*3 $7 message $2 ch $1 x', b: ':1' }],
      ['UNSUBSCRIBE', { a: '*3 $11 unsubscribe $2 ch :0' }],
    ]),
  ],
  CONFIG,
)
