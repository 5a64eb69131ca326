import type { ByteString } from '../reply/byte-string.js'

/** The number of slots that the keys of a cluster fall into. */
export const HASH_SLOTS = 16384

/** The polynomial of CRC-16/XMODEM, and the bit that leaves it. */
const POLYNOMIAL = 0x1021
const TOP_BIT = 0x8000

const TABLE = makeTable()

/**
 * The slot of a key: of its hash tag where it has one.
 *
 * The package cluster-key-slot is no help here: it takes the tag of `{}{a}` to be `a`, where Redis
 * sees an empty tag, which is none.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags
 */
export function hashSlot(key: ByteString): number {
  const open = key.indexOf('{')
  const close = open < 0 ? -1 : key.indexOf('}', open)
  const hasTag = close > open + 1
  return slotOf(hasTag ? key.slice(open + 1, close) : key)
}

/** What each byte makes of the checksum: what its bits make, for a checksum is linear. */
function makeTable(): Uint16Array {
  const table = new Uint16Array(256)
  for (let bit = 1, crc = POLYNOMIAL; bit < 256; bit *= 2) {
    for (let below = 0; below < bit; below++) table[bit + below] = crc ^ table[below]
    crc = crc & TOP_BIT ? (crc << 1) ^ POLYNOMIAL : crc << 1
  }
  return table
}

function slotOf(text: ByteString): number {
  let crc = 0
  for (let at = 0; at < text.length; at++) {
    crc = ((crc << 8) & 0xffff) ^ TABLE[(crc >> 8) ^ text.charCodeAt(at)]
  }
  return crc % HASH_SLOTS
}

/**
 * The slot of all keys that a pattern of SORT leads to: a pattern with a place for the element has
 * one only by a hash tag in front of that place.
 */
export function patternSlot(pattern: ByteString): number | undefined {
  const wildcard = pattern.search(/[*?[\\]/)
  const literal = wildcard < 0 ? pattern : pattern.slice(0, wildcard)
  // Unlike that of a key, the tag may begin with a brace that closes.
  const tag = /\{([\s\S][^}]*)\}/.exec(literal)
  if (tag !== null) return slotOf(tag[1])
  return wildcard < 0 ? slotOf(pattern) : undefined
}
