import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { PATCH_RELEASES, REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createMemorySocket } from '../../lib/server/connection/memory-socket.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'

/** Bytes, or bytes so many times. */
type Piece = ByteString | readonly [ByteString, count: number]

/** What one client wrote to real Redis, piece by piece, and all that came back. */
interface WireCase {
  readonly id: string
  /** Commands of another client before it. */
  readonly setup?: readonly ByteString[][]
  readonly pieces: readonly Piece[]
  /** Whether the client ends its side at last. */
  readonly end?: boolean
  readonly expect: readonly {
    readonly versions: readonly string[]
    readonly received: Piece
    /** Whether the server ended the connection. */
    readonly closed: boolean
  }[]
}

const CASES: readonly WireCase[] = JSON.parse(readFileSync('spec/vectors/wire-input.json', 'utf8'))

const MOST_SHOWN = 1000
const WAIT = { timeout: 10_000, interval: 1 }

interface Door {
  readonly name: string
  /** Lets clients come to a server. @returns what connects one. */
  readonly open: (server: Server) => Promise<() => Socket>
}

const DOORS: readonly Door[] = [
  {
    name: 'TCP',
    open: async (server) => {
      const { port } = await server.listen()
      return () => connect({ port, noDelay: true })
    },
  },
  { name: 'memory', open: async (server) => () => createMemorySocket(server) },
]

function bytesOf(piece: Piece): ByteString {
  return typeof piece === 'string' ? piece : piece[0].repeat(piece[1])
}

function expected({ expect }: WireCase, version: RedisVersion) {
  const found = expect.find(({ versions }) => versions.includes(PATCH_RELEASES[version]))
  return { received: shown(bytesOf(found?.received ?? '')), closed: found?.closed }
}

/** Bytes, or what tells so many of them from others. */
function shown(bytes: ByteString): string {
  if (bytes.length <= MOST_SHOWN) return bytes
  return `${bytes.length} bytes: ${createHash('sha1').update(bytes, 'latin1').digest('hex')}`
}

/** A client that writes a case, and what comes to it. */
class WireClient {
  received = ''
  closed = false
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) => {
      this.received += bytes.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.closed = true
    })
  }

  /** Writes pieces, each in a turn of its own. */
  async write({ pieces, end }: Pick<WireCase, 'pieces' | 'end'>): Promise<void> {
    for (const piece of pieces) {
      await new Promise((resolve) => this.#socket.write(bytesOf(piece), 'latin1', resolve))
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (end) this.#socket.end()
  }

  get seen() {
    return { received: shown(this.received), closed: this.closed }
  }

  leave(): void {
    this.#socket.destroy()
  }
}

async function isServed(witness: WireClient): Promise<void> {
  const { length } = witness.received
  await witness.write({ pieces: ['PING\r\n'] })
  await vi.waitFor(() => expect(witness.received.slice(length)).toBe('+PONG\r\n'), WAIT)
}

describe.each(REDIS_VERSIONS)('what clients write to Redis %s', (version) => {
  describe.each(DOORS)('through $name', ({ open }) => {
    const server = createServer({ redisVersion: version })
    let connectClient: () => Socket
    let witness: WireClient

    beforeAll(async () => {
      connectClient = await open(server)
      witness = new WireClient(connectClient())
    })
    afterEach(() => server.reset())
    afterAll(() => server.close())

    async function play(wireCase: WireCase): Promise<void> {
      await isServed(witness)
      const setup = server.connect()
      for (const argv of wireCase.setup ?? []) setup.execute(argv)
      setup.close()
      const client = new WireClient(connectClient())
      await client.write(wireCase)
      const isAnswered = () => expect(client.seen).toEqual(expected(wireCase, version))
      await vi.waitFor(isAnswered, WAIT)
      // What comes too much would be here before the reply to another client.
      await isServed(witness)
      isAnswered()
      client.leave()
    }

    it.each(CASES)('$id', play)
  })
})
