import { isIP, type Socket } from 'node:net'
import { type ByteString, byteStringToBuffer } from '../../reply/byte-string.js'
import { TOO_MANY_CLIENTS } from '../../reply/errors/server.js'
import { encodeReply } from '../../resp/encode.js'
import type { Server } from '../server.js'
import type { Receiver } from './arrivals.js'
import type { Connection } from './connection.js'

/** The ports that a system gives to those who connect. */
const FIRST_PORT = 49152
const PORTS = 2 ** 16 - FIRST_PORT
/** How many bytes a system takes of a client that the server has not read. */
const MOST_UNHEARD = 1024 * 1024
/** How many bytes Node.js reads at once. */
const MOST_READ = 64 * 1024

/** Where a server is: at a port of a host, or at the path of a Unix socket. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly path?: string | undefined
}

/** What carries the bytes of a client to a server of this process, and those of the server back. */
export class MemoryLink implements Receiver {
  /** Where the client found the server. */
  readonly address: Address
  /** The client's own port, as a system would give it. */
  readonly localPort: number
  bytesRead = 0
  bytesWritten = 0
  readonly #server: Server
  readonly #socket: Socket
  #connection: Connection | undefined
  /** What the client wrote that the server has not read. */
  #unheard: Buffer[] = []
  #unheardBytes = 0
  /** What the server wrote of which the client has not been told. */
  #arrived: Buffer[] = []
  #arrivedBytes = 0
  /** Whether nothing comes after it. */
  #isOver = false
  #isHeld = false
  /** Lets the client send more, once it is not held. */
  #goOn: (() => void) | undefined
  readonly #hearLater = () => this.#hear()

  constructor(server: Server, socket: Socket, address: Address) {
    this.address = address
    this.#server = server
    this.#socket = socket
    this.localPort = FIRST_PORT + (server.stats.connections % PORTS)
  }

  /** The server takes the client in, or says that it has too many. */
  open(): void {
    const { host, port, path } = this.address
    const { sessions, config, stats } = this.#server
    if (sessions.size >= config.number('maxclients')) {
      stats.rejectedConnections++
      this.#push(encodeReply(TOO_MANY_CLIENTS, 2))
      this.end()
      return
    }
    const end = {
      write: (bytes: ByteString) => this.#push(bytes),
      end: () => this.end(),
      pending: () => this.#pending,
      cut: () => this.#cut(),
      hold: (isHeld: boolean) => this.#hold(isHeld),
    }
    const addresses =
      path === undefined
        ? {
            address: `127.0.0.1:${this.localPort}`,
            localAddress: `${isIP(host) ? host : '127.0.0.1'}:${port}`,
          }
        : { address: `${path}:0`, localAddress: `${path}:0` }
    this.#connection = this.#server.serve(end, addresses)
  }

  /** Says that the client has room for more. */
  drained(): void {
    this.#connection?.drained()
  }

  /**
   * Lets the server hear what a client wrote: with all that it writes until then. It is on its way as
   * soon as it is written; whoever leaves then is heard nevertheless.
   */
  write(chunk: Buffer, done: () => void): void {
    this.bytesWritten += chunk.length
    this.#active()
    if (this.#unheard.length === 0) this.#server.hearing.soon(this.#hearLater)
    this.#unheard.push(chunk)
    this.#unheardBytes += chunk.length
    if (this.#isTaking) done()
    else this.#goOn = done
  }

  /** Whether the system would take more bytes of the client. */
  get #isTaking(): boolean {
    const isOpen = this.#connection !== undefined
    return isOpen && !this.#isHeld && this.#unheardBytes <= MOST_UNHEARD
  }

  #hear(): void {
    const chunks = this.#unheard
    this.#unheard = []
    this.#unheardBytes = 0
    this.#connection?.receive(joined(chunks))
    this.#letGoOn()
  }

  /** Lets the server hear that the client went away, after all that it wrote. */
  leave(): void {
    this.#server.hearing.soon(() => {
      this.#connection?.closed()
      this.end()
    })
  }

  /**
   * Says that nothing more comes. As on a socket of the system, it is heard in a later turn of the
   * event loop than the last bytes: who awaits the reply of QUIT can still listen for the end.
   */
  end(): void {
    this.#isOver = true
    this.#server.hearing.arrived(this)
  }

  /** One thing in a turn: the bytes that arrived, or that nothing more comes. */
  receive(): void {
    if (this.#socket.destroyed) return
    if (this.#arrivedBytes === 0) {
      this.#socket.push(null)
      return
    }
    this.#give()
    if (this.#isOver) this.#server.hearing.arrived(this)
  }

  /** Takes bytes for the client. @returns whether it has room for more. */
  #push(bytes: ByteString): boolean {
    const buffer = byteStringToBuffer(bytes)
    if (this.#socket.destroyed) return true
    this.#arrived.push(buffer)
    this.#arrivedBytes += buffer.length
    this.#server.hearing.arrived(this)
    return this.#pending < this.#socket.readableHighWaterMark
  }

  /** How many bytes the client has not taken. */
  get #pending(): number {
    return this.#arrivedBytes + this.#socket.readableLength
  }

  /** Gives the client the bytes that arrived. */
  #give(): void {
    const chunks = this.#arrived
    const count = this.#arrivedBytes
    this.#arrived = []
    this.#arrivedBytes = 0
    this.bytesRead += count
    this.#active()
    if (count <= MOST_READ) this.#socket.push(joined(chunks))
    else for (const chunk of chunks) this.#socket.push(chunk)
  }

  #cut(): void {
    if (!this.#socket.destroyed && this.#arrivedBytes > 0) this.#give()
    this.#socket.destroy()
  }

  /** Lets the time of `setTimeout` begin anew, as each byte does on a socket of the system. */
  #active(): void {
    const { timeout } = this.#socket
    if (timeout) this.#socket.setTimeout(timeout)
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.#letGoOn()
  }

  #letGoOn(): void {
    if (this.#isHeld) return
    const goOn = this.#goOn
    this.#goOn = undefined
    goOn?.()
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
}
