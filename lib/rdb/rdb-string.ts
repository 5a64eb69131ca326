import { isInt64Text } from '../keyspace/int64-text.js'
import type { ByteString } from '../reply/byte-string.js'
import type { ByteReader } from './byte-reader.js'
import type { ByteWriter } from './byte-writer.js'
import { CorruptPayload } from './corrupt-payload.js'
import { widthOf } from './integer-width.js'
import { lzfCompress, lzfDecompress } from './lzf.js'

const SIX_BITS = 0
const FOURTEEN_BITS = 1
const ENCODED = 3
const THIRTY_TWO_BITS = 0x80
const SIXTY_FOUR_BITS = 0x81
const LZF = 3
/** The sizes of integers by the number that stands for their encoding. */
const INTEGER_BYTES = [1, 2, 4] as const
/** Longer texts are no integers of 32 bits. */
const LONGEST_INTEGER = 11
/** Shorter texts are not compressed. */
const LEAST_COMPRESSED = 21
/** What compression must spare. */
const LEAST_SPARED = 4

/** A length: 6, 14, 32 or 64 bits, with its size in the first byte. */
export function writeLength(to: ByteWriter, length: number | bigint): void {
  if (length < 64) to.byte(Number(length))
  else if (length < 16384) to.big(Number(length) | 0x4000, 2)
  else if (length <= 0xffffffff) to.byte(THIRTY_TWO_BITS).big(length, 4)
  else to.byte(SIXTY_FOUR_BITS).big(length, 8)
}

/** An encoding where a length has to be counts as one. */
export function readLength(from: ByteReader): number {
  const head = readLengthOrEncoding(from)
  return 'encoding' in head ? head.encoding : head.length
}

/** As {@link readLength}, for numbers of up to 64 bits that are no length. */
export function readUnsigned(from: ByteReader): bigint {
  if (from.peek() !== SIXTY_FOUR_BITS) return BigInt(readLength(from))
  from.byte()
  return from.unsignedBig(8)
}

/** A string: an integer where it is one of 32 bits, compressed where that is shorter. */
export function writeString(to: ByteWriter, text: ByteString, isCompressed: boolean): void {
  if (text.length <= LONGEST_INTEGER && writeInteger(to, text)) return
  if (isCompressed && text.length >= LEAST_COMPRESSED && writeCompressed(to, text)) return
  writeLength(to, text.length)
  to.text(text)
}

export function readString(from: ByteReader): ByteString {
  return readBlob(from).toString('latin1')
}

/** As {@link readString}, for strings that hold a structure of their own. */
export function readBlob(from: ByteReader): Buffer {
  const head = readLengthOrEncoding(from)
  if ('length' in head) return from.raw(head.length)
  const { encoding } = head
  if (encoding === LZF) {
    const compressed = readLength(from)
    const length = readLength(from)
    const input = from.raw(compressed)
    // Redis does not look at the input for nothing.
    return length === 0 ? Buffer.alloc(0) : lzfDecompress(input, length)
  }
  const size = INTEGER_BYTES[encoding]
  if (size === undefined) throw new CorruptPayload('string encoding')
  return Buffer.from(from.signed(size).toString(), 'latin1')
}

function writeInteger(to: ByteWriter, text: ByteString): boolean {
  if (!isInt64Text(text)) return false
  const value = BigInt(text)
  if (BigInt.asIntN(32, value) !== value) return false
  const width = widthOf(value, INTEGER_BYTES)
  to.byte((ENCODED << 6) | INTEGER_BYTES.indexOf(width)).little(value, width)
  return true
}

function writeCompressed(to: ByteWriter, text: ByteString): boolean {
  const compressed = lzfCompress(Buffer.from(text, 'latin1'), text.length - LEAST_SPARED)
  if (compressed === undefined) return false
  to.byte((ENCODED << 6) | LZF)
  writeLength(to, compressed.length)
  writeLength(to, text.length)
  to.raw(compressed)
  return true
}

function readLengthOrEncoding(from: ByteReader): { length: number } | { encoding: number } {
  const first = from.byte()
  const kind = first >> 6
  if (kind === SIX_BITS) return { length: first & 63 }
  if (kind === FOURTEEN_BITS) return { length: ((first & 63) << 8) | from.byte() }
  if (kind === ENCODED) return { encoding: first & 63 }
  if (first === THIRTY_TWO_BITS) return { length: Number(from.unsignedBig(4)) }
  if (first === SIXTY_FOUR_BITS) return { length: Number(from.unsignedBig(8)) }
  throw new CorruptPayload('length')
}
