import { ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import workerThreads, { SHARE_ENV, Worker } from 'node:worker_threads'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer, getServer, resetServers } from '../../lib/index.js'
import { listeningAt } from '../../lib/server/process-state.js'
import { askDoor } from '../../lib/setup/ask-door.js'
import { configure, unregister } from '../../lib/setup/config.js'
import { Door } from '../../lib/setup/door.js'
import { Registration } from '../../lib/setup/registration.js'
import { writeBundle } from '../support/write-bundle.js'

/** Where the spec builds what children load before their own, as the package has it. */
const folder = mkdtempSync(join(tmpdir(), 'children-'))
const childFile = join(folder, 'cjs/setup/child.js')
vi.mock('../../lib/setup/child-file.js', () => ({ childFile: () => childFile }))
// A spec before it in the same worker may have loaded what would take the mock, and left a registration made of that.
const { forget } = vi.hoisted(() => {
  const forget = () => Reflect.deleteProperty(globalThis, Symbol.for('redis-mock-lua.register'))
  forget()
  vi.resetModules()
  return { forget }
})

const URL_OF_TEST = 'redis://redis.test:6379'
const COMMON = fileURLToPath(new URL('children/ioredis.cjs', import.meta.url))
const MODULE = fileURLToPath(new URL('children/node-redis.mjs', import.meta.url))
const CLUSTER = fileURLToPath(new URL('children/cluster.cjs', import.meta.url))
const GRANDCHILD = fileURLToPath(new URL('children/grandchild.cjs', import.meta.url))

const { spawn } = ChildProcess.prototype as ChildProcess & { spawn: unknown }

beforeAll(() => writeBundle('lib/setup/child.ts', childFile))
afterAll(() => {
  rmSync(folder, { recursive: true })
  forget()
})

beforeEach(() => Registration.shared().start())
afterEach(() => {
  unregister()
  resetServers()
  vi.unstubAllEnvs()
  expect(ChildProcess.prototype).toHaveProperty('spawn', spawn)
  expect(workerThreads.Worker).toBe(Worker)
})

async function forked(file: string, options: object = {}, address = URL_OF_TEST): Promise<string> {
  const child = fork(file, [address], { silent: true, ...options })
  let said = ''
  for await (const piece of child.stdout ?? []) said += piece
  return said
}

async function threaded(file: string, options: object = {}): Promise<string> {
  const worker = new workerThreads.Worker(file, { argv: [URL_OF_TEST], ...options })
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
}

const counted = () => getServer('redis.test').connect().execute(['GET', 'n'])

describe('register leads the clients of', () => {
  it.each<[string, () => Promise<string>]>([
    ['a process that is forked', () => forked(COMMON)],
    ['one whose file is an ES module', () => forked(MODULE)],
    ['one with an environment of its own', () => forked(COMMON, { env: { OWN: 'x' } })],
    ['one with options of Node', () => forked(COMMON, { env: { NODE_OPTIONS: '--no-warnings' } })],
    ['one with arguments of Node', () => forked(COMMON, { execArgv: ['--no-warnings'] })],
    ['a worker thread', () => threaded(COMMON)],
    ['one whose file is an ES module, too', () => threaded(MODULE)],
    ['one with its own arguments', () => threaded(COMMON, { execArgv: ['--no-warnings'] })],
    ['one with its own environment', () => threaded(COMMON, { env: { OWN: 'x' } })],
    ['one that shares the environment', () => threaded(COMMON, { env: SHARE_ENV })],
  ])('%s', async (_, run) => {
    getServer('redis.test').connect().execute(['SET', 'n', '4'])
    expect(await run()).toBe('n=5')
    expect(counted()).toBe('5')
  })

  it('a thread of a process with arguments that are for all of its threads', async () => {
    const { execArgv } = process
    process.execArgv = ['--expose-gc', '--no-warnings']
    expect(await threaded(COMMON)).toBe('n=1')
    process.execArgv = execArgv
    expect(counted()).toBe('1')
  })

  it('a process that a child starts', async () => {
    const run = promisify(execFile)
    const words = [GRANDCHILD, COMMON, URL_OF_TEST]
    expect((await run(process.execPath, words)).stdout).toBe('n=1')
    expect(counted()).toBe('1')
  })

  it('a thread, and takes what it was told for no parent of its own', async () => {
    await threaded(COMMON)
    const anew = new Registration()
    anew.configure({ redisVersion: '6.2' })
    anew.start()
    const redis = new Redis('other.test')
    expect(await redis.info('server')).toContain('redis_version:6.2.16')
    redis.disconnect()
    anew.stop()
  })

  it('a cluster of a child to nodes that have a name', async () => {
    configure({ cluster: ['nodes.test:7000'] })
    expect(await forked(CLUSTER, {}, 'redis://nodes.test:7000')).toBe('n=1')
    expect(await forked(CLUSTER, {}, 'redis://nodes.test:7000')).toBe('n=2')
  })

  it('a child to nobody where an address is closed', async () => {
    configure({ closed: ['redis.test:1'] })
    expect(await forked(COMMON, {}, 'redis://redis.test:1')).toBe(
      'connect ECONNREFUSED redis.test:1',
    )
  })

  it('a child nowhere where SHUTDOWN ended the server', async () => {
    getServer('redis.test').connect().execute(['SHUTDOWN', 'NOSAVE'])
    expect(await forked(COMMON)).toBe(
      'connect ECONNREFUSED redis.test:6379: SHUTDOWN ended the server',
    )
  })

  it('a child to a server of this process that listens', async () => {
    const server = createServer()
    const { port } = await server.listen()
    expect(await forked(COMMON, {}, `redis://127.0.0.1:${port}`)).toBe('n=1')
    expect(server.connect().execute(['GET', 'n'])).toBe('1')
    await server.close()
  })

  it('a child to the real server that REDIS_MOCK_LUA names, which is not emptied again', async () => {
    const server = createServer()
    const { port } = await server.listen()
    vi.stubEnv('REDIS_MOCK_LUA', `redis://127.0.0.1:${port}`)
    expect(await forked(COMMON)).toBe('n=1')
    expect(await forked(COMMON)).toBe('n=2')
    await server.close()
  })
})

describe('register leaves alone', () => {
  const NOBODY = 'redis://127.0.0.1:1'
  const REFUSED = 'connect ECONNREFUSED 127.0.0.1:1'

  it('children, where it is told to', async () => {
    configure({ children: false })
    expect(await forked(COMMON, {}, NOBODY)).toBe(REFUSED)
  })

  it('a worker that a test runner starts', async () => {
    const env = { ...process.env, JEST_WORKER_ID: '77' }
    expect(await forked(COMMON, { env }, NOBODY)).toBe(REFUSED)
  })

  it('children that start after it ended', async () => {
    unregister()
    expect(await forked(COMMON, {}, NOBODY)).toBe(REFUSED)
  })
})

/** Connects a child that stays, and waits until it is there. */
async function staying(): Promise<ChildProcess> {
  const child = fork(COMMON, [URL_OF_TEST], { silent: true, env: { STAY: 'yes' } })
  await once(child.stdout as Readable, 'data')
  return child
}

describe('where register ends', () => {
  /** The name of a door, or its file, is gone. */
  const CLOSED = /^connect (ECONNREFUSED|ENOENT) .*redis-mock-lua-/

  it('children lose their connections, and nobody listens', async () => {
    const child = await staying()
    const { port } = [...listeningAt()].map((place) => new URL(`redis://${place}`))[0]
    unregister()
    await once(child, 'exit')
    expect(listeningAt().size).toBe(0)
    const [error] = await once(connect(Number(port), '127.0.0.1'), 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('the door is closed to those who know it', async () => {
    const door = new Door(() => ({ refused: 'not here' }))
    door.open()
    const ask = () => askDoor(door.path, { host: 'redis.test', port: 6379 })
    await expect(ask()).rejects.toThrow('connect ECONNREFUSED redis.test:6379: not here')
    door.close()
    await expect(ask()).rejects.toThrow(CLOSED)
  })

  it('the door of a test file before is closed', async () => {
    const before = new Door(() => 'through')
    before.open()
    const after = new Door(() => 'through')
    after.open()
    const address = { host: 'redis.test', port: 6379 }
    await expect(askDoor(before.path, address)).rejects.toThrow(CLOSED)
    expect(await askDoor(after.path, address)).toEqual(address)
    after.close()
  })
})
