import { connect, type Socket } from 'node:net'
import type { Address } from '../server/connection/memory-link.js'

/** A connection to a real server that is asked before the clients come: one command at a time. */
export class RealConnection {
  readonly #socket: Socket
  #text = ''
  #answered: ((reply: string) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  constructor(address: Address) {
    this.#socket = connect(address)
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (piece) => this.#take(String(piece)))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')))
  }

  /**
   * Sends a command.
   * @returns the reply: a status or an error as it stands on the wire, or the text of a bulk string.
   */
  ask(...words: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      const bulks = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`)
      this.#socket.write(`*${words.length}\r\n${bulks.join('')}`)
    })
  }

  /** The address of the server, once it answered. */
  get answeredAt(): string {
    return this.#socket.remoteAddress ?? ''
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(piece: string): void {
    this.#text += piece
    const end = this.#text.indexOf('\r\n')
    if (end < 0) return
    const line = this.#text.slice(0, end)
    const length = line.startsWith('$') ? Number(line.slice(1)) : 0
    if (line.startsWith('$') && this.#text.length < end + 2 + length + 2) return
    const reply = line.startsWith('$') ? this.#text.slice(end + 2, end + 2 + length) : line
    this.#text = ''
    this.#answered?.(reply)
    this.#failed = undefined
  }

  #fail(error: Error): void {
    this.#failed?.(error)
    this.#failed = undefined
  }
}
