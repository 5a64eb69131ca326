import { connect, type Socket } from 'node:net'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { Connection } from '../../lib/server/connection/connection.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { ORACLE_VERSION } from './oracle.js'
import { readReply, type WireClient, type WireReply, writeCommand } from './wire.js'

/** What one of several clients says. */
export interface Said {
  readonly by: number
  readonly argv: readonly ByteString[]
}

/** Has clients of a fresh server say what is said, and tells what came to each of them. */
export type Play = (protocols: readonly string[], said: readonly Said[]) => Promise<WireReply[][]>

const ID = /^\{(\d)\}$/
const CLEAN: readonly ByteString[][] = [
  ['CONFIG', 'SET', 'notify-keyspace-events', ''],
  ['FLUSHALL'],
  ['SCRIPT', 'FLUSH'],
]

function withIds(argv: readonly ByteString[], ids: readonly string[]): ByteString[] {
  return argv.map((word) => word.replace(ID, (_, which) => ids[Number(which)]))
}

function allReplies(bytes: ByteString): WireReply[] {
  const replies: WireReply[] = []
  let read = readReply(bytes, 0)
  let at = 0
  while (read !== undefined) {
    replies.push(read.reply)
    at = read.end
    read = readReply(bytes, at)
  }
  return at === bytes.length ? replies : [...replies, `unreadable: ${bytes.slice(at)}`]
}

/** A client of a real server: its bytes as they come. */
class RealClient {
  received = ''
  readonly #socket: Socket

  constructor(port: number) {
    this.#socket = connect({ port, noDelay: true })
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (bytes) => {
      this.received += bytes
    })
    this.#socket.on('error', () => {})
  }

  say(argv: readonly ByteString[]): Promise<void> {
    return new Promise((resolve) =>
      this.#socket.write(writeCommand(argv), 'latin1', () => resolve()),
    )
  }

  leave(): void {
    this.#socket.destroy()
  }
}

/** @param witness who is answered once all before is done. */
export function playOnReal(port: number, witness: WireClient): Play {
  // What came in the same turn of the server's loop may be answered later, not in the one after.
  const settled = async () => {
    await witness.send([['PING']])
    await witness.send([['PING']])
  }
  return async (protocols, said) => {
    // What a client said while it was held back runs even though the client is gone.
    await witness.send([['CLIENT', 'UNPAUSE']])
    await settled()
    await witness.send(CLEAN)
    const clients = protocols.map(() => new RealClient(port))
    const ids: string[] = []
    for (const [i, client] of clients.entries()) {
      await client.say(['HELLO', protocols[i]])
      await client.say(['CLIENT', 'ID'])
      while (!/\r\n:\d+\r\n$/.test(client.received)) await settled()
      ids.push(/:(\d+)\r\n$/.exec(client.received)?.[1] ?? '')
      client.received = ''
    }
    for (const { by, argv } of said) {
      await clients[by].say(withIds(argv, ids))
      await settled()
    }
    await new Promise((resolve) => setImmediate(resolve))
    for (const client of clients) client.leave()
    return clients.map(({ received }) => allReplies(received))
  }
}

/** A client of ours, without sockets between. */
class OurClient {
  received = ''
  readonly #connection: Connection

  constructor(server: Server) {
    const write = (bytes: ByteString) => {
      this.received += bytes
      return true
    }
    const end = () => {}
    this.#connection = new Connection(server, {
      write,
      end,
      cut: end,
      hold: () => {},
      pending: () => 0,
    })
  }

  get id(): string {
    return `${this.#connection.session.id}`
  }

  say(argv: readonly ByteString[]): void {
    this.#connection.receive(Buffer.from(writeCommand(argv), 'latin1'))
  }
}

export const playOnOurs: Play = async (protocols, said) => {
  const server = createServer({ redisVersion: ORACLE_VERSION })
  const clients = protocols.map(() => new OurClient(server))
  for (const [i, client] of clients.entries()) {
    client.say(['HELLO', protocols[i]])
    await new Promise((resolve) => setImmediate(resolve))
    client.received = ''
  }
  const ids = clients.map(({ id }) => id)
  for (const { by, argv } of said) {
    clients[by].say(withIds(argv, ids))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const replies = clients.map(({ received }) => allReplies(received))
  await server.close()
  return replies
}
