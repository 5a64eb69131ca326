import { readFileSync } from 'node:fs'
import { isPromise } from 'node:util/types'
import type { ByteString } from '../../lib/reply/byte-string.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { encodeReply } from '../../lib/resp/encode.js'
import type { Server } from '../../lib/server/registry/registry.js'
import { argvOf } from './command-rows.js'
import { comparableReply } from './comparable-reply.js'
import { readVectorReply, type VectorReply } from './vector-reply.js'

/** A line that a client sends (`name: ` says which one), and what real servers answered. */
export type AclExchange = readonly [
  line: string,
  replies: { readonly [version in RedisVersion | 'all']?: VectorReply },
]

/** One behaviour: what clients of a server without users of its own send. */
export interface AclCase {
  readonly title: string
  readonly exchanges: readonly AclExchange[]
}

/** What was recorded of real servers. */
export const ACL_CASES: readonly AclCase[] = JSON.parse(
  readFileSync('spec/vectors/acl.json', 'utf8'),
)

type Answers = readonly (readonly [line: string, reply: VectorReply | undefined])[]

export function recordedAnswers({ exchanges }: AclCase, version: RedisVersion): Answers {
  return exchanges.map(([line, replies]) => [
    line,
    version in replies ? replies[version] : replies.all,
  ])
}

/** Sends the lines of a case. A client that waits has answered nothing, one that is closed so. */
export async function answersOf({ exchanges }: AclCase, server: Server): Promise<Answers> {
  const sessions = new Map<string, ReturnType<Server['connect']>>()
  const answers: (readonly [string, VectorReply])[] = []
  for (const [line] of exchanges) {
    const [, name = '', command] = /^(?:([a-z]\w*): )?(.*)$/s.exec(line) ?? []
    const session = sessions.get(name) ?? server.connect()
    sessions.set(name, session)
    const argv = argvOf(command)
    const reply = answerOf(session, argv)
    answers.push([line, comparableReply(argv, reply, server.version)])
    await new Promise((resolve) => setImmediate(resolve))
  }
  return answers
}

function answerOf(
  session: ReturnType<Server['connect']>,
  argv: readonly ByteString[],
): VectorReply {
  if (session.isClosed) return { closed: true }
  const answer = session.execute(argv)
  if (isPromise(answer)) return { nothing: true }
  const read = readVectorReply(encodeReply(answer, session.resp), 0)
  return read === undefined ? { unreadable: true } : read.reply
}
