import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { writeCommand } from '../differential/wire.js'
import { LdbClient } from './debugging/ldb-client.js'

/** What each client got of what one of them sent: `ID` for its number, `*` for what is not compared. */
type Received = Readonly<Record<string, string>>

interface Step {
  readonly client: string
  readonly send: readonly (readonly ByteString[])[]
  readonly received: readonly (readonly [versions: string, received: Received])[]
}

interface Conversation {
  readonly title: string
  readonly steps: readonly Step[]
}

/** Where messages stand among the replies of several clients, recorded from real servers. */
const { conversations } = JSON.parse(
  readFileSync('spec/vectors/order-of-messages.json', 'utf8'),
) as { readonly conversations: readonly Conversation[] }

const NAMES = ['a', 'b', 'd']

/** What is not so yet, by its title: the versions, and why. */
const GAPS: Readonly<Record<string, readonly [versions: string, reason: string]>> = {
  'redirected, who writes in EXEC is the target': [
    '6.2 7.0',
    'a message stands in the middle of the reply of EXEC, which is one value here',
  ],
  'FLUSHALL of broadcast': ['7.4', 'FLUSHALL waits for a thread, and broadcasts go out meanwhile'],
  'FLUSHDB of broadcast': ['7.4', 'FLUSHDB waits for a thread, and broadcasts go out meanwhile'],
}

function isGap(title: string, version: RedisVersion): boolean {
  return GAPS[title]?.[0].split(' ').includes(version) === true
}

async function replay(version: RedisVersion, steps: readonly Step[]): Promise<void> {
  const server = createServer({ redisVersion: version })
  const clients = new Map(NAMES.map((name) => [name, new LdbClient(server)]))
  const numberOf = (name: string) => `${clients.get(name)?.connection.session.id}`
  for (const { client, send, received } of steps) {
    const commands = send.map((argv) =>
      argv.map((word) => (word.startsWith('ID:') ? numberOf(word.slice(3)) : word)),
    )
    clients.get(client)?.send(commands.map(writeCommand).join(''))
    const wanted = received.find(([versions]) => versions.split(' ').includes(version))?.[1]
    const got: Record<string, string> = {}
    for (const [name, each] of clients) {
      const text = await each.takeRest()
      if (text === '') continue
      if (text === `:${numberOf(name)}\r\n` && wanted?.[name] === 'ID') got[name] = 'ID'
      else got[name] = wanted?.[name] === '*' ? '*' : text
    }
    expect(got, JSON.stringify(commands)).toEqual(wanted)
  }
  await server.close()
}

describe.each(REDIS_VERSIONS)('messages among the replies of Redis %s', (version) => {
  it.each(conversations.filter(({ title }) => !isGap(title, version)))('$title', ({ steps }) =>
    replay(version, steps),
  )

  const gaps = conversations.filter(({ title }) => isGap(title, version))
  if (gaps.length > 0) it.fails.each(gaps)('$title', ({ steps }) => replay(version, steps))
})
