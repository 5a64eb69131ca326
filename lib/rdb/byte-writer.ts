/** Puts bytes one behind the other. */
export class ByteWriter {
  #bytes = Buffer.alloc(64)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** All bytes written so far. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  byte(value: number): this {
    this.#makeRoom(1)
    this.#bytes[this.#length++] = value
    return this
  }

  /** An integer, also one below zero, in a number of bytes, the lowest first. */
  little(value: number | bigint, size: number): this {
    let rest = BigInt.asUintN(size * 8, BigInt(value))
    for (let i = 0; i < size; i++, rest >>= 8n) this.byte(Number(rest & 0xffn))
    return this
  }

  /** As {@link little}, the highest first. */
  big(value: number | bigint, size: number): this {
    const bits = BigInt.asUintN(size * 8, BigInt(value))
    for (let i = size - 1; i >= 0; i--) this.byte(Number((bits >> BigInt(8 * i)) & 0xffn))
    return this
  }

  double(value: number): this {
    this.#makeRoom(8)
    this.#bytes.writeDoubleLE(value, this.#length)
    this.#length += 8
    return this
  }

  raw(bytes: Uint8Array): this {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  text(text: string): this {
    return this.raw(Buffer.from(text, 'latin1'))
  }

  #makeRoom(count: number): void {
    const needed = this.#length + count
    if (needed <= this.#bytes.length) return
    const grown = Buffer.alloc(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.bytes)
    this.#bytes = grown
  }
}
