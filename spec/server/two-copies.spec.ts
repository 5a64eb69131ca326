import { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createServer, getServer, resetServers } from '../../lib/index.js'
import { next } from '../adapters/net/sockets.js'

const ADDRESS = { host: 'two.copies', port: 6379 }

/** Scripts whose compiled form tells the copies apart, if they share it. */
const SCRIPTS: readonly (readonly [title: string, script: string, reply: unknown])[] = [
  ['a syntax error', 'return return', /^ERR Error compiling script/],
  ['load of a syntax error', "return select(2, loadstring('x x'))", /'=' expected near/],
  ['the table arg', 'local f = function(...) return arg.n end return f(1, 2, 3)', 3],
  ['an error', "return redis.error_reply('MINE here')", /^MINE here/],
]

/** A second copy, as the other format of a package or a test runner's own module registry loads it. */
let other: typeof import('../../lib/index.js')
let otherSockets: typeof import('../../lib/server/connection/memory-socket.js')

beforeAll(async () => {
  vi.resetModules()
  other = await import('../../lib/index.js')
  otherSockets = await import('../../lib/server/connection/memory-socket.js')
})

afterAll(() => resetServers())

describe('two copies of the package in one process', () => {
  it('are two', () => {
    expect(other.createServer).not.toBe(createServer)
  })

  it.each(SCRIPTS)('run a script that the other ran before: %s', (_, script, expected) => {
    const [mine, theirs] = [createServer(), other.createServer()].map((server) => {
      const reply = server.connect().execute(['EVAL', script, '0'])
      return typeof reply === 'object' && reply !== null && 'text' in reply ? reply.text : reply
    })
    if (typeof expected === 'number') expect(mine).toBe(expected)
    else expect(mine).toMatch(expected as RegExp)
    expect(theirs).toBe(mine)
  })

  it('lead their sockets to the same server, which speaks for itself', async () => {
    const { host, port } = ADDRESS
    const server = getServer(host, port)
    expect(other.getServer(host, port)).toBe(server)
    const socket = otherSockets.connectInMemory(new Socket(), other.getServer(host, port), ADDRESS)
    await next(socket, 'connect')
    socket.setEncoding('latin1')
    const replies: string[] = []
    for (const command of ['SET k v', 'GET k', 'NOT-THERE', 'HELLO 3', 'CONFIG GET maxclients']) {
      socket.write(`${command}\r\n`)
      const [text] = await next(socket, 'data')
      replies.push(String(text).slice(0, 11))
    }
    expect(replies).toEqual([
      '+OK\r\n',
      '$1\r\nv\r\n',
      '-ERR unknow',
      '%7\r\n$6\r\nser',
      '%1\r\n$10\r\nma',
    ])
    socket.destroy()
  })
})
