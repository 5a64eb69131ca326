import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BIT_NOT_0_OR_1 } from '../../reply/errors/bitmaps.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { lookupString } from '../strings/string-key.js'
import { BITS_OF_BYTE, byteOf } from './bit-offset.js'
import { type BitRange, type BitSpan, parseUnit, spanOf, WHOLE } from './bit-range.js'

const NOT_FOUND = -1

export const bitpos = defineCommand<CommandContext>({
  name: 'bitpos',
  arity: -3,
  flags: ['readonly'],
  categories: ['bitmap'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const bit = parseInteger(argv[2])
    if (bit instanceof ErrorReply) return bit
    if (bit !== 0 && bit !== 1) return BIT_NOT_0_OR_1
    const value = lookupString(context, argv[1])
    // Before 7.4 nobody looks at the range of a key that holds no string.
    if (context.version < '7.4' && !(value instanceof StringValue)) return value ?? inNothing(bit)
    const range = parseRange(context, argv)
    if (range instanceof ErrorReply) return range
    return value instanceof StringValue ? find(value, bit, range) : (value ?? inNothing(bit))
  },
})

/** A string that is not there is one of zeros. */
function inNothing(bit: number): number {
  return bit === 0 ? 0 : NOT_FOUND
}

function parseRange(context: CommandContext, argv: readonly ByteString[]): BitRange | ErrorReply {
  if (argv.length === 3) return WHOLE
  if (argv.length > (context.version === '6.2' ? 5 : 6)) return SYNTAX_ERROR
  const start = parseInteger(argv[3])
  if (start instanceof ErrorReply) return start
  const isInBits = parseUnit(argv[5])
  if (isInBits instanceof ErrorReply) return isInBits
  const end = argv.length > 4 ? parseInteger(argv[4]) : undefined
  return end instanceof ErrorReply ? end : { start, end, isInBits }
}

function find(value: StringValue, bit: number, range: BitRange): number {
  const span = spanOf(value, range)
  if (span === undefined) return NOT_FOUND
  const firstByte = byteOf(span.first)
  const at = findBit(value.view(firstByte, byteOf(span.last) + 1), bit, firstByte, span)
  // Without an end the zeros go on behind the string.
  if (at === NOT_FOUND && bit === 0 && range.end === undefined) return span.last + 1
  return at
}

/** @param bytes those that the span lies in, from `firstByte` of the string on. */
function findBit(bytes: Buffer, bit: number, firstByte: number, { first, last }: BitSpan): number {
  const flip = bit === 1 ? 0 : 0xff
  for (let i = 0; i < bytes.length; i++) {
    let wanted = bytes[i] ^ flip
    if (i === 0) wanted &= 0xff >> (first % 8)
    if (wanted === 0) continue
    const at = (firstByte + i) * BITS_OF_BYTE + Math.clz32(wanted) - 24
    return at <= last ? at : NOT_FOUND
  }
  return NOT_FOUND
}
