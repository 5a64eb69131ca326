import type { ByteString } from '../../reply/byte-string.js'
import { BAD_FIELD_TYPE, BAD_OVERFLOW_TYPE } from '../../reply/errors/bitmaps.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInt64 } from '../parse.js'
import { parseBitOffset } from './bit-offset.js'
import type { FieldType, Overflow } from './field-value.js'

/** One subcommand of BITFIELD. */
export interface FieldOperation {
  readonly kind: 'get' | 'set' | 'incrby'
  readonly type: FieldType
  readonly offset: number
  /** What SET sets and INCRBY adds. */
  readonly value: bigint
  readonly overflow: Overflow
}

const MOST_SIGNED_BITS = 64n
const MOST_UNSIGNED_BITS = 63n

/** Reads the subcommands; OVERFLOW counts for those that follow it. */
export function parseFieldOperations(
  context: CommandContext,
  argv: readonly ByteString[],
): FieldOperation[] | ErrorReply {
  const operations: FieldOperation[] = []
  let overflow: Overflow = 'wrap'
  let at = 2
  while (at < argv.length) {
    const word = argv[at].toLowerCase()
    if (word === 'overflow' && at + 1 < argv.length) {
      const kind = argv[at + 1].toLowerCase()
      if (!isOverflow(kind)) return BAD_OVERFLOW_TYPE
      overflow = kind
      at += 2
      continue
    }
    const size = sizeOf(word)
    if (size === undefined || at + size > argv.length) return SYNTAX_ERROR
    const operation = parseOperation(context, argv.slice(at, at + size), overflow)
    if (operation instanceof ErrorReply) return operation
    operations.push(operation)
    at += size
  }
  return operations
}

function isOverflow(word: string): word is Overflow {
  return word === 'wrap' || word === 'sat' || word === 'fail'
}

function isOperation(word: string): word is FieldOperation['kind'] {
  return word === 'get' || word === 'set' || word === 'incrby'
}

/** How many arguments a subcommand has with its name. */
function sizeOf(word: string): number | undefined {
  if (!isOperation(word)) return undefined
  return word === 'get' ? 3 : 4
}

function parseOperation(
  context: CommandContext,
  [name, typeText, offsetText, valueText]: readonly ByteString[],
  overflow: Overflow,
): FieldOperation | ErrorReply {
  const kind = name.toLowerCase() as FieldOperation['kind']
  const type = parseType(typeText)
  if (type === undefined) return BAD_FIELD_TYPE
  const offset = parseBitOffset(context, offsetText, type.bits)
  if (offset instanceof ErrorReply) return offset
  if (kind === 'get') return { kind, type, offset, value: 0n, overflow }
  const value = parseInt64(valueText)
  return value === undefined ? NOT_AN_INTEGER : { kind, type, offset, value, overflow }
}

function parseType(text: ByteString): FieldType | undefined {
  const isSigned = text.startsWith('i')
  if (!isSigned && !text.startsWith('u')) return undefined
  const bits = parseInt64(text.slice(1))
  const most = isSigned ? MOST_SIGNED_BITS : MOST_UNSIGNED_BITS
  if (bits === undefined || bits < 1n || bits > most) return undefined
  return { bits: Number(bits), isSigned }
}
