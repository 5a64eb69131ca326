import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WireClient } from './wire.js'

/** The executable of a real Redis of the version that is compared with. */
const REDIS_SERVER = process.env['REDIS_SERVER'] ?? 'redis-server'
const HOST = '127.0.0.1'

/** A real Redis of a test file alone: what it sets would be felt by others. */
export interface OwnServer {
  readonly port: number
  readonly connect: () => Promise<WireClient>
  readonly stop: () => Promise<void>
}

/** @param more options of the command line. */
export async function startOwnServer(more: readonly string[] = []): Promise<OwnServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const options = ['--port', `${port}`, '--bind', HOST, '--save', '', '--appendonly', 'no', ...more]
  const child = spawn(REDIS_SERVER, options, { cwd: folder, stdio: 'ignore' })
  const first = await firstConnection(port, child)
  first.close()
  return {
    port,
    connect: () => WireClient.open(HOST, port),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

async function firstConnection(port: number, child: ChildProcess): Promise<WireClient> {
  while (child.exitCode === null) {
    const client = await WireClient.open(HOST, port).catch(() => undefined)
    if (client !== undefined) return client
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${REDIS_SERVER} ended with ${child.exitCode}`)
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, HOST, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
