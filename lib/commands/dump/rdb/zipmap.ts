import { ByteReader } from '../../../rdb/byte-reader.js'
import { CorruptPayload } from '../../../rdb/corrupt-payload.js'
import type { ByteString } from '../../../reply/byte-string.js'

const END = 0xff
const LONG = 0xfe

/** Fields and values in turns, as small hashes were stored before Redis 2.6. */
export function readZipmap(bytes: Buffer): ByteString[] {
  const from = new ByteReader(bytes)
  from.byte()
  const texts: ByteString[] = []
  while (from.peek() !== END) {
    texts.push(from.text(readTextLength(from)))
    const length = readTextLength(from)
    const free = from.byte()
    texts.push(from.text(length))
    from.raw(free)
  }
  if (from.left !== 1) throw new CorruptPayload('zipmap end')
  return texts
}

function readTextLength(from: ByteReader): number {
  const length = from.byte()
  return length === LONG ? from.unsigned(4) : length
}
