import { MAX_ID, MAX_PART, MIN_ID, makeId, type StreamId } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import { INVALID_END_ID, INVALID_START_ID, INVALID_STREAM_ID } from '../../reply/errors/streams.js'
import { ErrorReply } from '../../reply/reply.js'

const MOST_CHARS = 127
/** As C's strtoull reads a number. */
const UNSIGNED = /^[ \t-\r]*\+?\d+$/

/** A part of an ID: 64 bits without a sign. */
export function parsePart(text: ByteString): bigint | undefined {
  if (!UNSIGNED.test(text)) return undefined
  const value = BigInt(text.trim().replace('+', ''))
  return value > MAX_PART ? undefined : value
}

/**
 * An ID: `ms-seq`, or `ms` alone.
 * @param missingSequence stands for the sequence number that is not there.
 */
export function parseId(text: ByteString, missingSequence: bigint): StreamId | ErrorReply {
  if (text.length > MOST_CHARS) return INVALID_STREAM_ID
  const dash = text.indexOf('-')
  const milliseconds = parsePart(dash < 0 ? text : text.slice(0, dash))
  const sequence = dash < 0 ? missingSequence : parsePart(text.slice(dash + 1))
  if (milliseconds === undefined || sequence === undefined) return INVALID_STREAM_ID
  return makeId(milliseconds, sequence)
}

/** The lower end of a range: `-`, an ID, or one behind `(` that is left out. */
export function parseStart(text: ByteString): StreamId | ErrorReply {
  if (!text.startsWith('(')) return parseEnd(text, 0n)
  const id = parseId(text.slice(1), 0n)
  if (id instanceof ErrorReply) return id
  return id === MAX_ID ? INVALID_START_ID : id + 1n
}

/** The upper end of a range: `+`, an ID, or one behind `(` that is left out. */
export function parseStop(text: ByteString): StreamId | ErrorReply {
  if (!text.startsWith('(')) return parseEnd(text, MAX_PART)
  const id = parseId(text.slice(1), MAX_PART)
  if (id instanceof ErrorReply) return id
  return id === MIN_ID ? INVALID_END_ID : id - 1n
}

/** An ID, or `-` or `+` for the lowest or the highest. */
export function parseEnd(text: ByteString, missingSequence: bigint): StreamId | ErrorReply {
  if (text === '-') return MIN_ID
  return text === '+' ? MAX_ID : parseId(text, missingSequence)
}
