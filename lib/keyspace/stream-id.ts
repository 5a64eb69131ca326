import type { ByteString } from '../reply/byte-string.js'

/**
 * The ID of a stream's entry as one number: milliseconds times 2^64, plus the sequence number.
 * @see https://redis.io/docs/latest/develop/data-types/streams/#entry-ids
 */
export type StreamId = bigint

const PART_BITS = 64n
export const MAX_PART = 2n ** PART_BITS - 1n
export const MIN_ID: StreamId = 0n
export const MAX_ID: StreamId = 2n ** (2n * PART_BITS) - 1n

export function makeId(milliseconds: bigint, sequence: bigint): StreamId {
  return (milliseconds << PART_BITS) | sequence
}

export function millisecondsOf(id: StreamId): bigint {
  return id >> PART_BITS
}

export function sequenceOf(id: StreamId): bigint {
  return id & MAX_PART
}

/** `ms-seq`, as replies show it. */
export function idText(id: StreamId): ByteString {
  return `${millisecondsOf(id)}-${sequenceOf(id)}`
}
