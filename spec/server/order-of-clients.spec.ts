import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import { WAYS, type Way } from '../adapters/conformance/places.js'
import { closeRealServers } from '../adapters/conformance/real-server.js'
import { next } from '../adapters/net/sockets.js'

/** Long enough for a server of the system to hear, and to answer. */
const SETTLED = 10

/** What clients say first, in order, then what `a` says, and who hears something in which order. */
type Row = readonly [
  title: string,
  before: readonly (readonly [client: string, line: string])[],
  lines: string,
  order: string,
]

const WAKE_ALL = `redis.call('xadd','s','*','f','v') redis.call('zadd','z',1,'m') return 1`
const PUBLISH_AND_WAKE = `redis.call('publish','ch','x') redis.call('rpush','l',1) return 1`

const ROWS: readonly Row[] = [
  ['a client that waits hears before who wakes it', [['b', 'BLPOP l 0']], 'RPUSH l x', 'ba'],
  [
    'of two that wait, the later one hears first',
    [
      ['b', 'BLPOP l 0'],
      ['c', 'BLPOP l 0'],
    ],
    'RPUSH l x y',
    'cba',
  ],
  [
    'so they do when a script wakes them',
    [
      ['b', 'XREAD BLOCK 0 STREAMS s $'],
      ['c', 'BZPOPMIN z 0'],
    ],
    `EVAL "${WAKE_ALL}" 0`,
    'cba',
  ],
  [
    'a client that waits hears before the reply of EXEC',
    [
      ['a', 'MULTI'],
      ['a', 'RPUSH l x'],
      ['b', 'BLPOP l 0'],
    ],
    'EXEC',
    'ba',
  ],
  [
    'a pipeline is answered as one, after who it woke',
    [['b', 'BLPOP l 0']],
    'RPUSH l x\r\nPING',
    'ba',
  ],
  [
    'who publishes hears before those who listen, of whom the later one is first',
    [
      ['b', 'SUBSCRIBE ch'],
      ['c', 'SUBSCRIBE ch'],
    ],
    'PUBLISH ch x',
    'acb',
  ],
  [
    'a script that publishes and wakes is answered in between',
    [
      ['b', 'SUBSCRIBE ch'],
      ['c', 'SUBSCRIBE ch'],
      ['d', 'BLPOP l 0'],
    ],
    `EVAL "${PUBLISH_AND_WAKE}" 0`,
    'dacb',
  ],
  [
    'a key that is tracked is invalid after the reply',
    [
      ['b', 'HELLO 3'],
      ['b', 'CLIENT TRACKING ON'],
      ['b', 'GET k'],
    ],
    'SET k v',
    'ab',
  ],
  ['MONITOR shows a command before its reply', [['b', 'MONITOR']], 'SET k v', 'ba'],
  ['and a script behind it', [['b', 'MONITOR']], 'EVAL "return 1" 0', 'ab'],
  [
    'a client that CLIENT UNBLOCK lets go on hears after who asked for it',
    [
      ['b', 'CLIENT ID'],
      ['b', 'BLPOP l 0'],
    ],
    'CLIENT UNBLOCK ID',
    'ab',
  ],
]

const BETWEEN_TICKS: Row = [
  'a client whose wait is over hears with the next command, if it comes before the next tick',
  [
    ['a', 'CONFIG SET hz 1'],
    ['b', 'BLPOP l 0.001'],
  ],
  'PING',
  'ba',
]

const WOKEN: Row = [
  'a process that waits is told of the first socket alone',
  [['b', 'BLPOP l 0']],
  'RPUSH l x',
  'b|a',
]

/** What `a` says as soon as it hears something else, in a process that is at work for some time then. */
const AT_WORK: readonly Row[] = [
  [
    'a client that has just heard hears again before who waits longer',
    [['b', 'BLPOP l 0']],
    'RPUSH l x',
    'ab',
  ],
  [
    'behind it they hear in their order',
    [
      ['b', 'BLPOP l 0'],
      ['c', 'BLPOP l 0'],
    ],
    'RPUSH l x y',
    'acb',
  ],
]

/** What `b` says when `a` makes an event of the keyspace, that `b` listens for. */
const event = (title: string, line: string, order: string, ...before: readonly string[]): Row => [
  title,
  [
    ['a', 'CONFIG SET notify-keyspace-events KEA'],
    ...before.map((text) => ['a', text] as const),
    ['b', 'PSUBSCRIBE *'],
  ],
  line,
  order,
]

const NEW_KEYS = 'CONFIG SET notify-keyspace-events KEAn'

const EVENTS: readonly Row[] = [
  event('an event of the keyspace comes before the reply to RPUSH', 'RPUSH l x', 'ba'),
  event('and before that to SET with GET', 'SET k w GET', 'ba', 'SET k v'),
  event('and before that to EXPIRE', 'EXPIRE k 100', 'ba', 'SET k v'),
  event('and before that to XGROUP CREATE', 'XGROUP CREATE s g 0 MKSTREAM', 'ba'),
  event('and before that to SINTERSTORE of something', 'SINTERSTORE l k', 'ba', 'SADD k v'),
  event(
    'and before that to SINTERSTORE of sets with nothing in common',
    'SINTERSTORE l k m',
    'ba',
    ...['SET l v', 'SADD k a', 'SADD m b'],
  ),
  event('and before that to GETSET, which tells of a new key', 'GETSET k v', 'ba', NEW_KEYS),
  event('and before that to SET with GET, which does', 'SET k v GET', 'ba', NEW_KEYS),
  event('and before that to EXEC', 'EXEC', 'ba', 'MULTI', 'SET k v'),
  event('but behind that to SET', 'SET k v', 'ab'),
  event('and behind that to EXPIRE of a past time', 'EXPIRE k -1', 'ab', 'SET k v'),
  event('and behind that to SINTERSTORE of nothing', 'SINTERSTORE l k', 'ab', 'SET l v'),
  event('and behind that to RPUSH, if it tells of a new key first', 'RPUSH l x', 'ab', NEW_KEYS),
  event('and behind that of a script', `EVAL "return redis.call('rpush','l',1)" 0`, 'ab'),
]

/** Who heard, turn by turn of the event loop. */
class Heard {
  #turns: string[] = []
  #isNewTurn = true

  add(name: string): void {
    if (this.#isNewTurn) this.#turns.push('')
    this.#turns.push(`${this.#turns.pop()}${name}`)
    if (!this.#isNewTurn) return
    this.#isNewTurn = false
    setImmediate(() => {
      this.#isNewTurn = true
    })
  }

  clear(): void {
    this.#turns = []
    this.#isNewTurn = true
  }

  get inOrder(): string {
    return this.#turns.join('')
  }

  get inTurns(): string {
    return this.#turns.join('|')
  }
}

type Say = (client: Socket, lines: string, heard: Heard) => void

function sayOnce(client: Socket, lines: string): void {
  client.write(lines)
}

/** Says it on hearing something else; what takes time then is long enough for a server elsewhere. */
function sayAtWork(client: Socket, lines: string, heard: Heard): void {
  client.once('data', () => {
    heard.clear()
    client.write(lines)
    const end = performance.now() + SETTLED / 2
    while (performance.now() < end);
  })
  client.write('PING\r\n')
}

const listening: Way = {
  name: 'on a port of ours',
  async open() {
    const server = createServer()
    const { port } = await server.listen()
    return { host: '127.0.0.1', port, close: () => server.close() }
  },
}

describe.each([...WAYS, listening])('the order in which clients hear, $name', (way) => {
  let place: Awaited<ReturnType<Way['open']>>
  beforeAll(async () => {
    place = await way.open()
  })
  afterAll(async () => {
    await place.close()
    closeRealServers()
  })

  async function play([, before, lines, order]: Row, say: Say = sayOnce): Promise<void> {
    const clients = new Map<string, Socket>()
    const heard = new Heard()
    let id = ''
    for (const name of 'abcd') {
      const client = connect({ host: place.host, port: place.port, noDelay: true })
      client.on('data', (reply) => {
        heard.add(name)
        id = /^:(\d+)/.exec(reply.toString())?.[1] ?? id
      })
      await next(client, 'connect')
      clients.set(name, client)
    }
    for (const [name, line] of [['a', 'FLUSHALL'], ['a', 'CONFIG SET hz 10'], ...before]) {
      clients.get(name)?.write(`${line}\r\n`)
      await sleep(SETTLED)
    }
    heard.clear()
    say(clients.get('a') as Socket, `${lines.replace('ID', id)}\r\n`, heard)
    // Where a new script is compiled in this process, the first is over before anybody hears.
    await sleep(SETTLED)
    await sleep(SETTLED)
    for (const client of clients.values()) client.destroy()
    expect(order.includes('|') ? heard.inTurns : heard.inOrder).toBe(order)
  }

  for (const row of ROWS) it(row[0], () => play(row))
  // A tick may come between its steps even so.
  it(BETWEEN_TICKS[0], { retry: 5 }, () => play(BETWEEN_TICKS))
  // It is so where the system wakes it before the server has written to the second.
  if (way.name === 'in memory') it(WOKEN[0], () => play(WOKEN))
  // A server of the same process cannot answer while the process is at work.
  for (const row of AT_WORK) it.skipIf(way === listening)(row[0], () => play(row, sayAtWork))
  for (const row of EVENTS) it(row[0], () => play(row))
})
