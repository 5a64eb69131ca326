import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Reply } from '../../../lib/reply/reply.js'
import { splitConfigLine } from '../../../lib/reply/split-config-line.js'
import { encodeReply } from '../../../lib/resp/encode.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import { readReply, type WireReply } from '../../differential/wire.js'
import { plainStream } from './plain-stream.js'

/** What a real 6.2.16 with `lua-replicate-commands no` answered, and sent to a replica. */
interface Recorded {
  readonly steps: readonly string[]
  readonly replies: readonly unknown[]
  readonly sent: readonly string[]
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync('spec/vectors/verbatim-replication.json', 'utf8'),
)

it.each(recorded.map((row): [string, Recorded] => [row.steps.join(' ; '), row]))(
  'scripts that replicas run again answer and are sent as in real Redis: %s',
  async (_, { steps, replies, sent }) => {
    const config = { 'lua-replicate-commands': 'no', save: '' }
    const server = createServer({ redisVersion: '6.2', config })
    const marker = server.connect()
    const session = server.connect()
    server.replicationLog.start()
    marker.execute(['PUBLISH', 'marker', 'start'])
    server.replicationLog.take()
    const answers = steps.map((step) => {
      const reply = session.execute(splitConfigLine(step) ?? []) as Reply
      return plain(readReply(encodeReply(reply, 2), 0)?.reply ?? '')
    })
    marker.execute(['PUBLISH', 'marker', 'end'])
    const stream = server.replicationLog.take().slice(0, -1)
    expect(answers).toEqual(replies)
    expect(plainStream(stream, Date.now(), '')).toEqual(sent)
    await server.close()
  },
)

/** A reply as it is recorded: bulk strings and integers as what they hold. */
function plain(reply: WireReply): unknown {
  if (Array.isArray(reply)) return reply.map(plain)
  if (reply === '$-1' || reply === '*-1') return null
  if (reply.startsWith('$')) return reply.slice(1)
  return reply.startsWith(':') ? Number(reply.slice(1)) : reply
}
