import { isPromise } from 'node:util/types'
import { createServer } from '../../lib/index.js'
import type { ByteString } from '../../lib/reply/byte-string.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { encodeReply } from '../../lib/resp/encode.js'
import { readReply, WireClient, type WireReply } from './wire.js'

/** Host and port of a real redis-server 7.0, as `.ci/run` starts it; its data is lost. */
export const ORACLE = process.env['REDIS_ORACLE']

/** Its version, where that is another. */
export const ORACLE_VERSION = (process.env['REDIS_ORACLE_VERSION'] ?? '7.0') as RedisVersion

export const SKIPPED =
  'skipped: no real Redis to compare with; start a redis-server 7.0 and set REDIS_ORACLE=host:port'

const CLEAN: ByteString[][] = [
  ['DISCARD'],
  ['UNWATCH'],
  ['SELECT', '0'],
  ['FLUSHALL'],
  ['SCRIPT', 'FLUSH'],
]

/** Answers a batch of commands from a clean state. */
export type Answerer = (commands: readonly ByteString[][]) => Promise<WireReply[]>

export async function openRealRedis(): Promise<{ answer: Answerer; close: () => void }> {
  const [host, port] = (ORACLE as string).split(':')
  const client = await WireClient.open(host, Number(port))
  const answer: Answerer = async (commands) =>
    (await client.send([...CLEAN, ...commands])).slice(CLEAN.length)
  return { answer, close: () => client.close() }
}

/** Our server, its replies written to bytes and read back, so that both sides are compared as bytes. */
export function openMock(): { answer: Answerer; close: () => void } {
  const server = createServer({ redisVersion: ORACLE_VERSION })
  const session = server.connect()
  const answer: Answerer = async (commands) => {
    for (const argv of CLEAN) session.execute(argv)
    return commands.map((argv) => {
      const reply = session.execute(argv)
      if (isPromise(reply)) throw new Error(`${argv[0]} waits`)
      const bytes = encodeReply(reply, session.resp)
      return readReply(bytes, 0)?.reply ?? `unreadable: ${bytes}`
    })
  }
  return { answer, close: () => server.close() }
}
