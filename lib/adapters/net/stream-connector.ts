import type { Socket } from 'node:net'

/**
 * What ioredis takes as its `Connector`: it asks for the stream of a connection, and to end it.
 * @see https://github.com/redis/ioredis/blob/main/lib/connectors/AbstractConnector.ts
 */
export class StreamConnector {
  readonly #open: () => Socket
  #socket: Socket | undefined
  #isWanted = false
  /** Why the connection failed: ioredis looks for it if that was before it listened. */
  firstError: Error | undefined

  /** @param open opens a connection; called in a later turn than `connect`. */
  constructor(open: () => Socket) {
    this.#open = open
  }

  /** Whether the server's role, as INFO tells it, is the one that the client wants. */
  check(): boolean {
    return true
  }

  /** @throws as ioredis's own connectors do, for a client that left before it was connected. */
  async connect(): Promise<Socket> {
    this.#isWanted = true
    await undefined
    if (!this.#isWanted) throw new Error('Connection is closed.')
    this.#socket = this.#open()
    this.#socket.once('error', (error) => {
      this.firstError = error
    })
    return this.#socket
  }

  disconnect(): void {
    this.#isWanted = false
    this.#socket?.end()
  }
}
