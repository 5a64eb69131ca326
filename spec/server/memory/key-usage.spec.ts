import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, type Server } from '../../../lib/server/registry/registry.js'
import { describeRows, error, ok, row } from '../../support/command-rows.js'

const NO_FREQUENCY = error(
  'ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.',
)
const NO_IDLE_TIME = error(
  'ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.',
)
/** DUMP of the string `hello` by 6.2. */
const HELLO = JSON.stringify(
  Buffer.from('000568656c6c6f0900b3808eba31b243bb', 'hex').toString('latin1'),
)

// Idle seconds would pass while a busy machine runs the rows.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describeRows('OBJECT IDLETIME', [
  row('is known without an LFU policy', [
    ['OBJECT IDLETIME a', null],
    ['SET a hello', ok],
    ['OBJECT IDLETIME a', 0],
    ['OBJECT FREQ a', NO_FREQUENCY],
    ['OBJECT FREQ nokey', null],
  ]),
  row('comes with RESTORE', [
    [`RESTORE a 0 ${HELLO} IDLETIME 1000`, ok],
    ['OBJECT IDLETIME a', 1000],
    ['COPY a b', 1],
    ['OBJECT IDLETIME b', 0],
    [`RESTORE a 0 ${HELLO} REPLACE IDLETIME 5000`, ok],
    ['RENAME a b', ok],
    ['OBJECT IDLETIME b', 0],
    // Longer than the clock goes: half of it.
    [`RESTORE a 0 ${HELLO} REPLACE IDLETIME 9223372036854775807`, ok],
    ['OBJECT IDLETIME a', 8388608],
    [`RESTORE a 0 ${HELLO} REPLACE FREQ 7`, ok],
    ['OBJECT IDLETIME a', 0],
  ]),
  row('stays while commands look at the key from outside', [
    [`RESTORE a 0 ${HELLO} IDLETIME 1000`, ok],
    ['EXISTS a', 1],
    ['TYPE a', { status: 'string' }],
    ['TTL a', -1],
    ['OBJECT ENCODING a', 'embstr'],
    ['SCAN 0', ['0', ['a']]],
    ['RANDOMKEY', 'a'],
    ['OBJECT IDLETIME a', 1000],
    ['GET a', 'hello'],
    ['OBJECT IDLETIME a', 0],
  ]),
  row(
    'stays for a client that touches nothing, but for TOUCH',
    [
      [`RESTORE a 0 ${HELLO} IDLETIME 1000`, ok],
      ['CLIENT NO-TOUCH ON', ok],
      ['GET a', 'hello'],
      ['OBJECT IDLETIME a', 1000],
      ['TOUCH a', 1],
      ['OBJECT IDLETIME a', 0],
      [`RESTORE a 0 ${HELLO} REPLACE IDLETIME 1000`, ok],
      ['CLIENT NO-TOUCH OFF', ok],
      ['STRLEN a', 5],
      ['OBJECT IDLETIME a', 0],
    ],
    { since: '7.2' },
  ),
])

describeRows(
  'OBJECT FREQ',
  [
    row('is known with an LFU policy', [
      ['OBJECT FREQ a', null],
      ['OBJECT IDLETIME a', null],
      ['SET a hello', ok],
      ['OBJECT FREQ a', 5],
      ['OBJECT IDLETIME a', NO_IDLE_TIME],
    ]),
    row('counts each use where the factor is 0', [
      ['SET a hello', ok],
      ['GET a', 'hello'],
      ['MGET a a', ['hello', 'hello']],
      ['OBJECT FREQ a', 8],
      ['SET a more', ok],
      ['OBJECT FREQ a', 9],
      ['EXISTS a', 1],
      ['TTL a', -1],
      ['TYPE a', { status: 'string' }],
      ['OBJECT FREQ a', 9],
      ['SETNX a x', 0],
      ['EXPIRE a 100', 1],
      ['PERSIST a', 1],
      ['TOUCH a', 1],
      ['APPEND a x', 5],
      ['RENAME a b', ok],
      ['OBJECT FREQ b', 15],
    ]),
    row('comes with RESTORE, up to the most', [
      [`RESTORE a 0 ${HELLO} FREQ 254`, ok],
      ['OBJECT FREQ a', 254],
      ['GET a', 'hello'],
      ['GET a', 'hello'],
      ['OBJECT FREQ a', 255],
      [`RESTORE b 0 ${HELLO} IDLETIME 1000`, ok],
      ['OBJECT FREQ b', 5],
    ]),
  ],
  { 'maxmemory-policy': 'allkeys-lfu', 'lfu-log-factor': '0' },
)

describeRows('OBJECT REFCOUNT', [
  row('shares no small integers where maxmemory goes by the use of keys', [
    ['SET a 1', ok],
    ['OBJECT REFCOUNT a', 2147483647],
    ['CONFIG SET maxmemory 1gb', ok],
    ['CONFIG SET maxmemory-policy allkeys-random', ok],
    ['OBJECT REFCOUNT a', 2147483647],
    ['CONFIG SET maxmemory-policy volatile-lru', ok],
    ['SET a 1', ok],
    ['OBJECT REFCOUNT a', 1],
    ['CONFIG SET maxmemory 0', ok],
    ['SET a 1', ok],
    ['OBJECT REFCOUNT a', 2147483647],
  ]),
])

describe('time', () => {
  let server: Server

  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(async () => {
    await server.close()
    vi.useRealTimers()
  })

  it('makes keys idle', () => {
    server = createServer()
    const session = server.connect()
    session.execute(['SET', 'a', '1'])
    vi.advanceTimersByTime(90_000)
    expect(session.execute(['OBJECT', 'IDLETIME', 'a'])).toBe(90)
    session.execute(['GET', 'a'])
    expect(session.execute(['OBJECT', 'IDLETIME', 'a'])).toBe(0)
  })

  it('takes counts of uses away, one in each lfu-decay-time', () => {
    const config = { 'maxmemory-policy': 'volatile-lfu', 'lfu-decay-time': 2 }
    server = createServer({ config })
    const session = server.connect()
    session.execute(['SET', 'a', '1'])
    vi.advanceTimersByTime(4 * 60_000)
    session.execute(['PING'])
    expect(session.execute(['OBJECT', 'FREQ', 'a'])).toBe(3)
    vi.advanceTimersByTime(60 * 60_000)
    session.execute(['PING'])
    expect(session.execute(['OBJECT', 'FREQ', 'a'])).toBe(0)
  })

  it('takes none away where lfu-decay-time is 0', () => {
    server = createServer({ config: { 'maxmemory-policy': 'allkeys-lfu', 'lfu-decay-time': 0 } })
    const session = server.connect()
    session.execute(['SET', 'a', '1'])
    vi.advanceTimersByTime(24 * 60 * 60_000)
    expect(session.execute(['OBJECT', 'FREQ', 'a'])).toBe(5)
  })

  it('lets uses count less often the more there are', () => {
    server = createServer({ seed: 1, config: { 'maxmemory-policy': 'allkeys-lfu' } })
    const session = server.connect()
    session.execute(['SET', 'a', '1'])
    const usesAfter = (count: number) => {
      for (let i = 0; i < count; i++) session.execute(['GET', 'a'])
      return session.execute(['OBJECT', 'FREQ', 'a']) as number
    }
    const uses = [usesAfter(100), usesAfter(900), usesAfter(9000)]
    expect(uses[0]).toBeGreaterThan(6)
    expect(uses[0]).toBeLessThan(15)
    expect(uses[1]).toBeLessThan(30)
    expect(uses[2]).toBeLessThan(75)
    expect(uses[2]).toBeGreaterThan(35)
  })
})
