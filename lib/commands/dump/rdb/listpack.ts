import { isInt64Text } from '../../../keyspace/int64-text.js'
import { ByteReader } from '../../../rdb/byte-reader.js'
import { ByteWriter } from '../../../rdb/byte-writer.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import { widthOf } from '../../../rdb/integer-width.js'
import type { ByteString } from '../../../reply/byte-string.js'

const HEADER_BYTES = 6
const END = 0xff
const UNKNOWN_COUNT = 0xffff
const WIDTHS = [2, 3, 4, 8] as const
/** The byte before an integer of 2, 3, 4 or 8 bytes. */
const FIRST_WIDTH = 0xf1

/** Elements one behind the other. @see https://github.com/antirez/listpack/blob/master/listpack.md */
export function writeListpack(elements: readonly ByteString[]): Buffer {
  const entries = new ByteWriter()
  for (const element of elements) {
    const before = entries.length
    if (isInt64Text(element)) writeInteger(entries, BigInt(element))
    else writeText(entries, element)
    writeBackLength(entries, entries.length - before)
  }
  const listpack = new ByteWriter()
  listpack.little(HEADER_BYTES + entries.length + 1, 4)
  listpack.little(Math.min(elements.length, UNKNOWN_COUNT), 2)
  return listpack.raw(entries.bytes).byte(END).bytes
}

export function readListpack(bytes: Buffer): ByteString[] {
  const from = new ByteReader(bytes)
  const size = from.unsigned(4)
  const count = from.unsigned(2)
  if (size !== bytes.length) throw new CorruptPayload('listpack size')
  const elements: ByteString[] = []
  while (from.peek() !== END) {
    const before = from.at
    elements.push(readElement(from))
    checkBackLength(from, from.at - before)
  }
  if (from.left !== 1 || (count !== UNKNOWN_COUNT && count !== elements.length)) {
    throw new CorruptPayload('listpack count')
  }
  return elements
}

function writeInteger(to: ByteWriter, value: bigint): void {
  if (value >= 0n && value <= 127n) to.byte(Number(value))
  else if (value >= -4096n && value <= 4095n) to.big((value & 0x1fffn) | 0xc000n, 2)
  else {
    const width = widthOf(value, WIDTHS)
    to.byte(FIRST_WIDTH + WIDTHS.indexOf(width)).little(value, width)
  }
}

function writeText(to: ByteWriter, text: ByteString): void {
  if (text.length < 64) to.byte(0x80 | text.length)
  else if (text.length < 4096) to.big(0xe000 | text.length, 2)
  else to.byte(0xf0).little(text.length, 4)
  to.text(text)
}

function readElement(from: ByteReader): ByteString {
  const first = from.byte()
  if (first < 0x80) return String(first)
  if (first < 0xc0) return from.text(first & 63)
  if (first < 0xe0) {
    return BigInt.asIntN(13, BigInt(((first & 31) << 8) | from.byte())).toString()
  }
  if (first < 0xf0) return from.text(((first & 15) << 8) | from.byte())
  if (first === 0xf0) return from.text(from.unsigned(4))
  const width = WIDTHS[first - FIRST_WIDTH]
  if (width === undefined) throw new CorruptPayload('listpack element')
  return from.signed(width).toString()
}

/** The size of an entry behind it, 7 bits a byte, so that it can be read backwards. */
function writeBackLength(to: ByteWriter, size: number): void {
  for (let byte = backLengthBytes(size) - 1, isFirst = true; byte >= 0; byte--, isFirst = false) {
    to.byte(((size >> (7 * byte)) & 127) | (isFirst ? 0 : 128))
  }
}

function checkBackLength(from: ByteReader, size: number): void {
  const expected = new ByteWriter()
  writeBackLength(expected, size)
  if (!from.raw(expected.length).equals(expected.bytes)) throw new CorruptPayload('back length')
}

function backLengthBytes(size: number): number {
  if (size <= 127) return 1
  if (size < 16383) return 2
  if (size < 2097151) return 3
  return size < 268435455 ? 4 : 5
}
