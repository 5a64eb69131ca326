import { BITS_OF_BYTE, byteOf } from './bit-offset.js'

/** What a value does that a field has no room for: it wraps, stops at the limit, or is not stored. */
export type Overflow = 'wrap' | 'sat' | 'fail'

/** How wide a field is, and whether its highest bit is a sign. */
export interface FieldType {
  readonly bits: number
  readonly isSigned: boolean
}

const INT64_BITS = 64

/** The value of the field at a place; bytes that are not there are zero. */
export function readField(bytes: Buffer, offset: number, { bits, isSigned }: FieldType): bigint {
  const window = bytesAt(bytes, offset, bits)
  const value = BigInt.asUintN(
    bits,
    BigInt(`0x${window.toString('hex')}`) >> tailBits(offset, bits),
  )
  return isSigned ? BigInt.asIntN(bits, value) : value
}

/** Writes a field; the bytes that it lies in are there. */
export function writeField(
  bytes: Buffer,
  offset: number,
  { bits }: FieldType,
  value: bigint,
): void {
  const window = bytesAt(bytes, offset, bits)
  const tail = tailBits(offset, bits)
  const mask = ((1n << BigInt(bits)) - 1n) << tail
  const before = BigInt(`0x${window.toString('hex')}`)
  const after = (before & ~mask) | (BigInt.asUintN(bits, value) << tail)
  bytes.write(after.toString(16).padStart(window.length * 2, '0'), byteOf(offset), 'hex')
}

/**
 * The sum as a field can hold it.
 * @returns undefined where it cannot and the overflow fails.
 */
export function addToField(
  value: bigint,
  increment: bigint,
  type: FieldType,
  overflow: Overflow,
): bigint | undefined {
  const limit = overflownLimit(value, increment, type)
  const sum = value + increment
  if (limit === undefined) return sum
  if (overflow === 'fail') return undefined
  if (overflow === 'sat') return limit
  return type.isSigned ? BigInt.asIntN(type.bits, sum) : BigInt.asUintN(type.bits, sum)
}

/** The limit that a sum goes past, or undefined where it is within both. */
function overflownLimit(value: bigint, increment: bigint, type: FieldType): bigint | undefined {
  const { isSigned, bits } = type
  const most = (1n << BigInt(isSigned ? bits - 1 : bits)) - 1n
  const least = isSigned ? -most - 1n : 0n
  // Redis finds the room above a far too small value in 64 bits, where it wraps to a negative one.
  const room = isSigned ? BigInt.asIntN(INT64_BITS, most - value) : most - value
  const isTooLarge = value > most || value + increment > most
  const isTakenForTooLarge = isSigned && bits !== INT64_BITS && increment > room
  if (isTooLarge || isTakenForTooLarge) return most
  return value + increment < least ? least : undefined
}

/** The bytes that a field lies in, zeros where there are none. */
function bytesAt(bytes: Buffer, offset: number, bits: number): Buffer {
  const first = byteOf(offset)
  const end = byteOf(offset + bits - 1) + 1
  const there = bytes.subarray(first, end)
  if (there.length === end - first) return there
  return Buffer.concat([there, Buffer.alloc(end - first - there.length)])
}

/** How many bits of the field's last byte lie behind it. */
function tailBits(offset: number, bits: number): bigint {
  return BigInt(BITS_OF_BYTE - 1 - ((offset + bits - 1) % BITS_OF_BYTE))
}
