import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { error, nullArray, ok } from '../support/command-rows.js'
import { type Conversation, converse, QUEUED } from '../support/conversation.js'
import { connectInProcess, type VectorConnection } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

const ABORTED = error('EXECABORT Transaction discarded because of previous errors.')

const CONVERSATIONS: [title: string, conversation: Conversation][] = [
  [
    'EXEC answers each reply in its place, errors included',
    [
      ['MULTI', ok],
      ['RPUSH q a', QUEUED],
      ['HGET q f', QUEUED],
      ['LLEN q', QUEUED],
      ['EXEC', [1, error('WRONGTYPE Operation against a key holding the wrong kind of value'), 1]],
    ],
  ],
  [
    'EXEC of nothing answers nothing',
    [
      ['MULTI', ok],
      ['EXEC', []],
    ],
  ],
  [
    'an unknown command aborts EXEC',
    [
      ['MULTI', ok],
      ['NOPE a b', error("ERR unknown command 'NOPE', with args beginning with: 'a' 'b' ")],
      ['RPUSH q a', QUEUED],
      ['EXEC', ABORTED],
      ['LLEN q', 0],
      ['EXEC', error('ERR EXEC without MULTI')],
    ],
  ],
  [
    'a wrong number of arguments aborts EXEC',
    [
      ['MULTI', ok],
      ['LLEN', error("ERR wrong number of arguments for 'llen' command")],
      ['EXEC', ABORTED],
    ],
  ],
  [
    'EXEC with an argument gives up itself',
    [
      ['MULTI', ok],
      [
        'EXEC x',
        error(
          "EXECABORT Transaction discarded because of: wrong number of arguments for 'exec' command",
        ),
      ],
      ['EXEC', error('ERR EXEC without MULTI')],
    ],
  ],
  [
    'MULTI and WATCH in MULTI are refused and abort nothing',
    [
      ['MULTI', ok],
      ['MULTI', error('ERR MULTI calls can not be nested')],
      ['WATCH a', error('ERR WATCH inside MULTI is not allowed')],
      ['LLEN q', QUEUED],
      ['EXEC', [0]],
    ],
  ],
  [
    'DISCARD forgets what was queued and watched',
    [
      ['WATCH q', ok],
      ['MULTI', ok],
      ['RPUSH q a', QUEUED],
      ['DISCARD', ok],
      ['other: RPUSH q b', 1],
      ['MULTI', ok],
      ['EXEC', []],
      ['DISCARD', error('ERR DISCARD without MULTI')],
    ],
  ],
  [
    'a watched key that another changes makes EXEC answer null',
    [
      ['WATCH a q', ok],
      ['other: RPUSH q b', 1],
      ['MULTI', ok],
      ['LLEN q', QUEUED],
      ['EXEC', nullArray],
    ],
  ],
  [
    'a change between MULTI and EXEC counts',
    [
      ['WATCH q', ok],
      ['MULTI', ok],
      ['LLEN q', QUEUED],
      ['other: RPUSH q b', 1],
      ['EXEC', nullArray],
      ['MULTI', ok],
      ['EXEC', []],
    ],
  ],
  [
    'a change by the client itself counts',
    [
      ['WATCH q', ok],
      ['RPUSH q b', 1],
      ['MULTI', ok],
      ['EXEC', nullArray],
    ],
  ],
  [
    'a key of another database with the same name is another key',
    [
      ['WATCH q', ok],
      ['other: SELECT 1', ok],
      ['other: RPUSH q b', 1],
      ['MULTI', ok],
      ['EXEC', []],
    ],
  ],
  [
    'UNWATCH forgets changes',
    [
      ['WATCH q', ok],
      ['other: RPUSH q b', 1],
      ['UNWATCH', ok],
      ['MULTI', ok],
      ['EXEC', []],
    ],
  ],
  [
    'FLUSHALL changes watched keys that are there, and no others',
    [
      ['WATCH q', ok],
      ['other: FLUSHALL', ok],
      ['MULTI', ok],
      ['EXEC', []],
      ['RPUSH q a', 1],
      ['WATCH q', ok],
      ['other: FLUSHALL', ok],
      ['MULTI', ok],
      ['EXEC', nullArray],
    ],
  ],
  [
    'SWAPDB changes watched keys of both databases',
    [
      ['RPUSH q a', 1],
      ['WATCH q', ok],
      ['other: SWAPDB 0 1', ok],
      ['MULTI', ok],
      ['EXEC', nullArray],
    ],
  ],
  [
    'blocking commands answer at once',
    [
      ['MULTI', ok],
      ['BLPOP q 0', QUEUED],
      ['BLMOVE q r LEFT RIGHT 0', QUEUED],
      ['EXEC', [nullArray, null]],
    ],
  ],
  [
    'QUIT and RESET are not queued',
    [
      ['MULTI', ok],
      ['RESET', { status: 'RESET' }],
      ['EXEC', error('ERR EXEC without MULTI')],
      ['MULTI', ok],
      ['QUIT', ok],
      ['PING', error('ERR Connection is closed')],
    ],
  ],
]

let server: Server
let client: VectorConnection

function begin(redisVersion: RedisVersion = '7.4'): void {
  server = createServer({ redisVersion })
  client = connectInProcess(server)
}

function say(line: string): Promise<VectorReply> {
  return client.send(line.split(' '))
}

beforeEach(() => begin())
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

describe('a transaction', () => {
  it.each(CONVERSATIONS)('%s', async (_, conversation) => {
    await converse(server, conversation)
  })

  it('ends in null when a watched key expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await say('RPUSH q a')
    await say('PEXPIRE q 50')
    await say('WATCH q')
    vi.advanceTimersByTime(60)
    await say('MULTI')
    expect(await say('EXEC')).toEqual(nullArray)
  })

  it('does not end in null when the key had expired before it was watched', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await say('RPUSH q a')
    await say('PEXPIRE q 50')
    vi.advanceTimersByTime(60)
    await say('WATCH q')
    await say('MULTI')
    expect(await say('EXEC')).toEqual([])
  })

  it.each(['7.0', '7.2', '7.4'] as const)(
    'aborts for an unknown subcommand in %s',
    async (version) => {
      begin(version)
      await say('MULTI')
      const refusal = error("ERR unknown subcommand 'nope'. Try CONFIG HELP.")
      expect(await say('CONFIG nope')).toEqual(refusal)
      expect(await say('EXEC')).toEqual(ABORTED)
    },
  )

  it('meets an unknown subcommand of 6.2 only when it runs', async () => {
    begin('6.2')
    await say('MULTI')
    expect(await say('CONFIG nope')).toEqual(QUEUED)
    expect(await say('EXEC')).toEqual([
      error("ERR Unknown subcommand or wrong number of arguments for 'nope'. Try CONFIG HELP."),
    ])
  })
})
