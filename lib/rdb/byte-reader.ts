import type { ByteString } from '../reply/byte-string.js'
import { CorruptPayload } from './corrupt-payload.js'

/** Reads bytes one behind the other; throws CorruptPayload where there are no more. */
export class ByteReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get at(): number {
    return this.#at
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    return this.#bytes[this.#take(1)]
  }

  /** The next byte, which stays. */
  peek(): number {
    if (this.left < 1) throw new CorruptPayload('end of bytes')
    return this.#bytes[this.#at]
  }

  /** A signed integer of 1 to 8 bytes, the lowest first. */
  signed(size: number): bigint {
    let value = 0n
    const from = this.#take(size)
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[from + i])
    return BigInt.asIntN(size * 8, value)
  }

  /** An unsigned integer of up to 4 bytes, the lowest first. */
  unsigned(size: number): number {
    return this.#bytes.readUIntLE(this.#take(size), size)
  }

  /** An unsigned integer of up to 8 bytes, the highest first. */
  unsignedBig(size: number): bigint {
    let value = 0n
    const from = this.#take(size)
    for (let i = 0; i < size; i++) value = (value << 8n) | BigInt(this.#bytes[from + i])
    return value
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#take(8))
  }

  raw(count: number): Buffer {
    const from = this.#take(count)
    return this.#bytes.subarray(from, from + count)
  }

  text(count: number): ByteString {
    return this.raw(count).toString('latin1')
  }

  #take(count: number): number {
    if (count < 0 || count > this.left) throw new CorruptPayload('end of bytes')
    const from = this.#at
    this.#at += count
    return from
  }
}
