import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../../lib/index.js'
import type { RedisVersion } from '../../../lib/reply/version.js'
import { writeCommand } from '../../differential/wire.js'
import { LdbClient } from './ldb-client.js'

/** A session of the debugger of real Redis, and what it said. */
interface RecordedSession {
  readonly title: string
  readonly script: string
  readonly keys?: readonly string[]
  readonly args?: readonly string[]
  /** What the client did itself. */
  readonly setup?: readonly string[][]
  readonly mode?: 'sync'
  /** The whole command, where it is no plain EVAL. */
  readonly eval?: readonly string[]
  /** What another client did before, and after. */
  readonly before?: readonly string[][]
  readonly after?: readonly string[][]
  /** Requests; `RAW:` are bytes, `PIECES` come one after the other; null is the client's end. */
  readonly input: readonly (readonly string[] | null)[]
  readonly results: readonly Result[]
}

interface Result {
  readonly versions: readonly RedisVersion[]
  /** What came to the EVAL, and to each request. */
  readonly screens: readonly (readonly string[] | string)[]
  /** The bytes of the reply to the EVAL. */
  readonly end: string
  /** The replies to the commands after. */
  readonly after?: readonly string[]
}

const { sessions } = JSON.parse(
  readFileSync(new URL('../../vectors/ldb.json', import.meta.url), 'utf8'),
) as { readonly sessions: readonly RecordedSession[] }

const rows = sessions.flatMap((session) =>
  session.results.flatMap((result) =>
    result.versions.map((version) => ({ title: session.title, version, session, result })),
  ),
)

function withoutAddresses(text: string): string {
  return text.replace(/0x[0-9a-f]+/g, '0x…')
}

async function screen(client: LdbClient): Promise<string[] | string> {
  const reply = await client.reply()
  if (typeof reply === 'string') return reply
  return reply.map((line) => withoutAddresses(String(line).slice(1)))
}

function send(client: LdbClient, request: readonly string[]): void {
  const [first, ...others] = request
  if (first === 'PIECES') for (const piece of others) client.send(piece)
  else client.send(first.startsWith('RAW:') ? request.join(' ').slice(4) : writeCommand(request))
}

function isOver(last: readonly string[] | string): boolean {
  return typeof last === 'string' || last.includes('<endsession>')
}

/** Says to the debugger what the session says, until it is over or the client leaves. */
async function converse(
  client: LdbClient,
  { script, keys = [], args = [], eval: command, input }: RecordedSession,
): Promise<(string[] | string)[]> {
  send(client, command ?? ['EVAL', script, `${keys.length}`, ...keys, ...args])
  const screens = [await screen(client)]
  for (const request of input) {
    if (isOver(screens[screens.length - 1])) break
    if (request === null) {
      client.leave()
      break
    }
    send(client, request)
    screens.push(await screen(client))
  }
  return screens
}

async function endOf(client: LdbClient, last: string[] | string): Promise<string> {
  if (typeof last === 'string') return last
  if (!isOver(last)) return 'left'
  expect(client.isClosed, 'the connection is closed').toBe(true)
  return withoutAddresses(await client.takeRest())
}

async function replay(session: RecordedSession, version: RedisVersion): Promise<Result> {
  const server = createServer({ redisVersion: version })
  const other = new LdbClient(server)
  for (const argv of session.before ?? []) await other.ask(...argv)
  const client = new LdbClient(server)
  for (const argv of session.setup ?? []) await client.ask(...argv)
  await client.ask('SCRIPT', 'DEBUG', session.mode ?? 'yes')
  const screens = await converse(client, session)
  const end = await endOf(client, screens[screens.length - 1])
  const after: string[] = []
  for (const argv of session.after ?? []) {
    other.send(writeCommand(argv))
    after.push(await other.takeRest())
  }
  await server.close()
  return { versions: [], screens, end, ...(session.after && { after }) }
}

describe('sessions of the debugger as real Redis has them', () => {
  it('has sessions', () => {
    expect(sessions.length).toBeGreaterThan(100)
  })

  it.each(rows)('$title ($version)', async ({ session, version, result }) => {
    expect(await replay(session, version)).toEqual({ ...result, versions: [] })
  })
})
