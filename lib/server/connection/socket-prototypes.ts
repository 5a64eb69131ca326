import { isIP, type Socket } from 'node:net'
import type { MemoryLink } from './memory-link.js'

const LINK = Symbol('link to a server in memory')

/** A socket in memory, with what carries its bytes. */
type LinkedSocket = Socket & { [LINK]: MemoryLink }

/** Members of a prototype. */
type Members = object & ThisType<LinkedSocket>

type Done = (error?: Error | null) => void

interface Piece {
  readonly chunk: Buffer | string
  readonly encoding: BufferEncoding
}

/**
 * What sockets in memory have instead of the methods that ask a handle of the system: a prototype
 * between each of them and its class, so that it stays what its client made, with the same events.
 */
export class SocketPrototypes {
  readonly #byClass = new WeakMap<object, object>()

  /** Puts a link under a socket, which may be one of `node:tls`. */
  link(socket: Socket, link: MemoryLink): void {
    Object.setPrototypeOf(socket, this.#prototypeOver(Object.getPrototypeOf(socket)))
    Object.assign(socket, { [LINK]: link })
  }

  /** A prototype of ours in front of that of a class. */
  #prototypeOver(base: Socket): object {
    const known = this.#byClass.get(base)
    if (known !== undefined) return known
    const prototype: object = Object.create(base, {
      ...Object.getOwnPropertyDescriptors(streamMethods(base)),
      ...Object.getOwnPropertyDescriptors(HANDLE_METHODS),
      ...Object.getOwnPropertyDescriptors(ADDRESS_FIELDS),
    })
    this.#byClass.set(base, prototype)
    return prototype
  }
}

/** A stream asks its own methods for what lies under it. */
function streamMethods(base: Socket): Members {
  return {
    _read() {
      this[LINK].drained()
    },
    _write(chunk: Buffer | string, encoding: BufferEncoding, done: Done) {
      // Who wrote a buffer may fill it anew before the server hears.
      this[LINK].write(asBuffer(chunk, encoding, true), done)
    },
    _writev(pieces: readonly Piece[], done: Done) {
      const buffers = pieces.map(({ chunk, encoding }) => asBuffer(chunk, encoding, false))
      this[LINK].write(Buffer.concat(buffers), done)
    },
    _final(done: Done) {
      this[LINK].leave()
      done()
    },
    _destroy(error: Error | null, done: Done) {
      this[LINK].leave()
      base._destroy.call(this, error, done)
    },
  }
}

/** What only a handle of the system has a use for. */
const HANDLE_METHODS: Members = {
  ref() {
    return this
  },
  unref() {
    return this
  },
  setNoDelay() {
    return this
  },
  setKeepAlive() {
    return this
  },
}

/** A socket of a path has no addresses. */
const ADDRESS_FIELDS: Members = {
  get bytesRead() {
    return this[LINK].bytesRead
  },
  get bytesWritten() {
    return this[LINK].bytesWritten
  },
  get pending() {
    return this.connecting
  },
  get remoteAddress() {
    const { host, path } = this[LINK].address
    if (path !== undefined) return undefined
    return isIP(host) ? host : ownAddress(this[LINK])
  },
  get remoteFamily() {
    return this[LINK].address.path === undefined ? familyOf(this[LINK]) : undefined
  },
  get remotePort() {
    const { port, path } = this[LINK].address
    return path === undefined ? port : undefined
  },
  get localAddress() {
    return this[LINK].address.path === undefined ? ownAddress(this[LINK]) : undefined
  },
  get localFamily() {
    return this[LINK].address.path === undefined ? familyOf(this[LINK]) : undefined
  },
  get localPort() {
    const link = this[LINK]
    return link.address.path === undefined ? link.localPort : undefined
  },
  address() {
    const link = this[LINK]
    if (link.address.path !== undefined) return {}
    return { address: ownAddress(link), family: familyOf(link), port: link.localPort }
  },
}

function familyOf({ address }: MemoryLink): 'IPv4' | 'IPv6' {
  return isIP(address.host) === 6 ? 'IPv6' : 'IPv4'
}

function ownAddress(link: MemoryLink): string {
  return familyOf(link) === 'IPv6' ? '::1' : '127.0.0.1'
}

function asBuffer(chunk: Buffer | string, encoding: BufferEncoding, isCopied: boolean): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, encoding)
  return isCopied ? Buffer.from(chunk) : chunk
}
