import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { splitConfigLine } from '../../../lib/reply/split-config-line.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import type { Server } from '../../../lib/server/server.js'
import type { Session } from '../../../lib/server/session.js'
import { startTimer } from '../../../lib/server/time/timers.js'
import { plainStream } from './plain-stream.js'

/**
 * What real servers of 6.2.16, 7.0.15, 7.2.6 and 7.4.1 sent to a replica, by the versions that did.
 * A step is a command of one client, `b: COMMAND` that of another, and `wait 40` a time to wait.
 */
interface Recorded {
  readonly steps: readonly string[]
  readonly sent: readonly (readonly [versions: string, stream: readonly string[]])[]
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync('spec/vectors/replication.json', 'utf8'),
)
const rows = recorded.map((row): [string, Recorded] => [row.steps.join(' ; '), row])

describe.each(REDIS_VERSIONS)('what %s sends to a replica', (version) => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const mine = rows.filter(([, { sent }]) => sentBy(sent, version) !== undefined)

  it.each(mine)('equals what real Redis sends: %s', replay)

  async function replay(_: string, { steps, sent }: Recorded): Promise<void> {
    const server = createServer({ redisVersion: version, config: configOf(version) })
    const marker = server.connect()
    const payload = dumpOfOne(server.connect())
    server.flushAll()
    server.replicationLog.start()
    marker.execute(['PUBLISH', 'marker', 'start'])
    server.replicationLog.take()
    const now = Date.now()
    await take(server, steps, payload)
    marker.execute(['PUBLISH', 'marker', 'end'])
    const stream = server.replicationLog.take().slice(0, -1)
    expect(plainStream(stream, now, payload)).toEqual(sentBy(sent, version))
    await server.close()
  }
})

/** Steps may use DEBUG, which 6.2 lets everybody run. */
function configOf(version: RedisVersion) {
  // A wait that is over is noticed before the next step.
  const all = { save: '', hz: 500 }
  return version === '6.2' ? all : { ...all, 'enable-debug-command': 'yes' }
}

function sentBy(sent: Recorded['sent'], version: RedisVersion): readonly string[] | undefined {
  return sent.find(([versions]) => versions.split(' ').includes(version))?.[1]
}

function dumpOfOne(session: Session): ByteString {
  session.execute(['SET', 'a', '1'])
  return session.execute(['DUMP', 'a']) as ByteString
}

/** Lets time pass: that of clients that wait is real, that of keys is not. */
async function pass(milliseconds: number): Promise<void> {
  vi.setSystemTime(Date.now() + milliseconds)
  await new Promise((resolve) => startTimer(milliseconds, () => resolve(undefined)))
}

async function take(server: Server, steps: readonly string[], payload: ByteString): Promise<void> {
  const sessions = new Map<string, Session>()
  for (const step of steps) {
    const wait = /^wait (\d+)$/.exec(step)
    if (wait !== null) {
      await pass(Number(wait[1]))
      continue
    }
    const [, name = 'a', line] = /^(?:([a-z]): )?(.*)$/s.exec(step) ?? []
    const session = sessions.get(name) ?? server.connect()
    sessions.set(name, session)
    const argv = splitConfigLine(Buffer.from(line).toString('latin1')) ?? []
    session.execute(argv.map((word) => (word === 'PAYLOAD' ? payload : word)))
  }
}
