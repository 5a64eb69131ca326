import type { ByteString } from '../../reply/byte-string.js'

/** The last part of the stream, for replicas that come back. */
export class Backlog {
  #bytes = ''
  /** How much of the stream came before what is kept. */
  #from: number

  /** @param from the offset at which it begins. */
  constructor(from: number) {
    this.#from = from
  }

  /** The offset of its first byte, counted from 1 on. */
  get firstByte(): number {
    return this.#from + 1
  }

  get length(): number {
    return this.#bytes.length
  }

  /** @param size how much is kept; twice as much before it is cut. */
  add(bytes: ByteString, size: number): void {
    this.#bytes += bytes
    if (this.#bytes.length <= size * 2) return
    this.#from += this.#bytes.length - size
    this.#bytes = this.#bytes.slice(-size)
  }

  /** What follows an offset; undefined where it is not kept, or not sent yet. */
  since(offset: number): ByteString | undefined {
    const at = offset - this.#from
    return at >= 0 && at <= this.#bytes.length ? this.#bytes.slice(at) : undefined
  }
}
