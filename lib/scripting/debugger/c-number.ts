import type { ByteString } from '../../reply/byte-string.js'

const LEADING_INTEGER = /^[ \t-\r]*([+-]?[0-9]+)/
const INT_BITS = 32
const MOST = 2n ** 63n - 1n
const LEAST = -(2n ** 63n)
const STRICT_INTEGER = /^(0|-?[1-9][0-9]{0,18})$/

/** The integer that a text begins with, as C's `atoi` reads it: 0 where there is none. */
export function leadingInteger(text: ByteString): number {
  const digits = LEADING_INTEGER.exec(text)?.[1]
  return digits === undefined ? 0 : Number(BigInt.asIntN(INT_BITS, int64(BigInt(digits))))
}

/** The nearest integer of 64 bits. */
function int64(n: bigint): bigint {
  if (n > MOST) return MOST
  return n < LEAST ? LEAST : n
}

/** An integer that a text is as a whole, with nothing that could be left out. */
export function strictInteger(text: ByteString): number | undefined {
  return STRICT_INTEGER.test(text) ? Number(text) : undefined
}
