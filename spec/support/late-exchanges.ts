import { isPromise } from 'node:util/types'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { Replies, type Reply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { encodeReply } from '../../lib/resp/encode.js'
import type { Server } from '../../lib/server/registry/registry.js'
import { argvOf } from './command-rows.js'
import { listenTo } from './listen-to.js'
import { readVectorReply, type VectorReply } from './vector-reply.js'

/**
 * A line that a client sends, and what real servers answered. `name: ` in front says which client it
 * is; `{name}` stands for its ID. A client that waits has got nothing; `<-` asks what it got since
 * then, `<~` waits for that.
 */
export type LateExchange = readonly [
  line: string,
  replies: { readonly [version in RedisVersion | 'all']?: VectorReply },
]

/** One behaviour: what clients of an empty server send. */
export interface LateCase {
  readonly title: string
  readonly exchanges: readonly LateExchange[]
}

/** A client, as the lines need it. */
export interface LateClient {
  send(argv: readonly ByteString[]): void
  /** The next of its replies and messages; undefined where there is none yet. */
  next(isAwaited: boolean): Promise<VectorReply | undefined>
}

export type Answers = readonly (readonly [line: string, reply: VectorReply | undefined])[]

export function recordedAnswers({ exchanges }: LateCase, version: RedisVersion): Answers {
  return exchanges.map(([line, replies]) => [
    line,
    version in replies ? replies[version] : replies.all,
  ])
}

const NOTHING = { nothing: true }

/** Sends lines in turns, each when the one before is answered or waits. */
export async function converseLate(
  lines: readonly string[],
  connect: () => LateClient | Promise<LateClient>,
  comparable: (argv: readonly ByteString[], reply: VectorReply) => VectorReply = withoutNumbers,
): Promise<Answers> {
  const clients = new Map<string, LateClient>()
  const ids = new Map<string, VectorReply>()
  const answers: (readonly [string, VectorReply])[] = []
  for (const line of lines) {
    const [, name = '', words] = /^(?:([a-z]): )?(.*)$/s.exec(line) ?? []
    const client = clients.get(name) ?? (await connect())
    clients.set(name, client)
    const argv = argvOf(words.replace(/\{([a-z])\}/, (_, of: string) => String(ids.get(of))))
    if (argv[0] !== '<-' && argv[0] !== '<~') client.send(argv)
    const reply = (await client.next(argv[0] === '<~')) ?? NOTHING
    if (words === 'CLIENT ID') ids.set(name, reply)
    answers.push([line, comparable(argv, reply)])
  }
  return answers
}

/** Connects clients to a server in this process. */
export function lateClient(server: Server): LateClient {
  const session = server.connect()
  const arrived: VectorReply[] = []
  const take = (answer: Reply | Replies): void => {
    if (answer instanceof Replies) {
      for (const reply of answer.replies) take(reply)
      return
    }
    const read = readVectorReply(encodeReply(answer, session.resp), 0)
    arrived.push(read === undefined ? { unreadable: true } : read.reply)
  }
  listenTo(session, (items) => take([...items]))
  return {
    send(argv) {
      const answer = session.execute(argv)
      if (isPromise(answer)) answer.then(take)
      else take(answer)
    },
    async next(isAwaited) {
      await new Promise((resolve) => setImmediate(resolve))
      while (isAwaited && arrived.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      return arrived.shift()
    },
  }
}

/** Replies without times and numbers of connections. */
function withoutNumbers(argv: readonly ByteString[], reply: VectorReply): VectorReply {
  const name = argv[0].toUpperCase()
  if (argv.join(' ') === 'CLIENT ID') return '(id)'
  if (name === 'HELLO') return '(hello)'
  return name === 'XINFO' || name === 'XPENDING' ? withoutTimes(name, reply) : reply
}

const A_TIME = 1e12

function withoutTimes(name: string, reply: VectorReply): VectorReply {
  if (typeof reply === 'number') return reply > A_TIME ? '(time)' : reply
  if (Array.isArray(reply)) {
    const isPending = name === 'XPENDING' && reply.length === 4 && typeof reply[2] === 'number'
    return reply.map((item, i) => {
      const isIdle = reply[i - 1] === 'idle' || reply[i - 1] === 'inactive'
      return (isIdle && item !== -1) || (isPending && i === 2) ? '(time)' : withoutTimes(name, item)
    })
  }
  if (typeof reply !== 'object' || reply === null || !('map' in reply)) return reply
  return { map: withoutTimes(name, reply['map'] as VectorReply) }
}
