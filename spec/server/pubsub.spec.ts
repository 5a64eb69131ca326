import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, type Server, type Session } from '../../lib/index.js'
import { Push, type Reply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { error, ok } from '../support/command-rows.js'
import { type Conversation, converse } from '../support/conversation.js'
import { listenTo } from '../support/listen-to.js'

let server: Server

beforeEach(() => {
  server = createServer()
})

afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

/** A client that has said some lines, and the messages that it got since. */
function listener(...lines: string[]): { session: Session; messages: Reply[][] } {
  const session = server.connect()
  const messages: Reply[][] = []
  listenTo(session, (items) => messages.push([...items]))
  for (const line of lines) session.execute(line.split(' '))
  return { session, messages }
}

function say(line: string) {
  return server.connect().execute(line.split(' '))
}

const REFUSED = (name: string, words: string) =>
  error(
    `ERR Can't execute '${name}': only ${words} / PING / QUIT / RESET are allowed in this context`,
  )
const WORDS = '(P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE'

const CONVERSATIONS: [title: string, version: RedisVersion, conversation: Conversation][] = [
  [
    'a client that listens may say little',
    '7.4',
    [
      ['SUBSCRIBE a', ['subscribe', 'a', 1]],
      ['LLEN q', REFUSED('llen', WORDS)],
      ['CONFIG GET hz', REFUSED('config|get', WORDS)],
      ['PING', ['pong', '']],
      ['PING hello', ['pong', 'hello']],
      ['UNSUBSCRIBE a', ['unsubscribe', 'a', 0]],
      ['LLEN q', 0],
    ],
  ],
  [
    'a client of 6.2 that listens may say less',
    '6.2',
    [
      ['PSUBSCRIBE a', ['psubscribe', 'a', 1]],
      ['LLEN q', REFUSED('llen', '(P)SUBSCRIBE / (P)UNSUBSCRIBE')],
    ],
  ],
  [
    'a client that listens no more may say all',
    '7.4',
    [
      ['CLIENT SETNAME x', ok],
      ['SSUBSCRIBE a', ['ssubscribe', 'a', 1]],
      ['SUNSUBSCRIBE', ['sunsubscribe', 'a', 0]],
      ['LLEN q', 0],
    ],
  ],
  [
    'RESET ends all subscriptions',
    '7.4',
    [
      ['SUBSCRIBE a', ['subscribe', 'a', 1]],
      ['RESET', { status: 'RESET' }],
      ['PUBSUB NUMSUB a', ['a', 0]],
    ],
  ],
  [
    'UNSUBSCRIBE from nothing is confirmed',
    '7.4',
    [
      ['UNSUBSCRIBE', ['unsubscribe', null, 0]],
      ['UNSUBSCRIBE a', ['unsubscribe', 'a', 0]],
      ['PUNSUBSCRIBE', ['punsubscribe', null, 0]],
      ['SUNSUBSCRIBE', ['sunsubscribe', null, 0]],
    ],
  ],
  [
    'PUBSUB shows who listens',
    '7.4',
    [
      ['one: SUBSCRIBE ab', ['subscribe', 'ab', 1]],
      ['two: PSUBSCRIBE a*', ['psubscribe', 'a*', 1]],
      ['three: SSUBSCRIBE s', ['ssubscribe', 's', 1]],
      ['PUBSUB CHANNELS', ['ab']],
      ['PUBSUB CHANNELS b*', []],
      ['PUBSUB NUMSUB ab c', ['ab', 1, 'c', 0]],
      ['PUBSUB NUMPAT', 1],
      ['PUBSUB SHARDCHANNELS', ['s']],
      ['PUBSUB SHARDNUMSUB s', ['s', 1]],
      [
        'PUBSUB CHANNELS a b',
        error(
          "ERR unknown subcommand or wrong number of arguments for 'CHANNELS'. Try PUBSUB HELP.",
        ),
      ],
    ],
  ],
]

describe('pub/sub', () => {
  it.each(CONVERSATIONS)('%s', async (_, redisVersion, conversation) => {
    server = createServer({ redisVersion })
    await converse(server, conversation)
  })

  it('brings messages to channels and patterns', () => {
    const { messages } = listener('SUBSCRIBE news', 'PSUBSCRIBE n* x*', 'SSUBSCRIBE news')
    expect(say('PUBLISH news hello')).toBe(2)
    expect(say('SPUBLISH news shard')).toBe(1)
    expect(say('PUBLISH nobody hello')).toBe(1)
    expect(messages).toEqual([
      ['message', 'news', 'hello'],
      ['pmessage', 'n*', 'news', 'hello'],
      ['smessage', 'news', 'shard'],
      ['pmessage', 'n*', 'nobody', 'hello'],
    ])
  })

  it('brings nothing after the connection ended', () => {
    const { session, messages } = listener('SUBSCRIBE news')
    session.close()
    expect(say('PUBLISH news hello')).toBe(0)
    expect(messages).toEqual([])
  })

  it('confirms each channel by itself', () => {
    const reply = server.connect().execute(['SUBSCRIBE', 'a', 'b', 'a'])
    expect(reply).toEqual({
      replies: [
        new Push(['subscribe', 'a', 1]),
        new Push(['subscribe', 'b', 2]),
        new Push(['subscribe', 'a', 2]),
      ],
    })
  })
})

describe('keyspace events', () => {
  it('come by key and by event, of the classes that are asked for', () => {
    const { messages } = listener('CONFIG SET notify-keyspace-events KElx', 'PSUBSCRIBE __key*')
    say('RPUSH q a')
    say('SADD s a')
    expect(messages.map((items) => items.slice(2))).toEqual([
      ['__keyspace@0__:q', 'rpush'],
      ['__keyevent@0__:rpush', 'q'],
    ])
  })

  it('do not come by default', () => {
    const { messages } = listener('PSUBSCRIBE *')
    say('RPUSH q a')
    expect(messages).toEqual([])
  })

  it('tell of a key that expires when somebody asks for it', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { messages } = listener('CONFIG SET notify-keyspace-events Ex', 'PSUBSCRIBE *')
    say('RPUSH q a')
    say('PEXPIRE q 10')
    vi.advanceTimersByTime(20)
    expect(say('EXISTS q')).toBe(0)
    expect(messages).toEqual([['pmessage', '*', '__keyevent@0__:expired', 'q']])
  })

  it('tell of a key that expires though nobody asks for it', async () => {
    const { messages } = listener('CONFIG SET notify-keyspace-events Ex', 'PSUBSCRIBE *')
    say('RPUSH q a')
    say('PEXPIRE q 1')
    await vi.waitFor(() =>
      expect(messages).toEqual([['pmessage', '*', '__keyevent@0__:expired', 'q']]),
    )
  })
})

describe('a listener', () => {
  it('may send commands: it is called when the command that published is over', () => {
    const { session } = listener('SUBSCRIBE news')
    const other = server.connect()
    const lengths: unknown[] = []
    session.onPush(() => lengths.push(other.execute(['LLEN', 'q'])))
    const publisher = server.connect()
    for (const line of ['MULTI', 'PUBLISH news x', 'RPUSH q a', 'EXEC']) {
      publisher.execute(line.split(' '))
    }
    expect(lengths).toEqual([1])
  })
})

it.each(['En', 'KEAn'])('says that keys are new: %s', async (classes) => {
  const config = { 'notify-keyspace-events': classes }
  const server = createServer({ redisVersion: '7.0', config })
  const [listener, session] = [server.connect(), server.connect()]
  const keys: unknown[] = []
  listenTo(listener, (items) => items.length === 4 && keys.push(items[3]))
  listener.execute(['PSUBSCRIBE', '__keyevent@0__:new'])
  for (const line of ['SET foo a', 'SET foo b', 'RPUSH l a', 'LPOP l', 'COPY foo foo2']) {
    session.execute(line.split(' '))
  }
  expect(keys).toEqual(['foo', 'l', 'foo2'])
  await server.close()
})
