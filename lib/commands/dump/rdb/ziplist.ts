import { isInt64Text } from '../../../keyspace/int64-text.js'
import { ByteReader } from '../../../rdb/byte-reader.js'
import { ByteWriter } from '../../../rdb/byte-writer.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import { widthOf } from '../../../rdb/integer-width.js'
import type { ByteString } from '../../../reply/byte-string.js'

const HEADER_BYTES = 10
const END = 0xff
const LONG_PREVIOUS = 0xfe
const UNKNOWN_COUNT = 0xffff
const MOST_IN_HEAD = 12
const FIRST_IN_HEAD = 0xf1
/** The sizes of integers, and the byte that stands before each. */
const WIDTHS = [1, 2, 3, 4, 8] as const
const WIDTH_HEADS = [0xfe, 0xc0, 0xf0, 0xd0, 0xe0]

/** The bytes of a ziplist without elements: its header and its end. */
export const EMPTY_ZIPLIST_BYTES = HEADER_BYTES + 1

/** The bytes of an element behind one of `before` bytes. */
export function ziplistEntryBytes(element: ByteString, before: number): number {
  if (!isInt64Text(element)) return ziplistHeadBytes(element.length, before) + element.length
  const value = BigInt(element)
  const size = value >= 0n && value <= BigInt(MOST_IN_HEAD) ? 0 : widthOf(value, WIDTHS)
  return ziplistHeadBytes(0, before) + size
}

/** The bytes in front of a text: the size of what stands before it, and its own length. */
export function ziplistHeadBytes(length: number, before: number): number {
  const ofLength = length < 64 ? 1 : length < 16384 ? 2 : 5
  return ofLength + (before < LONG_PREVIOUS ? 1 : 5)
}

/** Elements one behind the other, as Redis stores them before 7.0. */
export function writeZiplist(elements: readonly ByteString[]): Buffer {
  const entries = new ByteWriter()
  let last = 0
  let previous = 0
  for (const element of elements) {
    last = entries.length
    if (previous < LONG_PREVIOUS) entries.byte(previous)
    else entries.byte(LONG_PREVIOUS).little(previous, 4)
    if (isInt64Text(element)) writeInteger(entries, BigInt(element))
    else writeText(entries, element)
    previous = entries.length - last
  }
  const ziplist = new ByteWriter()
  ziplist.little(HEADER_BYTES + entries.length + 1, 4).little(HEADER_BYTES + last, 4)
  ziplist.little(Math.min(elements.length, UNKNOWN_COUNT), 2)
  return ziplist.raw(entries.bytes).byte(END).bytes
}

export function readZiplist(bytes: Buffer): ByteString[] {
  const from = new ByteReader(bytes)
  const size = from.unsigned(4)
  const tail = from.unsigned(4)
  const count = from.unsigned(2)
  if (size !== bytes.length) throw new CorruptPayload('ziplist size')
  const elements: ByteString[] = []
  let last = HEADER_BYTES
  let previous = 0
  while (from.peek() !== END) {
    last = from.at
    if (readPrevious(from) !== previous) throw new CorruptPayload('ziplist order')
    elements.push(readElement(from))
    previous = from.at - last
  }
  if (elements.length > 0 && tail !== last) throw new CorruptPayload('ziplist tail')
  if (from.left !== 1 || (count !== UNKNOWN_COUNT && count !== elements.length)) {
    throw new CorruptPayload('ziplist count')
  }
  return elements
}

/** The size of the element before. */
function readPrevious(from: ByteReader): number {
  const size = from.byte()
  return size === LONG_PREVIOUS ? from.unsigned(4) : size
}

function writeInteger(to: ByteWriter, value: bigint): void {
  if (value >= 0n && value <= BigInt(MOST_IN_HEAD)) {
    to.byte(FIRST_IN_HEAD + Number(value))
    return
  }
  const width = widthOf(value, WIDTHS)
  to.byte(WIDTH_HEADS[WIDTHS.indexOf(width)]).little(value, width)
}

function writeText(to: ByteWriter, text: ByteString): void {
  if (text.length < 64) to.byte(text.length)
  else if (text.length < 16384) to.big(0x4000 | text.length, 2)
  else to.byte(0x80).big(text.length, 4)
  to.text(text)
}

function readElement(from: ByteReader): ByteString {
  const first = from.byte()
  const kind = first >> 6
  if (kind === 0) return from.text(first)
  if (kind === 1) return from.text(((first & 63) << 8) | from.byte())
  if (kind === 2) return from.text(Number(from.unsignedBig(4)))
  const width = WIDTH_HEADS.indexOf(first)
  if (width >= 0) return from.signed(WIDTHS[width]).toString()
  const small = first - FIRST_IN_HEAD
  if (small < 0 || small > MOST_IN_HEAD) throw new CorruptPayload('ziplist element')
  return String(small)
}
