import type { ByteString } from '../../../lib/reply/byte-string.js'
import { Connection } from '../../../lib/server/connection/connection.js'
import type { Server } from '../../../lib/server/server.js'
import { readReply, type WireReply, writeCommand } from '../../differential/wire.js'

/** A client of a server in this process, whose bytes go there at once. */
export class LdbClient {
  readonly connection: Connection
  isClosed = false
  #received = ''

  constructor(server: Server) {
    this.connection = new Connection(server, {
      write: (bytes) => {
        this.#received += bytes
        return true
      },
      end: () => {
        this.isClosed = true
      },
      cut: () => {
        this.isClosed = true
      },
      hold: () => {},
      pending: () => 0,
    })
  }

  /** Sends a command. @returns the reply to it. */
  async ask(...argv: ByteString[]): Promise<WireReply> {
    this.send(writeCommand(argv))
    return await this.reply()
  }

  send(bytes: ByteString): void {
    this.connection.receive(Buffer.from(bytes, 'latin1'))
  }

  /** The next reply, once it is there. */
  async reply(): Promise<WireReply> {
    await settled()
    const read = readReply(this.#received, 0)
    if (read === undefined) throw new Error(`no reply, but '${this.#received}'`)
    this.#received = this.#received.slice(read.end)
    return read.reply
  }

  /** Takes what came and was not read. */
  async takeRest(): Promise<ByteString> {
    await settled()
    const rest = this.#received
    this.#received = ''
    return rest
  }

  leave(): void {
    this.connection.closed()
  }
}

/** Replies that wait come by promises, of which few stand one behind the other. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
