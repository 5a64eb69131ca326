import * as net from 'node:net'
import { createServer as createDoor, type Server as Door, Socket } from 'node:net'
import * as tls from 'node:tls'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { intercept, type Route } from '../../../lib/adapters/net/intercept.js'
import { createServer } from '../../../lib/index.js'
import { next, said, untilClosed } from './sockets.js'

const original = Socket.prototype.connect
const redis = createServer()
const toMemory: Route = ({ host, path }) =>
  host === 'redis.test' || path === '/redis.test' ? { server: redis } : 'through'

describe('intercept', () => {
  let uninstall: () => void
  let door: Door
  let port: number

  beforeEach(async () => {
    uninstall = intercept(toMemory)
    door = createDoor((socket) => socket.end('system'))
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    port = (door.address() as net.AddressInfo).port
  })
  afterEach(() => {
    uninstall()
    door.close()
    expect(Socket.prototype.connect).toBe(original)
  })

  const ways: readonly [string, () => Socket][] = [
    ['net.connect with options', () => net.connect({ host: 'redis.test', port: 6379 })],
    ['net.connect with port and host', () => net.connect(6379, 'redis.test')],
    ['net.createConnection', () => net.createConnection({ host: 'redis.test', port: 6379 })],
    ['net.connect with a path', () => net.connect('/redis.test')],
    ['new Socket().connect', () => new Socket().connect(6379, 'redis.test')],
    ['tls.connect with options', () => tls.connect({ host: 'redis.test', port: 6379 })],
    ['tls.connect with port and host', () => tls.connect(6379, 'redis.test')],
  ]

  it.each(ways)('takes %s to a server in memory', async (_, open) => {
    const socket = open()
    socket.write('PING\r\n')
    expect(await said(socket, 7)).toBe('+PONG\r\n')
    socket.destroy()
  })

  it.each<[string, (heard: () => void) => Socket]>([
    ['net.connect', (heard) => net.connect({ host: 'redis.test', port: 1 }, heard)],
    ['net.connect with a port', (heard) => net.connect(1, 'redis.test', heard)],
    ['net.connect with a path', (heard) => net.connect('/redis.test', heard)],
    ['tls.connect', (heard) => tls.connect({ host: 'redis.test', port: 1 }, heard)],
  ])('calls the listener that %s was given', async (_, open) => {
    const heard = vi.fn()
    const socket = open(heard)
    await next(socket, socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect')
    expect(heard).toHaveBeenCalledTimes(1)
    socket.destroy()
  })

  it('trusts the peer of a socket of node:tls', async () => {
    const socket = tls.connect({ host: 'redis.test', port: 1 })
    await next(socket, 'secureConnect')
    expect([socket.encrypted, socket.authorized]).toEqual([true, true])
    socket.end()
    await untilClosed(socket)
  })

  it('lets other addresses through', async () => {
    const socket = net.connect(port, '127.0.0.1')
    expect(await said(socket, 6)).toBe('system')
  })

  it('refuses with the reason', async () => {
    const undo = intercept(() => ({ refused: 'it is none of ours' }))
    const socket = net.connect({ host: 'redis.test', port: 1 })
    const error = await new Promise((resolve) => socket.once('error', resolve))
    expect(error).toMatchObject({
      message: 'connect ECONNREFUSED redis.test:1: it is none of ours',
      code: 'ECONNREFUSED',
      syscall: 'connect',
      address: 'redis.test',
      port: 1,
    })
    expect(socket.destroyed).toBe(true)
    undo()
  })

  it('refuses with the error of the system where nobody is', async () => {
    const error = (socket: Socket) => new Promise((resolve) => socket.once('error', resolve))
    const ofSystem = (await error(net.connect(1, '127.0.0.1'))) as Error
    const undo = intercept(() => 'nobody')
    const ours = (await error(net.connect(1, '127.0.0.1'))) as Error
    expect({ ...ours, message: ours.message }).toEqual({ ...ofSystem, message: ofSystem.message })
    undo()
  })

  it('takes a connection elsewhere once it is known where', async () => {
    const address = { host: '127.0.0.1', port }
    const undo = intercept(() => ({ elsewhere: async () => address }))
    const socket = net.connect({ host: 'redis.test', port: 1 })
    expect(socket.connecting).toBe(true)
    expect(await said(socket, 6)).toBe('system')
    expect(socket.remotePort).toBe(port)
    undo()
  })

  it('ends a connection whose other address is not to be known', async () => {
    const undo = intercept(() => ({ elsewhere: () => Promise.reject(new Error('not today')) }))
    const socket = net.connect({ host: 'redis.test', port: 1 })
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve))
    expect(error.message).toBe('not today')
    undo()
  })

  it('is given back by the last of two calls', async () => {
    const undo = intercept(toMemory)
    uninstall()
    const socket = net.connect(6379, 'redis.test')
    socket.write('PING\r\n')
    expect(await said(socket, 7)).toBe('+PONG\r\n')
    socket.destroy()
    undo()
    expect(Socket.prototype.connect).toBe(original)
  })

  it('leaves alone who wrapped the method meanwhile', async () => {
    const ours = Socket.prototype.connect
    const theirs = function (this: Socket, ...args: unknown[]) {
      return Reflect.apply(ours, this, args)
    }
    Object.assign(Socket.prototype, { connect: theirs })
    const undo = intercept(() => ({ refused: 'no' }))
    expect(Socket.prototype.connect).toBe(theirs)
    undo()
    const socket = net.connect(port, '127.0.0.1')
    expect(await said(socket, 6)).toBe('system')
    Object.assign(Socket.prototype, { connect: ours })
    uninstall = intercept(toMemory)
  })

  it('keeps a socket that came in memory there, after it was given back', async () => {
    const socket = net.connect(6379, 'redis.test')
    await next(socket, 'connect')
    uninstall()
    socket.write('PING\r\n')
    expect(await said(socket, 7)).toBe('+PONG\r\n')
    socket.destroy()
  })
})
