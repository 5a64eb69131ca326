import { Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../../lib/index.js'
import { connectInMemory } from '../../../lib/server/connection/memory-socket.js'
import { next, said, untilClosed } from './sockets.js'

const sockets: Socket[] = []

function connected(host = 'redis.test', server = createServer(), options = {}): Socket {
  const socket = connectInMemory(new Socket(options), server, { host, port: 6380 })
  sockets.push(socket)
  return socket
}

describe('a socket in memory', () => {
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy()
  })

  it('connects a tick later', async () => {
    const socket = connected()
    expect([socket.connecting, socket.pending, socket.readyState]).toEqual([true, true, 'opening'])
    await next(socket, 'ready')
    expect([socket.connecting, socket.pending, socket.readyState]).toEqual([false, false, 'open'])
  })

  it('answers what was written before it was connected', async () => {
    const socket = connected()
    socket.write('PING\r\n')
    socket.write('ECHO hi\r\n')
    expect(await said(socket, 15)).toBe('+PONG\r\n$2\r\nhi\r\n')
  })

  it('keeps the order of many writes', async () => {
    const socket = connected()
    const numbers = Array.from({ length: 500 }, (_, i) => String(i).padStart(3, '0'))
    for (const number of numbers) socket.write(`ECHO ${number}\r\n`)
    const replies = numbers.map((number) => `$3\r\n${number}\r\n`).join('')
    expect(await said(socket, replies.length)).toBe(replies)
  })

  it('takes pieces that were corked together, as text in any encoding', async () => {
    const socket = connected()
    socket.cork()
    socket.write('4543484f20', 'hex')
    socket.write('Y2Fm6Q==', 'base64')
    socket.write('\r\n')
    socket.uncork()
    expect(await said(socket, 10)).toBe('$4\r\ncaf\xe9\r\n')
  })

  it('decodes for its reader, where that asks', async () => {
    const socket = connected()
    socket.setEncoding('utf8')
    socket.write('ECHO é\r\n')
    const [text] = await next(socket, 'data')
    expect(text).toBe('$2\r\né\r\n')
  })

  it('lets the server say nothing more to a client that does not read', async () => {
    const server = createServer()
    const socket = connected('redis.test', server)
    const session = server.connect()
    session.execute(['SET', 'big', 'x'.repeat(400_000)])
    await next(socket, 'connect')
    for (let i = 0; i < 100; i++) socket.write('GET big\r\n')
    await new Promise(setImmediate)
    expect(socket.readableLength).toBeLessThan(32 * 2 ** 20 + 500_000)
    // Those that wait make the next write wait too.
    expect(socket.write('PING\r\n')).toBe(true)
    expect(socket.writableLength).toBeGreaterThan(0)
    const text = await said(socket, 100 * 400_011 + 7)
    expect(text.length).toBe(100 * 400_011 + 7)
    expect(text.endsWith('+PONG\r\n')).toBe(true)
  })

  it('says `drain` when the server took what was too much', async () => {
    const socket = connected().resume()
    const isTaken = socket.write(`*2\r\n$4\r\nECHO\r\n$70000\r\n${'x'.repeat(70_000)}\r\n`)
    expect(isTaken).toBe(false)
    await next(socket, 'drain')
    expect(socket.writableLength).toBe(0)
  })

  it('calls back when a write is over', async () => {
    const done = vi.fn()
    const socket = connected()
    socket.write('PING\r\n', done)
    expect(done).not.toHaveBeenCalled()
    await said(socket, 7)
    expect(done).toHaveBeenCalledTimes(1)
  })

  it('ends both ways when the client ends', async () => {
    const server = createServer()
    const socket = connected('redis.test', server)
    socket.end('PING\r\n')
    const events = await untilClosed(socket)
    expect(events).toEqual(['connect', 'ready', 'finish', 'end', 'close'])
    expect(server.sessions.size).toBe(0)
  })

  it('ends both ways when the server ends', async () => {
    const server = createServer()
    const socket = connected('redis.test', server)
    socket.write('QUIT\r\n')
    const events = await untilClosed(socket)
    expect(events).toEqual(['connect', 'ready', 'end', 'finish', 'close'])
    expect(server.sessions.size).toBe(0)
  })

  it('ends in a later turn than the last reply comes', async () => {
    const socket = connected()
    const ended = vi.fn()
    socket.on('end', ended)
    socket.write('QUIT\r\n')
    await next(socket, 'data')
    await new Promise(process.nextTick)
    expect(ended).not.toHaveBeenCalled()
    await untilClosed(socket)
    expect(ended).toHaveBeenCalledTimes(1)
  })

  it('lets timers have their turn while a client asks again with each reply', async () => {
    const socket = connected()
    let isOver = false
    setTimeout(() => {
      isOver = true
    }, 1)
    socket.on('data', () => isOver || socket.write('PING\r\n'))
    socket.write('PING\r\n')
    await vi.waitFor(() => expect(isOver).toBe(true))
  })

  it('is heard in the next turn of the event loop, each write in one of its own', async () => {
    const socket = connected()
    await next(socket, 'connect')
    await new Promise(setImmediate)
    let replies = 0
    socket.on('data', () => {
      replies++
      socket.write('PING\r\n')
    })
    socket.write('PING\r\n')
    const turns: number[] = []
    for (let turn = 0; turn < 4; turn++) {
      await new Promise(setImmediate)
      turns.push(replies)
    }
    socket.destroy()
    expect(turns).toEqual([1, 2, 3, 4])
  })

  it('hears many clients in the order in which they wrote', async () => {
    const server = createServer()
    const clients = Array.from({ length: 250 }, () => connected('redis.test', server))
    await Promise.all(clients.map((client) => next(client, 'connect')))
    clients.forEach((client, i) => {
      client.write(`RPUSH list ${i}\r\n`)
    })
    await Promise.all(clients.map((client) => next(client, 'data')))
    const list = server.connect().execute(['LRANGE', 'list', '0', '-1'])
    expect(list).toEqual(clients.map((_, i) => String(i)))
  })

  it('is gone in the next turn when it is destroyed', async () => {
    const server = createServer()
    const socket = connected('redis.test', server)
    await next(socket, 'connect')
    socket.destroy()
    expect(server.sessions.size).toBe(1)
    await new Promise(setImmediate)
    expect(server.sessions.size).toBe(0)
  })

  it.each(['end', 'destroy'] as const)(
    'is heard with all that it wrote before `%s`',
    async (how) => {
      const server = createServer()
      const socket = connected('redis.test', server).resume()
      await next(socket, 'connect')
      for (const word of ['one', 'two', 'three']) socket.write(`RPUSH list ${word}\r\n`)
      socket[how]()
      await next(socket, 'close')
      await new Promise(setImmediate)
      const list = server.connect().execute(['LRANGE', 'list', '0', '-1'])
      expect(list).toEqual(['one', 'two', 'three'])
    },
  )

  it('answers what was written before the client ends, in several turns', async () => {
    const socket = connected()
    await next(socket, 'connect')
    socket.write('ECHO 1\r\n')
    await new Promise(setImmediate)
    socket.write('ECHO 2\r\n')
    socket.end('ECHO 3\r\n')
    expect(await said(socket, 21)).toBe('$1\r\n1\r\n$1\r\n2\r\n$1\r\n3\r\n')
  })

  it('takes bytes as they are when they are written', async () => {
    const socket = connected()
    await next(socket, 'connect')
    const bytes = Buffer.from('ECHO 1\r\n')
    socket.write(bytes, () => bytes.fill('x'))
    expect(await said(socket, 7)).toBe('$1\r\n1\r\n')
  })

  it('takes what is written once it is connected, as a system does', async () => {
    const socket = connected().resume()
    await next(socket, 'connect')
    expect(socket.write(`ECHO ${'x'.repeat(70_000)}\r\n`)).toBe(true)
    expect(socket.writableLength).toBe(0)
  })

  it('never connects when it is destroyed before', async () => {
    const server = createServer()
    const socket = connected('redis.test', server)
    socket.destroy()
    expect(await untilClosed(socket)).toEqual(['close'])
    expect(server.stats.connections).toBe(0)
  })

  it('gives its error to its client', async () => {
    const socket = connected()
    const error = new Error('mine')
    const heard = next(socket, 'error')
    socket.destroy(error)
    expect(await heard).toEqual([error])
  })

  it('hears nothing for a while: timeout', async () => {
    const socket = connected()
    socket.setTimeout(10)
    await next(socket, 'timeout')
    expect(socket.destroyed).toBe(false)
  })

  it('begins its timeout anew with each byte', async () => {
    const socket = connected()
    const timedOut = vi.fn()
    socket.resume()
    socket.setTimeout(60, timedOut)
    for (let i = 0; i < 4; i++) {
      await new Promise((resolve) => setTimeout(resolve, 25))
      socket.write('PING\r\n')
    }
    expect(timedOut).not.toHaveBeenCalled()
    socket.setTimeout(0)
  })

  it.each([
    ['redis.test', 'IPv4', '127.0.0.1', '127.0.0.1'],
    ['10.1.2.3', 'IPv4', '10.1.2.3', '127.0.0.1'],
    ['::1', 'IPv6', '::1', '::1'],
  ])('has addresses: %s', async (host, family, remote, local) => {
    const socket = connected(host)
    await next(socket, 'connect')
    const { remoteAddress, remoteFamily, remotePort, localAddress, localFamily } = socket
    expect([remoteAddress, remoteFamily, remotePort]).toEqual([remote, family, 6380])
    expect([localAddress, localFamily]).toEqual([local, family])
    expect(socket.localPort).toBeGreaterThanOrEqual(49152)
    expect(socket.address()).toEqual({ address: local, family, port: socket.localPort })
  })

  it('has no addresses at a path', async () => {
    const path = '/tmp/redis.sock'
    const address = { host: 'localhost', port: 0, path }
    const socket = connectInMemory(new Socket(), createServer(), address)
    socket.write('CLIENT INFO\r\n')
    expect(await said(socket, 40)).toMatch(/ addr=\/tmp\/redis\.sock:0 /)
    expect(socket.remotePort).toBeUndefined()
    socket.destroy()
  })

  it('is known to the server by its own address', async () => {
    const socket = connected()
    socket.write('CLIENT INFO\r\n')
    const text = await said(socket, 40)
    expect(text).toContain(` addr=127.0.0.1:${socket.localPort} laddr=127.0.0.1:6380 `)
  })

  it('counts its bytes', async () => {
    const socket = connected()
    socket.write('PING\r\n')
    await said(socket, 7)
    expect([socket.bytesWritten, socket.bytesRead]).toEqual([6, 7])
  })

  it('takes the settings of sockets without effect', () => {
    const socket = connected()
    expect(socket.setNoDelay(true).setKeepAlive(true, 5000).ref().unref()).toBe(socket)
  })

  it('is refused where the server has too many clients', async () => {
    const server = createServer({ config: { maxclients: 1 } })
    connected('redis.test', server)
    const socket = connected('redis.test', server)
    expect(await said(socket, 30)).toBe('-ERR max number of clients reached\r\n')
  })

  it('works under fake timers', async () => {
    vi.useFakeTimers()
    try {
      const socket = connected()
      socket.write('PING\r\n')
      expect(await said(socket, 7)).toBe('+PONG\r\n')
    } finally {
      vi.useRealTimers()
    }
  })

  it('does not keep the process alive', () => {
    const before = process.getActiveResourcesInfo().length
    connected()
    expect(process.getActiveResourcesInfo().length).toBe(before)
  })
})
