import { connect, type Socket } from 'node:net'
import type { ByteString } from '../../lib/reply/byte-string.js'
import type { VectorConnection } from './replay-vectors.js'
import { readVectorReply, type VectorReply } from './vector-reply.js'

/** A connection over TCP that speaks the protocol itself, so that no client's habits are in it. */
export class WireConnection implements VectorConnection {
  readonly #socket: Socket
  #received = ''
  #waiting: ((reply: VectorReply) => void)[] = []

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) => this.#take(bytes.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const give of this.#waiting.splice(0)) give({ closed: true })
    })
  }

  static open(port: number, host = '127.0.0.1'): Promise<WireConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host, noDelay: true })
      socket.once('connect', () => resolve(new WireConnection(socket)))
      socket.once('error', reject)
    })
  }

  send(argv: readonly ByteString[]): Promise<VectorReply> {
    this.write(
      `*${argv.length}\r\n${argv.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`,
    )
    return this.next()
  }

  /** Writes bytes as they are. */
  write(bytes: ByteString): void {
    this.#socket.write(bytes, 'latin1')
  }

  /** The next reply, or `{ closed: true }` where the server ends the connection before it. */
  next(): Promise<VectorReply> {
    return new Promise((resolve) => {
      if (this.#socket.destroyed) resolve({ closed: true })
      this.#waiting.push(resolve)
      this.#take('')
    })
  }

  /** Takes nothing any more. */
  pause(): void {
    this.#socket.pause()
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(bytes: string): void {
    this.#received += bytes
    while (this.#waiting.length > 0) {
      const read = readVectorReply(this.#received, 0)
      if (read === undefined) return
      this.#received = this.#received.slice(read.end)
      this.#waiting.shift()?.(read.reply)
    }
  }
}
