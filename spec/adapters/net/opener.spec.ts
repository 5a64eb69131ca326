import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetServers } from '../../../lib/index.js'
import { unregister } from '../../../lib/setup/config.js'
import { Registration } from '../../../lib/setup/registration.js'
import { said } from './sockets.js'

const PORT = 6390
const CONNECT = "exports.open = (port, host) => require('node:net').connect(port, host)\n"

interface Opens {
  open(port: number, host: string): Socket
}

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opener-'))
  Registration.shared().start()
})

afterEach(() => {
  unregister()
  resetServers()
  rmSync(folder, { recursive: true })
})

/** Connects as a package of a name and version does. */
function openAs(name: string, version: string, port = PORT, host = 'redis.test'): Socket {
  const home = join(folder, 'node_modules', name)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version }))
  writeFileSync(join(home, 'index.js'), CONNECT)
  const load = createRequire(join(folder, 'test.js'))
  return (load(name) as Opens).open(port, host)
}

async function failure(socket: Socket): Promise<string> {
  const error = await new Promise<Error>((resolve) => socket.once('error', resolve))
  return error.message
}

describe('who opens a connection', () => {
  it.each([
    ['ioredis', '3.2.2', 4],
    ['redis', '2.8.0', 3],
    ['@redis/client', '0.1.0', 1],
    ['@node-redis/client', '0.9.0', 1],
  ])('is too old as %s %s', async (name, version, oldest) => {
    expect(await failure(openAs(name, version))).toBe(
      `connect ECONNREFUSED redis.test:${PORT}: redis-mock-lua knows ${name} from ${oldest}.0.0 on, and this is ${version}`,
    )
  })

  it('is too old at the port of Redis as well', async () => {
    expect(await failure(openAs('ioredis', '3.2.2', 6379))).toContain('this is 3.2.2')
  })

  it.each([
    ['ioredis', '4.0.0'],
    ['iovalkey', '0.4.0'],
    ['redis', '3.0.0'],
    ['@redis/client', '1.0.0'],
    ['@redis/client', '5.0.0-beta.1'],
    ['@node-redis/client', '1.0.0'],
    ['thunk-redis', '2.2.0'],
    ['tedis', '0.1.12'],
  ])('is led into memory as %s %s', async (name, version) => {
    const socket = openAs(name, version)
    socket.write('PING\r\n')
    expect(await said(socket, 7)).toBe('+PONG\r\n')
    socket.destroy()
  })

  it('goes on to where it goes as any other package', async () => {
    const reason = await failure(openAs('pg', '8.0.0', 1, '127.0.0.1'))
    expect(reason).toBe('connect ECONNREFUSED 127.0.0.1:1')
  })
})
