import type { Allocate } from './allocation.js'

/** The heads of texts by the longest length that each can say. */
const HEADS: readonly (readonly [most: number, bytes: number])[] = [
  [2 ** 8 - 1, 3],
  [2 ** 16 - 1, 5],
  [2 ** 32 - 1, 9],
]
const LONGEST_HEAD = 17
/** A text that does not grow, a key or a member, has a head of one byte where it is short. */
const SHORT = 32
const SHORT_HEAD = 1
const END = 1

/** The bytes of a text as Redis keeps keys, members and fields. */
export function fixedTextBytes(length: number, allocate: Allocate): number {
  const isShort = length > 0 && length < SHORT
  return isShort ? allocate(SHORT_HEAD + length + END) : textBytes(length, allocate)
}

/** The bytes of a text that may grow. */
export function textBytes(length: number, allocate: Allocate): number {
  return allocate(headBytes(length) + length + END)
}

/** The bytes of a text in one piece with the object that holds it. */
export function headBytes(length: number): number {
  return HEADS.find(([most]) => length <= most)?.[1] ?? LONGEST_HEAD
}
