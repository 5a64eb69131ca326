import { randomUUID } from 'node:crypto'
import { forgetServer, getServer, type Server } from '../server/registry/registry.js'
import type { ServerOptions } from '../server/server-options.js'
import type { Session } from '../server/session.js'
import { readDestination } from './environment.js'
import { Registration } from './registration.js'
import { TEST_HOSTS } from './test-hosts.js'

const PORT = 6379

/** A server that one test has for itself. */
export interface TestRedis {
  /** Where any client finds it: `new Redis(redis.url)`, `createClient({ url: redis.url })`. */
  readonly url: string
  readonly host: string
  readonly port: number
  readonly server: Server
  /** A connection without a client: `redis.session.execute(['GET', 'k'])`. */
  readonly session: Session
}

/**
 * Opens a server that no other test meets.
 *
 * @param options what it is made with, beside what all servers of the test file are.
 * @throws Error where the clients of the process are led to a real server.
 */
export function openTestServer(options: ServerOptions): TestRedis {
  if (readDestination(process.env).kind !== 'memory') {
    throw new Error(
      'Failed to open a server for one test: REDIS_MOCK_LUA leads to a real one, which all tests share',
    )
  }
  const { cluster: _, ...ofFile } = Registration.shared().options
  const host = `${randomUUID()}${TEST_HOSTS}`
  const server = getServer(host, PORT, { anyLogin: true, ...ofFile, ...options })
  return { url: `redis://${host}:${PORT}`, host, port: PORT, server, session: server.connect() }
}

/** Empties the server of a test that is over; clients that are left open do not matter. */
export function closeTestServer({ host, port, server, session }: TestRedis): void {
  session.close()
  server.reset()
  forgetServer(host, port)
}
