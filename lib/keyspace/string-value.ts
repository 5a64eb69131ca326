import { type ByteString, LONGEST_BYTE_STRING } from '../reply/byte-string.js'
import { isInt64Text } from './int64-text.js'
import type { Value } from './value.js'

/** The longest text that Redis stores in one piece with its header. */
const MOST_EMBEDDED = 44
/** 0 to 9999. */
const SHARED_INTEGER = /^(0|[1-9]\d{0,3})$/
/**
 * From this length on a string that grew is read in part from a buffer: the engine would join the
 * pieces of its text anew each time.
 */
const LEAST_JOINED = 1024
/** Buffers grow by half, so that writing byte after byte costs O(1) each. */
const GROWTH = 1.5

/**
 * A string: a byte string while it is read and replaced whole, a buffer while parts of it are
 * written (SETBIT, SETRANGE). It turns into the other form when that is asked for.
 */
export class StringValue implements Value {
  readonly type = 'string'
  usage = 0
  readonly isEmpty = false
  #text: ByteString | undefined
  #buffer: Buffer | undefined
  #length: number
  /** Whether it was written in part: then it keeps the encoding for that. */
  #isRaw = false
  /** Whether it stays text though it may look like an integer: so INCRBYFLOAT stores its sums. */
  readonly #isText: boolean
  /** Whether COPY made it: such a one is its key's alone. */
  #isCopy = false

  constructor(bytes: ByteString, isText = false) {
    this.#isText = isText
    this.#text = bytes
    this.#length = bytes.length
  }

  /** A string of a buffer's bytes, which is its own from now on. */
  static ofBuffer(buffer: Buffer): StringValue {
    const value = new StringValue('')
    value.#text = undefined
    value.#buffer = buffer
    value.#length = buffer.length
    value.#isRaw = true
    return value
  }

  get bytes(): ByteString {
    this.#text ??= (this.#buffer as Buffer).toString('latin1', 0, this.#length)
    return this.#text
  }

  get length(): number {
    return this.#length
  }

  /** Puts bytes at the end. */
  append(bytes: ByteString): void {
    const isTooLong = this.#length + bytes.length > LONGEST_BYTE_STRING
    if (this.#buffer !== undefined || isTooLong) this.write(this.#length, bytes)
    else {
      this.#text += bytes
      this.#length += bytes.length
      this.#isRaw = true
    }
  }

  /** Writes bytes from a place on, with zero bytes before it where the string was shorter. */
  write(offset: number, bytes: ByteString): void {
    this.edit(offset + bytes.length).write(bytes, offset, 'latin1')
  }

  /**
   * The bytes to write to, at least as many as asked for; those that were not there are zero.
   * What is written counts at once; the buffer may be longer than the string.
   */
  edit(length: number): Buffer {
    this.#grow(length)
    this.#length = Math.max(this.#length, length)
    this.#text = undefined
    this.#isRaw = true
    return this.#buffer as Buffer
  }

  /** Cuts off what lies behind a length. */
  truncate(length: number): void {
    if (length >= this.#length) return
    this.edit(0).fill(0, length, this.#length)
    this.#length = length
  }

  /** The byte at a place, 0 behind the end. */
  byteAt(offset: number): number {
    if (offset >= this.#length) return 0
    this.#join()
    return this.#buffer?.[offset] ?? this.bytes.charCodeAt(offset)
  }

  /** The bytes from a place up to another, that one excluded. */
  slice(from: number, to: number): ByteString {
    this.#join()
    if (this.#text !== undefined) return this.#text.slice(from, to)
    return (this.#buffer as Buffer).toString('latin1', from, Math.min(to, this.#length))
  }

  /** As {@link slice}, to read from only: writes may or may not reach the string. */
  view(from: number, to: number): Buffer {
    this.#join()
    if (this.#buffer === undefined) return Buffer.from(this.bytes.slice(from, to), 'latin1')
    return this.#buffer.subarray(from, Math.min(to, this.#length))
  }

  /** The name that OBJECT ENCODING answers. */
  encoding(): string {
    if (this.#isRaw) return 'raw'
    if (!this.#isText && this.#length <= 20 && isInt64Text(this.bytes)) return 'int'
    return this.#length <= MOST_EMBEDDED ? 'embstr' : 'raw'
  }

  /** Whether Redis holds it as one of the small integers that all keys share. */
  get isShared(): boolean {
    return !this.#isCopy && SHARED_INTEGER.test(this.bytes) && this.encoding() === 'int'
  }

  clone(): StringValue {
    const copy = new StringValue(this.bytes, this.#isText)
    copy.#isRaw = this.#isRaw
    copy.#isCopy = true
    return copy
  }

  #join(): void {
    const isInPieces = this.#isRaw && this.#buffer === undefined
    if (isInPieces && this.#length >= LEAST_JOINED) this.#grow(this.#length)
  }

  #grow(length: number): void {
    const before = this.#buffer ?? Buffer.from(this.bytes, 'latin1')
    if (this.#buffer !== undefined && before.length >= length) return
    const grown = Buffer.alloc(Math.max(length, Math.ceil(before.length * GROWTH)))
    before.copy(grown, 0, 0, this.#length)
    this.#buffer = grown
  }
}
