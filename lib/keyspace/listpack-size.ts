import type { ByteString } from '../reply/byte-string.js'
import { isInt64Text } from './int64-text.js'

/** The bytes of a listpack without entries: its header and its end. */
export const EMPTY_LISTPACK_BYTES = 7

/**
 * The bytes that an element takes in a listpack, which is what `list-max-listpack-size` limits.
 * @see https://github.com/antirez/listpack/blob/master/listpack.md
 */
export function listpackEntryBytes(element: ByteString): number {
  if (isInt64Text(element)) return listpackIntegerBytes(Number(element))
  return withBackLength(stringBytes(element.length))
}

/** The bytes that an integer takes in a listpack. */
export function listpackIntegerBytes(value: number): number {
  return withBackLength(integerBytes(value))
}

function stringBytes(length: number): number {
  if (length < 64) return 1 + length
  return length < 4096 ? 2 + length : 5 + length
}

function integerBytes(value: number): number {
  if (value >= 0 && value <= 127) return 1
  if (value >= -4096 && value <= 4095) return 2
  if (value >= -(2 ** 15) && value < 2 ** 15) return 3
  if (value >= -(2 ** 23) && value < 2 ** 23) return 4
  return value >= -(2 ** 31) && value < 2 ** 31 ? 5 : 9
}

/** An element with its length behind it, by which a listpack is read from its end. */
function withBackLength(bytes: number): number {
  if (bytes <= 127) return bytes + 1
  if (bytes < 16383) return bytes + 2
  if (bytes < 2097151) return bytes + 3
  return bytes < 268435455 ? bytes + 4 : bytes + 5
}
