import type { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import type { ErrorReply } from '../../reply/reply.js'
import { BITS_OF_BYTE } from './bit-offset.js'

/** From where to where BITCOUNT and BITPOS look; negative places count from the end. */
export interface BitRange {
  readonly start: number
  /** Absent: to the end of the string. */
  readonly end: number | undefined
  readonly isInBits: boolean
}

/** Bits of a string, the last one included, in bits from its begin. */
export interface BitSpan {
  readonly first: number
  readonly last: number
}

export const WHOLE: BitRange = { start: 0, end: undefined, isInBits: false }
export const NOTHING: BitRange = { start: 1, end: 0, isInBits: false }

/** Reads the unit of a range: whether it counts bits. */
export function parseUnit(unit: ByteString | undefined): boolean | ErrorReply {
  if (unit === undefined) return false
  const word = unit.toLowerCase()
  if (word === 'bit') return true
  return word === 'byte' ? false : SYNTAX_ERROR
}

/** The bits that a range means in a string, or undefined where it means none. */
export function spanOf({ length }: StringValue, range: BitRange): BitSpan | undefined {
  const unit = range.isInBits ? 1 : BITS_OF_BYTE
  const total = (length * BITS_OF_BYTE) / unit
  const start = fromBegin(range.start, total)
  const end = Math.min(fromBegin(range.end ?? total - 1, total), total - 1)
  return start > end ? undefined : { first: start * unit, last: end * unit + unit - 1 }
}

function fromBegin(place: number, total: number): number {
  return place < 0 ? Math.max(0, total + place) : place
}
