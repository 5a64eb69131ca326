import { readFileSync } from 'node:fs'
import { isPromise } from 'node:util/types'
import type { ByteString } from '../../lib/reply/byte-string.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { encodeReply } from '../../lib/resp/encode.js'
import type { Server } from '../../lib/server/registry/registry.js'
import { argvOf } from './command-rows.js'
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
    answers.push([line, comparable(argv, reply, server.version)])
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

/** Replies without what no two servers have in common: times, order of hash tables, buffers. */
function comparable(
  argv: readonly ByteString[],
  reply: VectorReply,
  version: RedisVersion,
): VectorReply {
  const [name, word, ...others] = argv.map((each) => each.toLowerCase())
  if (name === 'hello' && Array.isArray(reply)) return masked(reply, ['id', 'version'])
  if (name === 'info') return counters(reply)
  if (name !== 'acl') return reply
  if (word === 'log' && Array.isArray(reply)) return reply.map(comparableEntry)
  if (word === 'cat' && others.length > 0 && Array.isArray(reply)) return [...reply].sort()
  return version < '7.2' ? withSortedRules(reply) : reply
}

const OF_ITS_TIME = ['age-seconds', 'entry-id', 'timestamp-created', 'timestamp-last-updated']

function comparableEntry(entry: VectorReply): VectorReply {
  if (!Array.isArray(entry)) return entry
  return masked(entry, OF_ITS_TIME).map((item, i) =>
    entry[i - 1] === 'client-info'
      ? (String(item).match(/(flags|multi|cmd|user)=\S+/g) ?? []).join(' ')
      : item,
  )
}

/** Puts the name of a field in the place of its value. */
function masked(fields: readonly VectorReply[], names: readonly string[]): VectorReply[] {
  return fields.map((item, i) => {
    const name = fields[i - 1]
    return typeof name === 'string' && names.includes(name) ? `(${name})` : item
  })
}

/** Before 7.2 single commands come in the order of a hash table with a random seed. */
export function withSortedRules(reply: VectorReply): VectorReply {
  if (Array.isArray(reply)) return reply.map(withSortedRules)
  if (typeof reply !== 'string') return reply
  return reply.replace(
    /([+-]@all(?: [+-]@\w+)*)((?: [+-][a-z][^ )]*)+)/g,
    (_, start: string, rest: string) => `${start} ${rest.trim().split(' ').sort().join(' ')}`,
  )
}

function counters(reply: VectorReply): VectorReply {
  const text = typeof reply === 'string' ? reply : JSON.stringify(reply)
  return text
    .split('\r\n')
    .filter((line) => /^(errorstat_|cmdstat_|acl_)/.test(line))
    .filter((line) => !/^cmdstat_(info|config)/.test(line))
    .map((line) => line.replace(/usec=\d+,usec_per_call=[\d.]+,/, ''))
    .sort()
}
