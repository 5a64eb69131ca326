import { Duplex } from 'node:stream'
import { byteStringToBuffer } from '../reply/byte-string.js'
import { Connection } from './connection.js'
import type { Server } from './server.js'

// A test runner may fake it later, and then nothing would connect.
const { nextTick } = process

/**
 * A connection to a server of this process that looks to a client like a socket of `node:net`,
 * without a handle of the system: it does not keep the process alive.
 */
export class MemorySocket extends Duplex {
  readonly remoteAddress = '127.0.0.1'
  readonly remotePort: number
  readonly localAddress = '127.0.0.1'
  readonly localPort = 0
  connecting = true
  readonly #connection: Connection
  #isHeld = false
  /** Lets the client send more, once it is not held. */
  #goOn: (() => void) | undefined

  constructor(server: Server, port = 0) {
    super({ allowHalfOpen: false, decodeStrings: true })
    this.remotePort = port
    this.#connection = new Connection(server, {
      write: (bytes) => this.push(byteStringToBuffer(bytes)),
      end: () => this.push(null),
      pending: () => this.readableLength,
      cut: () => this.destroy(),
      hold: (isHeld) => this.#hold(isHeld),
    })
    nextTick(() => this.#connect())
  }

  /** As of a socket of `node:net`; there is nothing to set in memory. */
  setKeepAlive(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  setTimeout(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {
    this.#connection.drained()
  }

  /** A client expects no reply before its `write` returned, so the server hears a tick later. */
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    nextTick(() => {
      this.#connection.receive(chunk)
      if (this.#isHeld) this.#goOn = done
      else done()
    })
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'latin1', done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#connection.closed()
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#connection.closed()
    done(error)
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    if (isHeld) return
    const goOn = this.#goOn
    this.#goOn = undefined
    goOn?.()
  }

  #connect(): void {
    if (this.destroyed) return
    this.connecting = false
    this.emit('connect')
    this.emit('ready')
  }
}
