import { expect, it, vi } from 'vitest'
import { createServer } from '../../lib/server/registry/registry.js'
import { describeWireRows, type WireRow, wireRow } from '../support/wire-rows.js'
import type { Exchange } from '../support/wire-talk.js'

const HELLO: Exchange = ['CLIENT TRACKING on', { a: '+OK' }]
const RESP3: Exchange = [
  'HELLO 3',
  {
    a: '%7 $6 server $5 redis $7 version VERSION $5 proto :3 $2 id :1 $4 mode $10 standalone $4 role $6 master $7 modules *0',
  },
]
const SUBSCRIBED: Exchange = [
  'b: SUBSCRIBE __redis__:invalidate',
  { b: '*3 $9 subscribe $20 __redis__:invalidate :1' },
]
const REDIRECT: Exchange = ['CLIENT TRACKING on REDIRECT {id b}', { a: '+OK' }]
const GET: Exchange = ['GET k', { a: '$-1' }]
const TOLD = '*3 $7 message $20 __redis__:invalidate *1 $1 k'
const UNTIL_OFF =
  'before disabling tracking for this client, and then re-enabling it with a different mode.'

function refused(line: string, text: string): Exchange {
  return [line, { a: `-ERR ${text}` }]
}

function done(line: string): Exchange {
  return [line, { a: '+OK' }]
}

const OPTIONS: readonly WireRow[] = [
  wireRow('refuses what is no option', [
    refused('CLIENT TRACKING x', 'syntax error'),
    refused('CLIENT TRACKING on x', 'syntax error'),
    refused('CLIENT TRACKING off x', 'syntax error'),
    refused('CLIENT TRACKING on REDIRECT', 'syntax error'),
    refused('CLIENT TRACKING on PREFIX', 'syntax error'),
    done('CLIENT TRACKING off BCAST OPTIN'),
    done('CLIENT TRACKING off PREFIX a'),
  ]),
  wireRow('redirects to one client that is there', [
    refused('CLIENT TRACKING on REDIRECT x', 'value is not an integer or out of range'),
    refused('CLIENT TRACKING on REDIRECT 0', 'The client ID you want redirect to does not exist'),
    refused(
      'CLIENT TRACKING on REDIRECT {id b} REDIRECT {id b}',
      'A client can only redirect to a single other client',
    ),
  ]),
  wireRow('takes no options that exclude each other', [
    refused('CLIENT TRACKING on PREFIX a', 'PREFIX option requires BCAST mode to be enabled'),
    refused('CLIENT TRACKING on OPTIN OPTOUT', "You can't specify both OPTIN mode and OPTOUT mode"),
    refused('CLIENT TRACKING on BCAST OPTIN', 'OPTIN and OPTOUT are not compatible with BCAST'),
  ]),
  wireRow('takes no prefixes that overlap', [
    refused(
      'CLIENT TRACKING on BCAST PREFIX foo PREFIX foobar',
      "Prefix 'foo' overlaps with another provided prefix 'foobar'. Prefixes for a single client must not overlap.",
    ),
    done('CLIENT TRACKING on BCAST PREFIX foo'),
    refused(
      'CLIENT TRACKING on BCAST PREFIX foobar',
      "Prefix 'foobar' overlaps with an existing prefix 'foo'. Prefixes for a single client must not overlap.",
    ),
    done('CLIENT TRACKING on BCAST PREFIX bar'),
    done('CLIENT TRACKING on BCAST'),
    [
      'CLIENT TRACKINGINFO',
      { a: '*6 $5 flags *2 $2 on $5 bcast $8 redirect :0 $8 prefixes *3 $0  $3 bar $3 foo' },
    ],
  ]),
  wireRow('switches no mode while it is on', [
    done('CLIENT TRACKING on OPTIN'),
    refused('CLIENT TRACKING on BCAST', `You can't switch BCAST mode on/off ${UNTIL_OFF}`),
    refused('CLIENT TRACKING on OPTOUT', `You can't switch OPTIN/OPTOUT mode ${UNTIL_OFF}`),
    done('CLIENT TRACKING on'),
    refused(
      'CLIENT CACHING yes',
      'CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode.',
    ),
  ]),
  wireRow('asks CLIENT CACHING for a fitting mode', [
    refused(
      'CLIENT CACHING x',
      'CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT mode enabled',
    ),
    done('CLIENT TRACKING on OPTIN'),
    refused('CLIENT CACHING x', 'syntax error'),
    refused(
      'CLIENT CACHING no',
      'CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.',
    ),
    done('CLIENT CACHING yes'),
    [
      'CLIENT TRACKINGINFO',
      { a: '*6 $5 flags *3 $2 on $5 optin $11 caching-yes $8 redirect :0 $8 prefixes *0' },
    ],
    ['PING', { a: '+PONG' }],
    ['CLIENT TRACKINGINFO', { a: '*6 $5 flags *2 $2 on $5 optin $8 redirect :0 $8 prefixes *0' }],
  ]),
  wireRow('tells a listener that redirects to itself', [
    ['CLIENT TRACKING on REDIRECT {id a}', { a: '+OK' }],
    GET,
    ['SUBSCRIBE __redis__:invalidate', { a: '*3 $9 subscribe $20 __redis__:invalidate :1' }],
    ['b: SET k v', { a: TOLD, b: '+OK' }],
  ]),
  wireRow('tells where the messages go', [
    ['CLIENT GETREDIR', { a: ':-1' }],
    ['CLIENT TRACKINGINFO', { a: '*6 $5 flags *1 $3 off $8 redirect :-1 $8 prefixes *0' }],
    HELLO,
    ['CLIENT GETREDIR', { a: ':0' }],
    REDIRECT,
    ['CLIENT GETREDIR', { a: ':2' }],
  ]),
]

const MESSAGES: readonly WireRow[] = [
  wireRow('tells a client of a key that it read, once', [
    SUBSCRIBED,
    REDIRECT,
    GET,
    ['c: SET k 1', { b: TOLD, c: '+OK' }],
    ['c: SET k 1', { c: '+OK' }],
  ]),
  wireRow('sends nothing to a client in RESP2 that redirects to nobody', [
    HELLO,
    GET,
    ['c: SET k 1', { c: '+OK' }],
  ]),
  wireRow('tells that all is gone after FLUSHALL', [
    SUBSCRIBED,
    REDIRECT,
    ['c: FLUSHALL', { b: '*3 $7 message $20 __redis__:invalidate $-1', c: '+OK' }],
    ['c: FLUSHALL x', { c: '-ERR syntax error' }],
  ]),
  wireRow('counts a key of any database', [
    SUBSCRIBED,
    REDIRECT,
    GET,
    ['c: SELECT 2', { c: '+OK' }],
    ['c: SET k 1', { b: TOLD, c: '+OK' }],
  ]),
  wireRow('tells a client of its own writes behind the reply, but with NOLOOP', [
    RESP3,
    HELLO,
    ['GET k', { a: '_' }],
    ['SET k 1', { a: '+OK >2 $10 invalidate *1 $1 k' }],
    ['MULTI', { a: '+OK' }],
    ['GET k', { a: '+QUEUED' }],
    ['SET k 2', { a: '+QUEUED' }],
    ['PING', { a: '+QUEUED' }],
    ['EXEC', { a: '*3 $1 1 +OK +PONG >2 $10 invalidate *1 $1 k' }],
    done('CLIENT TRACKING on NOLOOP'),
    ['GET k', { a: '$1 2' }],
    done('SET k 3'),
  ]),
  wireRow(
    'tells a client of its own FLUSHALL behind the reply',
    [RESP3, HELLO, ['FLUSHALL', { a: '+OK >2 $10 invalidate _' }]],
    { before: '7.4' },
  ),
  wireRow(
    'tells a client of its own FLUSHALL before the reply',
    [RESP3, HELLO, ['FLUSHALL', { a: '>2 $10 invalidate _ +OK' }]],
    { since: '7.4' },
  ),
  wireRow('tells a client of its own write to a broadcast prefix', [
    RESP3,
    done('CLIENT TRACKING on BCAST'),
    ['MSET b 1 a 1 b 2', { a: '+OK >2 $10 invalidate *2 $1 a $1 b' }],
  ]),
  wireRow('tells a client that blocks of what served it, behind the reply', [
    RESP3,
    HELLO,
    ['LRANGE l 0 -1', { a: '*0' }],
    ['BLMOVE l2 l LEFT LEFT 0', {}],
    ['b: RPUSH l2 x', { a: '$1 x >2 $10 invalidate *1 $1 l', b: ':1' }],
  ]),
  wireRow('tells a client in RESP3 that its redirection is broken', [
    RESP3,
    ['b: PING', { b: '+PONG' }],
    REDIRECT,
    ['b: RESET', { b: '+RESET' }],
    ['b: QUIT', { b: '+OK (closed)' }],
    ['GET k', { a: '_' }],
    ['c: SET k 1', { a: '>2 $21 tracking-redir-broken :2', c: '+OK' }],
  ]),
  wireRow(
    'takes a script for a reader of the keys that it declares',
    [
      SUBSCRIBED,
      REDIRECT,
      [`EVAL "redis.call('get','j')" 1 k`, { a: '$-1' }],
      ['c: SET j 1', { c: '+OK' }],
      ['c: SET k 1', { b: TOLD, c: '+OK' }],
      [`EVAL "redis.call('ping')" 1 k`, { a: '$-1' }],
      ['c: SET k 1', { c: '+OK' }],
    ],
    { before: '7.2' },
  ),
  wireRow(
    'takes a script for a reader of what its commands read',
    [
      SUBSCRIBED,
      REDIRECT,
      [`EVAL "redis.call('get','k')" 1 j`, { a: '$-1' }],
      ['c: SET j 1', { c: '+OK' }],
      ['c: SET k 1', { b: TOLD, c: '+OK' }],
    ],
    { since: '7.2' },
  ),
  wireRow('follows CLIENT CACHING', [
    SUBSCRIBED,
    done('CLIENT TRACKING on OPTIN REDIRECT {id b}'),
    GET,
    ['c: SET k 1', { c: '+OK' }],
    done('CLIENT CACHING yes'),
    done('MULTI'),
    ['GET k', { a: '+QUEUED' }],
    ['EXEC', { a: '*1 $1 1' }],
    ['c: SET k 1', { b: TOLD, c: '+OK' }],
  ]),
  wireRow('leaves out what CLIENT CACHING NO comes before', [
    SUBSCRIBED,
    done('CLIENT TRACKING on OPTOUT REDIRECT {id b}'),
    done('CLIENT CACHING no'),
    GET,
    ['c: SET k 1', { c: '+OK' }],
    ['GET k', { a: '$1 1' }],
    ['c: SET k 1', { b: TOLD, c: '+OK' }],
  ]),
  wireRow('tells of all keys with a prefix, sorted, in one message', [
    SUBSCRIBED,
    done('CLIENT TRACKING on BCAST PREFIX x PREFIX yy REDIRECT {id b}'),
    [
      'c: MSET yyy 1 x 1 yy 1 z 1',
      {
        b: '*3 $7 message $20 __redis__:invalidate *1 $1 x *3 $7 message $20 __redis__:invalidate *2 $2 yy $3 yyy',
        c: '+OK',
      },
    ],
    done('CLIENT TRACKING off'),
    ['c: SET x 1', { c: '+OK' }],
  ]),
  wireRow('leaves own writes out of a broadcast with NOLOOP, those of scripts aside', [
    SUBSCRIBED,
    done('CLIENT TRACKING on BCAST NOLOOP REDIRECT {id b}'),
    done('SET k 1'),
    [`EVAL "redis.call('set','k',1)" 0`, { a: '$-1', b: TOLD }],
  ]),
  wireRow('marks a redirection whose client is gone', [
    SUBSCRIBED,
    REDIRECT,
    ['b: QUIT', { b: '+OK (closed)' }],
    GET,
    ['c: SET k 1', { c: '+OK' }],
    [
      'CLIENT TRACKINGINFO',
      { a: '*6 $5 flags *2 $2 on $15 broken_redirect $8 redirect :1 $8 prefixes *0' },
    ],
  ]),
  wireRow('forgets all keys with FLUSHALL, though no client tracks any', [
    SUBSCRIBED,
    REDIRECT,
    GET,
    done('CLIENT TRACKING off'),
    ['c: FLUSHALL', { c: '+OK' }],
    REDIRECT,
    ['c: SET k 1', { c: '+OK' }],
  ]),
  wireRow('drops surplus keys before the next command, one that is queued too', [
    RESP3,
    HELLO,
    ['GET k', { a: '_' }],
    ['GET k2', { a: '_' }],
    ['DEBUG PAUSE-CRON 1', { a: '+OK' }],
    ['MULTI', { a: '+OK' }],
    ['c: CONFIG SET tracking-table-max-keys 1', { c: '+OK' }],
    ['PING', { a: expect.stringMatching(/^>2 \$10 invalidate \*1 \$[12] k2? \+QUEUED$/) }],
  ]),
  wireRow('ends with RESET', [
    SUBSCRIBED,
    REDIRECT,
    GET,
    ['RESET', { a: '+RESET' }],
    ['c: SET k 1', { c: '+OK' }],
    ['CLIENT GETREDIR', { a: ':-1' }],
  ]),
]

describeWireRows('the options of CLIENT TRACKING', OPTIONS)
describeWireRows('the messages of CLIENT TRACKING', MESSAGES, { 'enable-debug-command': 'yes' })

it('drops keys soon where the limit becomes smaller', async () => {
  const server = createServer({ redisVersion: '7.0' })
  const [reader, other] = [server.connect(), server.connect()]
  reader.execute(['CLIENT', 'TRACKING', 'on'])
  for (let i = 0; i < 250; i++) reader.execute(['GET', `k${i}`])
  expect(server.tracking.readKeys.size).toBe(250)
  other.execute(['CONFIG', 'SET', 'tracking-table-max-keys', '1'])
  await vi.waitFor(() => expect(server.tracking.readKeys.size).toBe(1))
  await server.close()
})
