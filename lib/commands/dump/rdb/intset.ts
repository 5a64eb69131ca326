import { ByteReader } from '../../../rdb/byte-reader.js'
import { ByteWriter } from '../../../rdb/byte-writer.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import { widthOf } from '../../../rdb/integer-width.js'
import type { ByteString } from '../../../reply/byte-string.js'

const WIDTHS = [2, 4, 8] as const

/** Integers in ascending order, all in as many bytes as the longest needs. */
export function writeIntset(members: readonly ByteString[]): Buffer {
  const values = members.map((member) => BigInt(member))
  const width = Math.max(...values.map((value) => widthOf(value, WIDTHS)), WIDTHS[0])
  const intset = new ByteWriter().little(width, 4).little(values.length, 4)
  for (const value of values) intset.little(value, width)
  return intset.bytes
}

export function readIntset(bytes: Buffer): ByteString[] {
  const from = new ByteReader(bytes)
  const width = from.unsigned(4)
  const count = from.unsigned(4)
  const isWidth = WIDTHS.some((known) => known === width)
  if (!isWidth || from.left !== count * width) throw new CorruptPayload('intset size')
  const values = Array.from({ length: count }, () => from.signed(width))
  if (values.some((value, i) => i > 0 && value <= values[i - 1])) {
    throw new CorruptPayload('intset order')
  }
  return values.map(String)
}
