import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../../lib/index.js'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import type { Server } from '../../../lib/server/server.js'
import { writeCommand } from '../../differential/wire.js'
import { LdbClient } from './ldb-client.js'

/** What each client got since the step before, and `<closed>` where its connection ended. */
type Received = Readonly<Record<string, string>>

type Step =
  | { readonly wait: number }
  | {
      readonly client: string
      readonly leaves?: true
      readonly send?: readonly (readonly ByteString[])[]
      readonly received: readonly (readonly [versions: string, received: Received])[]
    }

interface Recorded {
  readonly millisecondsOfAStep: number
  readonly sessions: readonly { readonly title: string; readonly steps: readonly Step[] }[]
}

/** Sessions of the debugger beside other clients, recorded from real servers. */
const { millisecondsOfAStep, sessions } = JSON.parse(
  readFileSync('spec/vectors/ldb-clients.json', 'utf8'),
) as Recorded

const NAMES = ['a', 'b', 'd']
const CLOSED = '<closed>'

describe.each(REDIS_VERSIONS)('the debugger beside other clients on Redis %s', (version) => {
  let server: Server
  let clients: ReadonlyMap<string, LdbClient>
  let closed: Set<LdbClient>

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    server = createServer({
      redisVersion: version,
      config: version === '6.2' ? {} : { 'enable-debug-command': 'yes' },
    })
    clients = new Map(NAMES.map((name) => [name, new LdbClient(server)]))
    closed = new Set()
  })
  afterEach(async () => {
    vi.useRealTimers()
    await server.close()
  })

  async function takeAll(): Promise<Received> {
    const received: Record<string, string> = {}
    for (const [name, client] of clients) {
      const rest = await client.takeRest()
      const hasEnded = client.isClosed && !closed.has(client)
      if (hasEnded) closed.add(client)
      const text = rest + (hasEnded ? CLOSED : '')
      if (text !== '') received[name] = text
    }
    return received
  }

  async function replay(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if ('wait' in step) {
        vi.setSystemTime(Date.now() + step.wait)
        continue
      }
      const client = clients.get(step.client) as LdbClient
      if (step.leaves) client.leave()
      else client.send((step.send ?? []).map(writeCommand).join(''))
      expect(await takeAll(), JSON.stringify(step.send)).toEqual(
        recordedFor(version, step.received),
      )
      vi.setSystemTime(Date.now() + millisecondsOfAStep)
    }
  }

  it.each(sessions)('$title', ({ steps }) => replay(steps))
})

function recordedFor(
  version: RedisVersion,
  received: readonly (readonly [string, Received])[],
): Received | undefined {
  return received.find(([versions]) => versions.split(' ').includes(version))?.[1]
}
