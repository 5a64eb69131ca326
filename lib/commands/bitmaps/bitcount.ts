import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { lookupString } from '../strings/string-key.js'
import { byteOf } from './bit-offset.js'
import { type BitRange, type BitSpan, NOTHING, parseUnit, spanOf, WHOLE } from './bit-range.js'

/** How many bits of each byte are set. */
const ONES = new Uint8Array(256)
for (let byte = 1; byte < 256; byte++) ONES[byte] = ONES[byte >> 1] + (byte & 1)

export const bitcount = defineCommand<CommandContext>({
  name: 'bitcount',
  arity: -2,
  flags: ['readonly'],
  categories: ['bitmap'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const value = lookupString(context, argv[1])
    // Before 7.4 nobody looks at the range of a key that holds no string.
    if (context.version < '7.4' && !(value instanceof StringValue)) return value ?? 0
    const range = parseRange(context, argv)
    if (range instanceof ErrorReply) return range
    return value instanceof StringValue ? countOnes(value, range) : (value ?? 0)
  },
})

function parseRange(context: CommandContext, argv: readonly ByteString[]): BitRange | ErrorReply {
  if (argv.length === 2) return WHOLE
  if (argv.length !== 4 && (argv.length !== 5 || context.version === '6.2')) return SYNTAX_ERROR
  const start = parseInteger(argv[2])
  if (start instanceof ErrorReply) return start
  const end = parseInteger(argv[3])
  if (end instanceof ErrorReply) return end
  // Two places from the end in the wrong order mean nothing, even where both lie before the begin.
  if (start < 0 && end < 0 && start > end && context.version < '7.4') return NOTHING
  const isInBits = parseUnit(argv[4])
  if (isInBits instanceof ErrorReply) return isInBits
  return start < 0 && end < 0 && start > end ? NOTHING : { start, end, isInBits }
}

function countOnes(value: StringValue, range: BitRange): number {
  const span = spanOf(value, range)
  return span === undefined
    ? 0
    : onesIn(value.view(byteOf(span.first), byteOf(span.last) + 1), span)
}

/** @param bytes those that the span lies in. */
function onesIn(bytes: Buffer, { first, last }: BitSpan): number {
  let ones = 0
  for (let i = 0; i < bytes.length; i++) ones += ONES[bytes[i]]
  const before = bytes[0] & ~(0xff >> (first % 8))
  const behind = bytes[bytes.length - 1] & (0x7f >> (last % 8))
  return ones - ONES[before] - ONES[behind]
}
