import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../lib/command/define-command.js'
import { expireFieldsActively } from '../../lib/commands/hashes/active-expiry.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { argvOf } from '../support/command-rows.js'
import { listenTo } from '../support/listen-to.js'

type Answered = Awaited<Answer>

let server: Server
let events: string[]

async function run(...commands: string[]): Promise<Answered> {
  const session = server.connect()
  let reply: Answered = null
  for (const command of commands) reply = await session.execute(argvOf(command))
  session.close()
  return reply
}

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] })
  server = createServer({ config: { 'notify-keyspace-events': 'EA' } })
  events = []
  const listener = server.connect()
  listenTo(listener, (items) => events.push(`${String(items[2]).split(':')[1]} ${items[3]}`))
  await listener.execute(['PSUBSCRIBE', '__keyevent@0__:*'])
  await run('HSET h a 1 b 2 c 3', 'HPEXPIRE h 100 FIELDS 2 a b')
  events.length = 0
})

afterEach(() => {
  server.close()
  vi.useRealTimers()
})

describe('fields whose time is over', () => {
  it('are still there at their last moment', async () => {
    vi.setSystemTime(1_700_000_000_100)
    expect(await run('HGET h a')).toBe('1')
    expect(await run('HPTTL h FIELDS 1 a')).toEqual([-2])
  })

  it('go when they are read, each with an event, but count until then', async () => {
    vi.setSystemTime(1_700_000_000_101)
    expect(await run('HLEN h')).toBe(3)
    expect(await run('HKEYS h')).toEqual(['c'])
    expect(await run('HSCAN h 0')).toEqual(['0', ['c', '3']])
    expect(events).toEqual([])
    expect(await run('HGET h a')).toBe(null)
    expect(await run('HLEN h')).toBe(2)
    expect(await run('HEXISTS h b')).toBe(0)
    expect(await run('HLEN h')).toBe(1)
    expect(events).toEqual(['hexpired h', 'hexpired h'])
  })

  it('go with one event where HMGET or HRANDFIELD find several', async () => {
    vi.setSystemTime(1_700_000_000_101)
    expect(await run('HMGET h a b c')).toEqual([null, null, '3'])
    expect(events).toEqual(['hexpired h'])
    await run('HPEXPIRE h 5 FIELDS 1 c')
    vi.setSystemTime(1_700_000_000_201)
    expect(await run('HRANDFIELD h')).toBe(null)
    expect(events).toEqual(['hexpired h', 'hexpire h', 'hexpired h', 'del h'])
  })

  it('are set anew', async () => {
    vi.setSystemTime(1_700_000_000_101)
    expect(await run('HSETNX h a 5')).toBe(1)
    expect(await run('HINCRBY h b 5')).toBe(5)
    expect(await run('HGETALL h', 'HTTL h FIELDS 2 a b')).toEqual([-1, -1])
  })

  it('go without being read, in the active half of expiry', async () => {
    const db = server.keyspace.databases[0]
    const context = { db, now: Date.now, notify: () => {}, alsoReplicate: () => {} }
    expect(expireFieldsActively(context, 9)).toBe(0)
    vi.setSystemTime(1_700_000_000_100)
    server.clock.move()
    expect(expireFieldsActively(context, 9)).toBe(1)
    expect(await run('HLEN h')).toBe(1)
    expect(expireFieldsActively(context, 9)).toBe(0)
  })
})
