/** The polynomial of CRC-64/REDIS (Jones), its bits in reverse: the low and the high half. */
const POLYNOMIAL_LOW = 0x95ac9329ac4bc9b5n & 0xffffffffn
const POLYNOMIAL_HIGH = 0x95ac9329ac4bc9b5n >> 32n

const TABLE = makeTable()

/** The checksum that ends a payload, as 8 bytes, the lowest first. */
export function crc64(bytes: Uint8Array): Buffer {
  let low = 0
  let high = 0
  for (const byte of bytes) {
    const at = ((low ^ byte) & 0xff) * 2
    low = ((low >>> 8) | (high << 24)) ^ TABLE[at]
    high = (high >>> 8) ^ TABLE[at + 1]
  }
  const checksum = Buffer.alloc(8)
  checksum.writeInt32LE(low, 0)
  checksum.writeInt32LE(high, 4)
  return checksum
}

/** For each byte the low and then the high half of what it makes of the checksum: what its bits make. */
function makeTable(): Int32Array {
  const table = new Int32Array(512)
  let low = 1
  let high = 0
  for (let bit = 128; bit > 0; bit >>= 1) {
    const isSet = (low & 1) === 1
    low = (low >>> 1) | (high << 31)
    high >>>= 1
    if (isSet) {
      low ^= Number(POLYNOMIAL_LOW)
      high ^= Number(POLYNOMIAL_HIGH)
    }
    for (let above = 0; above < 256; above += 2 * bit) {
      table[(bit + above) * 2] = low ^ table[above * 2]
      table[(bit + above) * 2 + 1] = high ^ table[above * 2 + 1]
    }
  }
  return table
}
