import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Listener } from '../../lib/server/connection/listen.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { error, ok } from '../support/command-rows.js'
import { WireConnection } from '../support/wire-connection.js'

let server: Server
let listener: Listener
const clients: WireConnection[] = []

beforeEach(async () => {
  server = createServer()
  listener = await server.listen({ port: 0 })
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
})

async function open(): Promise<WireConnection> {
  const client = await WireConnection.open(listener.port)
  clients.push(client)
  return client
}

/** Resolves when a socket has received just so many bytes. */
function bytesOf(socket: Socket, count: number): Promise<void> {
  let received = 0
  return new Promise((resolve) => {
    socket.on('data', (bytes) => {
      received += bytes.length
      if (received === count) resolve()
    })
  })
}

const PONG = { status: 'PONG' }
const CLOSED = { closed: true }

describe('a server that listens', () => {
  it('keeps the process alive, unless it is told not to', async () => {
    const doors = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length
    const before = doors()
    const other = await server.listen({ unref: true })
    const unref = doors()
    const kept = await server.listen()
    expect([unref, doors()]).toEqual([before, before + 1])
    await Promise.all([other.close(), kept.close()])
  })

  it('answers a pipeline in order, also behind a command that waits', async () => {
    const client = await open()
    client.write('PING\r\nBLPOP q 0\r\nECHO a\r\nECHO b\r\n')
    expect(await client.next()).toEqual(PONG)
    const rest = [client.next(), client.next(), client.next()]
    expect(await (await open()).send(['RPUSH', 'q', 'x'])).toBe(1)
    expect(await Promise.all(rest)).toEqual([['q', 'x'], 'a', 'b'])
  })

  it('takes requests in halves', async () => {
    const client = await open()
    client.write('*2\r\n$4\r\nEC')
    await vi.waitFor(() => expect(server.sessions.size).toBe(1))
    client.write('HO\r\n$2\r\nhi')
    client.write('\r\n')
    expect(await client.next()).toBe('hi')
  })

  it.each([
    ['*x\r\nPING\r\n', 'invalid multibulk length'],
    ['*1\r\n$-1\r\nPING\r\n', 'invalid bulk length'],
    ['*1\r\n$536870913\r\n', 'invalid bulk length'],
    ['*1\r\n:4\r\n', "expected '$', got ':'"],
    ['ECHO "a\r\nPING\r\n', 'unbalanced quotes in request'],
  ])('ends a connection that says %j', async (bytes, what) => {
    const client = await open()
    client.write(bytes)
    expect(await client.next()).toEqual(error(`ERR Protocol error: ${what}`))
    expect(await client.next()).toEqual(CLOSED)
    expect(await (await open()).send(['PING'])).toEqual(PONG)
  })

  it.each(['POST / HTTP/1.1', 'Host: localhost'])('hangs up on %j', async (line) => {
    const client = await open()
    client.write(`${line}\r\nPING\r\n`)
    expect(await client.next()).toEqual(CLOSED)
  })

  it('follows proto-max-bulk-len', async () => {
    const client = await open()
    expect(await client.send(['CONFIG', 'SET', 'proto-max-bulk-len', '1mb'])).toEqual(ok)
    expect(await client.send(['ECHO', 'x'.repeat(2 ** 20)])).toHaveLength(2 ** 20)
    client.write(`*2\r\n$4\r\nECHO\r\n$${2 ** 20 + 1}\r\n`)
    expect(await client.next()).toEqual(error('ERR Protocol error: invalid bulk length'))
  })

  it('follows maxclients', async () => {
    const client = await open()
    expect(await client.send(['CONFIG', 'SET', 'maxclients', '1'])).toEqual(ok)
    const second = await open()
    expect(await second.next()).toEqual(error('ERR max number of clients reached'))
    expect(await second.next()).toEqual(CLOSED)
    expect(await client.send(['PING'])).toEqual(PONG)
  })

  it('answers QUIT and ends the connection', async () => {
    const client = await open()
    client.write('QUIT\r\nPING\r\n')
    expect(await client.next()).toEqual(ok)
    expect(await client.next()).toEqual(CLOSED)
  })

  it('ends a connection that another kills, and answers one that kills itself', async () => {
    const [victim, killer] = [await open(), await open()]
    const id = String(await victim.send(['CLIENT', 'ID']))
    expect(await killer.send(['CLIENT', 'KILL', 'ID', id])).toBe(1)
    expect(await victim.next()).toEqual(CLOSED)
    const own = String(await killer.send(['CLIENT', 'ID']))
    expect(await killer.send(['CLIENT', 'KILL', 'ID', own, 'SKIPME', 'no'])).toBe(1)
    expect(await killer.next()).toEqual(CLOSED)
  })

  it('forgets a blocked client whose connection breaks', async () => {
    const client = await open()
    client.write('BLPOP q 0\r\n')
    await vi.waitFor(() => expect(server.blocking.clients).toBe(1))
    client.close()
    await vi.waitFor(() => expect(server.blocking.clients).toBe(0))
  })

  it('sends messages to those who listen', async () => {
    const client = await open()
    expect(await client.send(['SUBSCRIBE', 'a', 'b'])).toEqual(['subscribe', 'a', 1])
    expect(await client.next()).toEqual(['subscribe', 'b', 2])
    expect(await (await open()).send(['PUBLISH', 'b', '\xff\r\n'])).toBe(1)
    expect(await client.next()).toEqual(['message', 'b', '\xff\r\n'])
  })

  it('holds a client back that takes no replies', async () => {
    const client = await open()
    expect(await client.send(['RPUSH', 'q', 'x'.repeat(2 ** 20)])).toBe(1)
    const reader = connect(listener.port, '127.0.0.1')
    const requests = 100
    reader.write('LINDEX q 0\r\n'.repeat(requests))
    await vi.waitFor(() => expect(server.stats.commands).toBeGreaterThan(3))
    await new Promise((resolve) => setTimeout(resolve, 50))
    // Without back-pressure all 100 MB would stand in memory now.
    expect(server.stats.commands).toBeLessThan(60)
    expect(await client.send(['PING'])).toEqual(PONG)
    await bytesOf(reader, requests * (2 ** 20 + '$1048576\r\n\r\n'.length))
    reader.destroy()
  })

  it('ends a listener that takes no messages, by client-output-buffer-limit', async () => {
    const client = await open()
    await client.send(['CONFIG', 'SET', 'client-output-buffer-limit', 'pubsub 8mb 0 0'])
    const reader = connect(listener.port, '127.0.0.1')
    reader.write('SUBSCRIBE news\r\n')
    await vi.waitFor(() => expect(server.pubsub.names('channels')).toEqual(['news']))
    const message = 'x'.repeat(2 ** 20)
    let receivers = 1
    for (let i = 0; i < 40 && receivers === 1; i++) {
      receivers = Number(await client.send(['PUBLISH', 'news', message]))
    }
    expect(receivers).toBe(0)
    reader.destroy()
  })

  it('serves a thousand connections', async () => {
    const many = await Promise.all(Array.from({ length: 1000 }, open))
    const replies = await Promise.all(many.map((client, i) => client.send(['ECHO', `${i}`])))
    expect(replies).toEqual(many.map((_, i) => `${i}`))
  })

  it('takes a pipeline of 20 MB', async () => {
    const client = connect(listener.port, '127.0.0.1')
    const count = 20000
    const value = 'x'.repeat(1000)
    client.write(`*2\r\n$4\r\nECHO\r\n$1000\r\n${value}\r\n`.repeat(count))
    await bytesOf(client, count * `$1000\r\n${value}\r\n`.length)
    client.destroy()
  })
})

describe('a Unix socket', () => {
  it('is listened at too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'))
    const path = join(folder, 'redis.sock')
    expect((await server.listen({ path })).port).toBe(0)
    const socket = connect(path)
    const reply = new Promise((resolve) => socket.once('data', (bytes) => resolve(`${bytes}`)))
    socket.write('PING\r\n')
    expect(await reply).toBe('+PONG\r\n')
    socket.destroy()
    rmSync(folder, { recursive: true })
  })
})
