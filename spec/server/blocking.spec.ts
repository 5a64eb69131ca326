import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { connectInProcess, type VectorConnection } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

let server: Server
let ours: VectorConnection

beforeEach(() => {
  server = createServer({ config: { 'enable-debug-command': 'yes' } })
  ours = connectInProcess(server)
})

afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

function say(line: string, client = ours): Promise<VectorReply> {
  return client.send(line.split(' '))
}

/** A client that waits, and what it has got so far. */
function waiting(line: string) {
  const client = connectInProcess(server)
  const session = [...server.sessions.values()].at(-1)
  if (session === undefined) throw new Error('no session')
  const state = { reply: undefined as VectorReply | undefined, session, client }
  const done = say(line, client).then((reply) => {
    state.reply = reply
    return reply
  })
  return { state, done }
}

describe('blocked clients', () => {
  it('get what another pushes', async () => {
    const { done } = waiting('BLPOP a q 0')
    expect(await say('RPUSH q x y')).toBe(2)
    expect(await done).toEqual(['q', 'x'])
    expect(await say('LRANGE q 0 -1')).toEqual(['y'])
  })

  it('are served in the order in which they came', async () => {
    const first = waiting('BLPOP q 0')
    const second = waiting('BRPOP other q 0')
    const third = waiting('BLPOP q 0')
    await say('RPUSH q a b')
    expect(await first.done).toEqual(['q', 'a'])
    expect(await second.done).toEqual(['q', 'b'])
    expect(third.state.reply).toBeUndefined()
    await say('RPUSH q c')
    expect(await third.done).toEqual(['q', 'c'])
  })

  it('pass elements on from one to the next', async () => {
    const taker = waiting('BLPOP r 0')
    const mover = waiting('BLMOVE q r LEFT RIGHT 0')
    await say('RPUSH q a')
    expect(await mover.done).toBe('a')
    expect(await taker.done).toEqual(['r', 'a'])
    expect(await say('EXISTS q r')).toBe(0)
  })

  it('see a transaction only when it ends', async () => {
    const { done } = waiting('BLPOP q 0')
    await say('MULTI')
    await say('RPUSH q a')
    await say('LPOP q')
    await say('RPUSH q b c')
    expect(await say('EXEC')).toEqual([1, 'a', 2])
    expect(await done).toEqual(['q', 'b'])
  })

  it('wait on when a key has expired by the end of the transaction that wrote it', async () => {
    const { state } = waiting('BLPOP q 0')
    server.activeExpiry.isOn = false
    await say('MULTI')
    await say('RPUSH q a')
    await say('PEXPIRE q 1')
    await say('DEBUG SLEEP 0.01')
    await say('EXEC')
    expect(state.reply).toBeUndefined()
  })

  it('wait on when a key is of another type', async () => {
    const { state, done } = waiting('BLPOP q 0')
    await say('SADD q a')
    expect(state.reply).toBeUndefined()
    await say('DEL q')
    await say('RPUSH q a')
    expect(await done).toEqual(['q', 'a'])
  })

  it('wait for keys of their own database', async () => {
    const { state, done } = waiting('BLPOP q 0')
    await say('SELECT 1')
    await say('RPUSH q a')
    await Promise.resolve()
    expect(state.reply).toBeUndefined()
    await say('SWAPDB 0 1')
    expect(await done).toEqual(['q', 'a'])
  })

  it('end when their time is over, under faked timers too', async () => {
    vi.useFakeTimers()
    expect(await waiting('BLPOP q 0.02').done).toEqual({ nullArray: true })
    expect(server.blocking.clients).toBe(0)
    expect(server.blocking.keys).toBe(0)
  })

  it('end by CLIENT UNBLOCK, as by their time or with an error', async () => {
    const byTime = waiting('BLPOP q 0')
    const byError = waiting('BLPOP q 0')
    expect(await say(`CLIENT UNBLOCK ${byTime.state.session.id}`)).toBe(1)
    expect(await say(`CLIENT UNBLOCK ${byError.state.session.id} ERROR`)).toBe(1)
    expect(await say('CLIENT UNBLOCK 1')).toBe(0)
    expect(await byTime.done).toEqual({ nullArray: true })
    expect(await byError.done).toEqual({
      error: 'UNBLOCKED client unblocked via CLIENT UNBLOCK',
    })
  })

  it('are forgotten when their connection ends', async () => {
    const { state } = waiting('BLPOP q 0')
    state.session.close()
    expect(server.blocking.clients).toBe(0)
    await say('RPUSH q a')
    expect(await say('LLEN q')).toBe(1)
  })

  it('keep their later commands waiting, in order', async () => {
    const { state, done } = waiting('BLPOP q 0')
    const later = [say('RPUSH log 1', state.client), say('RPUSH log 2', state.client)]
    expect(await say('LLEN log')).toBe(0)
    await say('RPUSH q a')
    expect(await done).toEqual(['q', 'a'])
    const last = say('RPUSH log 3', state.client)
    expect(await Promise.all([...later, last])).toEqual([1, 2, 3])
  })

  it('hold nobody else up', async () => {
    waiting('BLPOP q 0')
    expect(await say('PING')).toEqual({ status: 'PONG' })
  })
})

describe('CLIENT PAUSE', () => {
  it('holds commands back until UNPAUSE', async () => {
    await say('CLIENT PAUSE 100000 WRITE')
    const { state, done } = waiting('RPUSH q a')
    expect(await say('LLEN q')).toBe(0)
    expect(state.reply).toBeUndefined()
    await say('CLIENT UNPAUSE')
    expect(await done).toBe(1)
  })

  it('ends by itself', async () => {
    await say('CLIENT PAUSE 20')
    expect(await say('PING')).toEqual({ status: 'PONG' })
  })
})
