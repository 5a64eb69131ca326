import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { error, ok } from '../support/command-rows.js'
import { type Conversation, converse } from '../support/conversation.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

let server: Server

beforeEach(() => {
  server = createServer({ redisVersion: '7.0' })
})

afterEach(() => server.close())

const SYNTAX = error('ERR syntax error')

const REPLIES: [line: string, reply: VectorReply][] = [
  ['CLIENT ID', 1],
  ['CLIENT GETNAME', null],
  ['CLIENT REPLY x', SYNTAX],
  ['CLIENT NO-EVICT on', ok],
  ['CLIENT NO-EVICT x', SYNTAX],
  ['CLIENT KILL 1.2.3.4:5', error('ERR No such client')],
  ['CLIENT KILL id 999', 0],
  ['CLIENT KILL id x', error('ERR client-id should be greater than 0')],
  ['CLIENT KILL id 0', error('ERR client-id should be greater than 0')],
  ['CLIENT KILL foo bar', SYNTAX],
  ['CLIENT KILL type x', error("ERR Unknown client type 'x'")],
  ['CLIENT KILL type normal skipme maybe', SYNTAX],
  ['CLIENT KILL user nobody', error("ERR No such user 'nobody'")],
  ['CLIENT KILL id', error('ERR No such client')],
  ['CLIENT KILL maxage 1', SYNTAX],
  ['CLIENT LIST type x', error("ERR Unknown client type 'x'")],
  ['CLIENT LIST type constructor', error("ERR Unknown client type 'constructor'")],
  ['CLIENT LIST type master', ''],
  ['CLIENT LIST id x', error('ERR Invalid client ID')],
  ['CLIENT LIST id 999', ''],
  ['CLIENT LIST id', SYNTAX],
  ['CLIENT LIST nope', SYNTAX],
  ['CLIENT UNBLOCK x', error('ERR value is not an integer or out of range')],
  ['CLIENT UNBLOCK 5', 0],
  ['CLIENT UNBLOCK 5 foo', error('ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR')],
  ['CLIENT PAUSE x', error('ERR timeout is not an integer or out of range')],
  ['CLIENT PAUSE -1', error('ERR timeout is negative')],
  ['CLIENT PAUSE 1 foo', error('ERR CLIENT PAUSE mode must be WRITE or ALL')],
  ['CLIENT UNPAUSE', ok],
  ['CLIENT GETREDIR', -1],
  ['CLIENT SETINFO lib-name x', error("ERR unknown subcommand 'SETINFO'. Try CLIENT HELP.")],
  ['CLIENT', error("ERR wrong number of arguments for 'client' command")],
  ['CLIENT KILL', error("ERR wrong number of arguments for 'client|kill' command")],
]

const CONVERSATIONS: [title: string, version: RedisVersion, conversation: Conversation][] = [
  [
    'a name may have visible ASCII alone, and none takes it away',
    '7.0',
    [
      [
        'CLIENT SETNAME \u00e9',
        error('ERR Client names cannot contain spaces, newlines or special characters.'),
      ],
      ['CLIENT SETNAME x', ok],
      ['CLIENT GETNAME', 'x'],
      ['CLIENT SETNAME ', ok],
      ['CLIENT GETNAME', null],
    ],
  ],
  [
    'SETINFO takes the library from 7.2 on',
    '7.2',
    [
      ['CLIENT SETINFO LIB-NAME ioredis', ok],
      [
        'CLIENT SETINFO lib-ver é',
        error('ERR lib-ver cannot contain spaces, newlines or special characters.'),
      ],
      ['CLIENT SETINFO nope x', error("ERR Unrecognized option 'nope'")],
    ],
  ],
  [
    'KILL by number ends a connection',
    '7.0',
    [
      ['one: CLIENT ID', 1],
      ['two: CLIENT KILL id 1', 1],
      ['one: PING', error('ERR Connection is closed')],
    ],
  ],
  [
    'KILL spares the client itself, if it does not say otherwise',
    '7.0',
    [
      ['CLIENT KILL TYPE normal', 0],
      ['CLIENT KILL TYPE normal SKIPME no', 1],
      ['PING', error('ERR Connection is closed')],
    ],
  ],
  [
    'AUTH needs a password to compare with',
    '7.0',
    [
      [
        'AUTH x',
        error(
          'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
        ),
      ],
      ['AUTH default x', ok],
      ['AUTH nobody x', error('WRONGPASS invalid username-password pair or user is disabled.')],
      ['AUTH a b c', SYNTAX],
    ],
  ],
  [
    'HELLO gives the protocol and may set a name',
    '7.0',
    [
      ['HELLO 4', error('NOPROTO unsupported protocol version')],
      ['HELLO x', error('ERR Protocol version is not an integer or out of range')],
      ['HELLO 3 AUTH', error("ERR Syntax error in HELLO option 'AUTH'")],
      [
        'HELLO 2 SETNAME x',
        [
          ...['server', 'redis', 'version', '7.0.15', 'proto', 2, 'id', 1],
          ...['mode', 'standalone', 'role', 'master', 'modules', []],
        ],
      ],
      ['CLIENT GETNAME', 'x'],
      [
        'HELLO 3',
        {
          map: [
            ['server', 'redis'],
            ['version', '7.0.15'],
            ['proto', 3],
            ['id', 1],
            ['mode', 'standalone'],
            ['role', 'master'],
            ['modules', []],
          ],
        },
      ],
      ['SUBSCRIBE a', { push: ['subscribe', 'a', 1] }],
      ['CLIENT GETNAME', 'x'],
    ],
  ],
]

describe('CLIENT', () => {
  it.each(REPLIES)('%s', async (line, reply) => {
    expect(await connectInProcess(server).send(line.split(' '))).toEqual(reply)
  })

  it.each(CONVERSATIONS)('%s', async (_, redisVersion, conversation) => {
    server = createServer({ redisVersion })
    await converse(server, conversation)
  })

  it('LIST shows each client on a line', async () => {
    const first = server.connect({ address: '10.0.0.1:5', localAddress: '10.0.0.2:6379' })
    first.execute(['CLIENT', 'SETNAME', 'bull:x'])
    first.execute(['MULTI'])
    first.execute(['PING'])
    const list = String(await connectInProcess(server).send(['CLIENT', 'LIST']))
    const lines = list.split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(
      /^id=1 addr=10\.0\.0\.1:5 laddr=10\.0\.0\.2:6379 fd=\d+ name=bull:x age=0 idle=0 flags=x db=0 sub=0 psub=0 ssub=0 multi=1 .* cmd=ping user=default redir=-1 resp=2$/,
    )
    expect(lines[1]).toMatch(/^id=2 .* flags=N .* multi=-1 .* cmd=client\|list user=default/)
  })

  it('REPLY SKIP and OFF keep replies back', async () => {
    const session = server.connect()
    const say = (line: string) => session.execute(line.split(' '))
    const nothing = { replies: [] }
    expect(say('CLIENT REPLY SKIP')).toEqual(nothing)
    expect(say('PING')).toEqual(nothing)
    expect(say('PING')).toMatchObject({ text: 'PONG' })
    expect(say('CLIENT REPLY OFF')).toEqual(nothing)
    expect(say('PING')).toEqual(nothing)
    expect(say('PING')).toEqual(nothing)
    expect(say('CLIENT REPLY ON')).toMatchObject({ text: 'OK' })
    expect(say('PING')).toMatchObject({ text: 'PONG' })
  })
})

describe('a password', () => {
  it('is asked of new connections, of those that are there no more', async () => {
    await converse(server, [
      ['early: CONFIG SET requirepass secret', ok],
      ['early: LLEN q', 0],
      ['PING', error('NOAUTH Authentication required.')],
      ['HELLO', { error: expect.stringContaining('NOAUTH HELLO must be called') } as never],
      ['AUTH wrong', error('WRONGPASS invalid username-password pair or user is disabled.')],
      ['AUTH secret', ok],
      ['LLEN q', 0],
      ['RESET', { status: 'RESET' }],
      ['LLEN q', error('NOAUTH Authentication required.')],
      ['AUTH default secret', ok],
      ['LLEN q', 0],
    ])
  })
})
