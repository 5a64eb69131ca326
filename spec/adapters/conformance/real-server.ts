import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import type { Place } from './face.js'

const HOST = '127.0.0.1'
const EMPTY = [['FLUSHALL'], ['SCRIPT', 'FLUSH'], ['FUNCTION', 'FLUSH'], ['CONFIG', 'RESETSTAT']]

const servers = new Map<boolean, Promise<number>>()
const ends: (() => void)[] = []

/** Ends those of a test file: test files may share this module. */
export function closeRealServers(): void {
  for (const end of ends.splice(0)) end()
  servers.clear()
}

/**
 * A `redis-server` of this test file alone until `closeRealServers`, emptied: what is emptied for a row would be missing to
 * others who use the one of REDIS_ORACLE at that time.
 */
export async function openRealServer(isCluster = false): Promise<Place> {
  const started = servers.get(isCluster) ?? start(isCluster)
  servers.set(isCluster, started)
  const port = await started
  await ask(port, EMPTY)
  return { host: HOST, port, close: async () => {} }
}

async function start(isCluster: boolean): Promise<number> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  const options = ['--port', `${port}`, '--bind', HOST, '--save', '', '--appendonly', 'no']
  const mode = isCluster ? await clusterOptions() : []
  const child = spawn('redis-server', [...options, ...mode], { cwd: folder, stdio: 'ignore' })
  ends.push(() => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  if (isCluster) await ask(port, [['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']])
  while (isCluster && !`${await ask(port, [['CLUSTER', 'INFO']])}`.includes('state:ok')) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return port
}

/** A node of a cluster does not know its own address before another told it. */
async function clusterOptions(): Promise<string[]> {
  const own = ['--cluster-announce-ip', HOST, '--cluster-port', `${await freePort()}`]
  return ['--cluster-enabled', 'yes', ...own]
}

async function ask(port: number, commands: readonly string[][]): Promise<unknown> {
  // It may not listen yet.
  const client = new Redis({
    host: HOST,
    port,
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
  })
  client.on('error', () => {})
  let reply: unknown
  for (const [name, ...args] of commands) reply = await client.call(name, args)
  client.disconnect()
  return reply
}

/** One below those that a system gives to clients: another file's client may take those meanwhile. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const tried = 20_000 + Math.floor(Math.random() * 10_000)
    const door = createServer().listen(tried, HOST, () => door.close(() => resolve(tried)))
    door.once('error', () => resolve(freePort()))
  })
}
