import { describeWireRows, type WireRow, wireRow } from '../support/wire-rows.js'
import type { Exchange } from '../support/wire-talk.js'

const PAUSE: Exchange = ['CLIENT PAUSE 100000 WRITE', { a: '+OK' }]

const ROWS: readonly WireRow[] = [
  wireRow('holds back writes, and lets them go on in order', [
    PAUSE,
    ['b: SET k 1', {}],
    ['b: GET k', {}],
    ['c: GET k', { c: '$-1' }],
    ['CLIENT UNPAUSE', { a: '+OK', b: '+OK $1 1' }],
  ]),
  wireRow('holds back what may replicate', [
    PAUSE,
    ['b: PUBLISH ch x', {}],
    ['c: PFCOUNT p', {}],
    ['d: EVAL "return 1" 0', {}],
    ['e: SUBSCRIBE x', { e: '*3 $9 subscribe $1 x :1' }],
    ['CLIENT UNPAUSE', { a: '+OK', b: ':0', c: ':0', d: ':1' }],
  ]),
  wireRow(
    'lets scripts run that write nothing',
    [
      PAUSE,
      ['b: EVAL_RO "return 1" 0', { b: ':1' }],
      [
        `b: EVAL_RO "return redis.call('pfcount','p')" 0`,
        {
          b: '-ERR Write commands are not allowed from read-only scripts. script: 81e051aa74d5742d0de30a692e578819fa68c798, on @user_script:1.',
        },
      ],
      ['b: EVAL "#!lua flags=no-writes\\nreturn 1" 0', { b: ':1' }],
      ['b: SCRIPT LOAD "return 1"', { b: '$40 e0e1f9fabfc9d4800c877a703b823ac0578ff8db' }],
    ],
    { since: '7.0' },
  ),
  wireRow('holds back a write on its way into a transaction, and reads in none', [
    ['b: MULTI', { b: '+OK' }],
    ['c: MULTI', { c: '+OK' }],
    ['d: MULTI', { d: '+OK' }],
    ['d: SET k 2', { d: '+QUEUED' }],
    PAUSE,
    ['b: SET k 1', {}],
    ['c: GET k', { c: '+QUEUED' }],
    ['c: EXEC', { c: '*1 $-1' }],
    ['d: EXEC', {}],
    ['CLIENT UNPAUSE', { a: '+OK', b: '+QUEUED', d: '*1 +OK' }],
  ]),
  wireRow('lets what is refused go', [
    PAUSE,
    ['b: SET', { b: "-ERR wrong number of arguments for 'set' command" }],
    ['b: MULTI', { b: '+OK' }],
    ['b: DISCARD', { b: '+OK' }],
  ]),
  wireRow('begins at the end of a transaction', [
    ['MULTI', { a: '+OK' }],
    ['CLIENT PAUSE 100000 WRITE', { a: '+QUEUED' }],
    ['SET k 1', { a: '+QUEUED' }],
    ['EXEC', { a: '*2 +OK +OK' }],
    ['b: SET k 2', {}],
    ['CLIENT UNPAUSE', { a: '+OK', b: '+OK' }],
  ]),
  wireRow('of all commands holds back those of CLIENT too', [
    ['CLIENT PAUSE 100000', { a: '+OK' }],
    ['b: CLIENT ID', {}],
    ['CLIENT UNPAUSE', {}],
  ]),
  wireRow('stays as strong as it was', [
    PAUSE,
    ['CLIENT PAUSE 1 ALL', { a: '+OK' }],
    ['b: GET k', {}],
  ]),
  wireRow('lets no key expire, and shows none that should have', [
    ['SET k v PX 1', { a: '+OK' }],
    PAUSE,
    ['DEBUG SLEEP 0.005', { a: '+OK' }],
    ['GET k', { a: '$-1' }],
    ['DBSIZE', { a: ':1' }],
    ['CLIENT UNPAUSE', { a: '+OK' }],
    ['GET k', { a: '$-1' }],
    ['DBSIZE', { a: ':0' }],
  ]),
]

describeWireRows('CLIENT PAUSE', ROWS, { 'enable-debug-command': 'yes' })
