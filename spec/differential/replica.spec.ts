import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createPort } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import type { ByteString } from '../../lib/reply/byte-string.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import type { Listener } from '../../lib/server/connection/listen.js'
import type { Server } from '../../lib/server/server.js'
import { hashes } from './families/hashes.js'
import { keys, transactions } from './families/keys.js'
import { lists } from './families/lists.js'
import { sets } from './families/sets.js'
import { sortedSets } from './families/sorted-sets.js'
import { streams } from './families/streams.js'
import { bitmaps, strings } from './families/strings.js'
import { ORACLE, ORACLE_VERSION, SKIPPED } from './oracle.js'
import { WireClient, type WireReply } from './wire.js'

/** How many scripts and commands run before the data is compared; `REPLICA_RUNS` says another. */
const RUNS = Number(process.env['REPLICA_RUNS'] ?? 500)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)
/** The data is compared after so many. */
const STRIDE = 250
const REDIS_SERVER = process.env['REPLICA_SERVER'] ?? 'redis-server'

const families = [strings, bitmaps, hashes, lists, sets, sortedSets, streams, keys, transactions]
const command = fc.oneof(...families.flat())
/** What has no place in a script, or would make the client wait. */
const NOT_IN_SCRIPTS = /^(multi|exec|discard|watch|unwatch|b[lrz]|wait|subscribe)/i

const script = fc
  .array(command, { minLength: 1, maxLength: 6 })
  .map((commands): ByteString[] => ['EVAL', scriptOf(commands), '0'])

const step = fc.oneof({ weight: 1, arbitrary: command }, { weight: 2, arbitrary: script })

function scriptOf(commands: readonly (readonly ByteString[])[]): ByteString {
  return commands
    .filter(([name]) => !NOT_IN_SCRIPTS.test(name))
    .map((argv) => `redis.pcall(${argv.map(luaText).join(', ')})`)
    .join(' ')
}

function luaText(word: ByteString): string {
  const escaped = word.replace(/[^ !#-[\]-~]/g, (byte) => {
    return `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`
  })
  return `"${escaped}"`
}

describe.skipIf(ORACLE === undefined)(`a real replica${ORACLE ? '' : ` (${SKIPPED})`}`, () => {
  let server: Server
  let master: WireClient
  let replica: WireClient
  let real: { readonly process: ChildProcess; readonly folder: string }

  beforeAll(async () => {
    server = createServer({ redisVersion: ORACLE_VERSION, seed: SEED })
    const listener: Listener = await server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = listener
    seedData(server, ORACLE_VERSION)
    const realPort = await freePort()
    real = startReplica(realPort, port)
    replica = await openSoon(realPort)
    master = await WireClient.open('127.0.0.1', port)
  }, 60_000)

  afterAll(async () => {
    replica.close()
    master.close()
    real.process.kill('SIGKILL')
    await server.close()
    rmSync(real.folder, { recursive: true })
  })

  it('gets what was there before it came', async () => {
    await caughtUp(server, replica)
    const content = await contentOf(replica)
    expect(content).toEqual(await contentOf(master))
    expect(Object.keys(content)).toHaveLength(8)
    const libraries = ['FUNCTION', 'DUMP']
    expect(await replica.send([libraries])).toEqual(await master.send([libraries]))
  }, 60_000)

  it('is seen by its master', async () => {
    const [wait, role, info] = await master.send([
      ['WAIT', '1', '5000'],
      ['ROLE'],
      ['INFO', 'replication'],
    ])
    expect(wait).toBe(':1')
    expect(role).toHaveLength(3)
    expect(info).toMatch(/slave0:ip=127\.0\.0\.1,port=\d+,state=online,offset=\d+,lag=\d/)
  }, 60_000)

  it(`has equal data after ${RUNS} scripts and commands`, async () => {
    const steps = fc.sample(step, { numRuns: RUNS, seed: SEED })
    let most = 0
    for (let at = 0; at < steps.length; at += STRIDE) {
      await master.send(steps.slice(at, at + STRIDE))
      await master.send([['DISCARD'], ['UNWATCH'], ['SELECT', '0']])
      await caughtUp(server, replica)
      const content = await contentOf(replica)
      expect(content, `after ${at + STRIDE}`).toEqual(await contentOf(master))
      most = Math.max(most, Object.keys(content).length)
    }
    expect(most).toBeGreaterThan(5)
  }, 3_600_000)

  it('goes on where it was when its connection broke', async () => {
    const before = server.replication.replicas.online.map(({ session }) => session)
    for (const session of before) session.close()
    await master.send([['SET', 'between', '1']])
    await caughtUp(server, replica)
    expect(await contentOf(replica)).toEqual(await contentOf(master))
    const [stats] = await replica.send([['INFO', 'replication']])
    expect(stats).toContain(`master_replid:${server.replication.replicas.id}`)
  }, 60_000)
})

function seedData(server: Server, version: RedisVersion): void {
  const session = server.connect()
  const commands: ByteString[][] = [
    ['SET', 'before', 'x'.repeat(100)],
    ['SET', 'soon', '1', 'EX', '10000'],
    ['RPUSH', 'list', 'a', 'b', '3'],
    ['HSET', 'hash', 'f', '1', 'g', '2'],
    ['SADD', 'set', '1', '2', 'x'],
    ['ZADD', 'zset', '1.5', 'a', '2', 'b'],
    ['XADD', 'stream', '1-1', 'a', 'b'],
    ['XGROUP', 'CREATE', 'stream', 'g', '0'],
    ['XREADGROUP', 'GROUP', 'g', 'c', 'STREAMS', 'stream', '>'],
    ['SELECT', '3'],
    ['SET', 'elsewhere', '\xff\x00'],
  ]
  for (const argv of commands) session.execute(argv)
  if (version < '7.0') return
  const library = "#!lua name=l\nredis.register_function('f', function() return 1 end)"
  session.execute(['FUNCTION', 'LOAD', library])
}

function startReplica(port: number, masterPort: number) {
  const folder = mkdtempSync(join(tmpdir(), 'replica-'))
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder }
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`])
  const process = spawn(REDIS_SERVER, [...words, '--replicaof', '127.0.0.1', `${masterPort}`], {
    stdio: 'ignore',
  })
  return { process, folder }
}

async function freePort(): Promise<number> {
  const server = createPort()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function openSoon(port: number): Promise<WireClient> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await WireClient.open('127.0.0.1', port)
    } catch {
      await pause()
    }
  }
  throw new Error(`failed to reach ${REDIS_SERVER}`)
}

function pause(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}

/** Waits until the replica has taken all that was sent. */
async function caughtUp(server: Server, replica: WireClient): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const [info] = await replica.send([['INFO', 'replication']])
    const offset = /slave_repl_offset:(\d+)/.exec(`${info}`)?.[1]
    const isUp = `${info}`.includes('master_link_status:up')
    if (isUp && Number(offset) === server.replication.replicas.offset) return
    await pause()
  }
  throw new Error('the replica does not catch up')
}

/** Each key with its value as DUMP shows it, or as its elements where their order is no matter. */
async function contentOf(client: WireClient): Promise<Record<string, WireReply>> {
  const content: Record<string, WireReply> = {}
  for (let database = 0; database < 16; database++) {
    const [, found] = await client.send([
      ['SELECT', `${database}`],
      ['KEYS', '*'],
    ])
    const names = (found as string[]).map((key) => key.slice(1))
    if (names.length === 0) continue
    const types = await client.send(names.map((key) => ['TYPE', key]))
    const reads = names.map((key, i) => readOf(key, `${types[i]}`.slice(1)))
    const values = await client.send(reads)
    const expiries = await client.send(names.map((key) => ['PEXPIRETIME', key]))
    for (const [i, key] of names.entries()) {
      content[`${database} ${key}`] = [`${types[i]}`, plain(values[i], `${types[i]}`), expiries[i]]
    }
  }
  await client.send([['SELECT', '0']])
  return content
}

function readOf(key: ByteString, type: string): ByteString[] {
  if (type === 'hash') return ['HGETALL', key]
  if (type === 'set') return ['SMEMBERS', key]
  if (type === 'zset') return ['ZRANGE', key, '0', '-1', 'WITHSCORES']
  if (type === 'list') return ['LRANGE', key, '0', '-1']
  return type === 'stream' ? ['XINFO', 'STREAM', key, 'FULL', 'COUNT', '0'] : ['GET', key]
}

function plain(value: WireReply, type: string): WireReply {
  if (!Array.isArray(value)) return value
  if (type === '+set') return [...value].sort()
  if (type === '+hash') {
    const pairs = value.flatMap((name, i) => (i % 2 === 0 ? [[name, value[i + 1]]] : []))
    return pairs.sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1))
  }
  return type === '+stream' ? withoutTimes(value) : value
}

/** What a replica knows otherwise: how a tree is built, and when a consumer was seen. */
function withoutTimes(value: readonly WireReply[]): WireReply {
  const left = new Set(['$radix-tree-keys', '$radix-tree-nodes', '$seen-time', '$active-time'])
  return value.flatMap((item, i) => {
    if (left.has(`${value[i - 1]}`) || left.has(`${item}`)) return []
    return [Array.isArray(item) ? withoutTimes(item) : item]
  })
}
