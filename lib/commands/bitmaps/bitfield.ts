import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { type KeyAccess, keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BITFIELD_RO_GETS_ONLY } from '../../reply/errors/bitmaps.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { lookupString } from '../strings/string-key.js'
import { byteOf, editUpTo } from './bit-offset.js'
import { type FieldOperation, parseFieldOperations } from './bitfield-operations.js'
import { addToField, readField, writeField } from './field-value.js'

export const bitfield: CommandDefinition<CommandContext> = defineCommand<CommandContext>({
  name: 'bitfield',
  arity: -2,
  flags: ['write', 'denyoom'],
  categories: ['bitmap'],
  keys: [{ ...keyAt(1, 'RW access update'), accessIn: accessOfBitfield }],
  run: (context, argv) => {
    const operations = parseFieldOperations(context, argv)
    if (operations instanceof ErrorReply) return operations
    const writes = operations.filter(({ kind }) => kind !== 'get')
    if (writes.length === 0) return readAll(context, argv[1], operations)
    const ends = writes.map(({ offset, type }) => offset + type.bits - 1)
    return writeAll(context, argv[1], operations, Math.max(...ends))
  },
})

export const bitfieldRo: CommandDefinition<CommandContext> = defineCommand<CommandContext>({
  name: 'bitfield_ro',
  arity: -2,
  flags: ['readonly', 'fast'],
  categories: ['bitmap'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const operations = parseFieldOperations(context, argv)
    if (operations instanceof ErrorReply) return operations
    if (operations.some(({ kind }) => kind !== 'get')) return BITFIELD_RO_GETS_ONLY
    return readAll(context, argv[1], operations)
  },
})

/** Operations that only GET read; what is no operation is refused, and taken for a write before. */
function accessOfBitfield(argv: readonly ByteString[]): KeyAccess {
  let at = 2
  while (at < argv.length) {
    const word = argv[at].toLowerCase()
    const left = argv.length - at - 1
    if (word === 'get' && left >= 2) at += 3
    else if (word === 'overflow' && left >= 1) at += 2
    else return 'RW access update'
  }
  return 'RO access'
}

function readAll(
  context: CommandContext,
  key: ByteString,
  operations: readonly FieldOperation[],
): Reply {
  const value = lookupString(context, key)
  if (value instanceof ErrorReply) return value
  return operations.map(({ offset, type }) => {
    const first = byteOf(offset)
    const end = byteOf(offset + type.bits - 1) + 1
    const bytes = value?.view(first, end) ?? Buffer.alloc(0)
    return integerReply(readField(bytes, offset - first * 8, type))
  })
}

/** The string is as long as the operations ask for, even where their values are not stored. */
function writeAll(
  context: CommandContext,
  key: ByteString,
  operations: readonly FieldOperation[],
  end: number,
): Reply {
  const edit = editUpTo(context, key, end)
  if (edit instanceof ErrorReply) return edit
  const { bytes, value, hasGrown } = edit
  const content = bytes.subarray(0, value.length)
  const isAlwaysWritten = context.version === '6.2'
  let changes = 0
  const replies = operations.map((operation) => {
    const before = readField(content, operation.offset, operation.type)
    if (operation.kind === 'get') return integerReply(before)
    if (isAlwaysWritten) changes++
    const after = resultOf(operation, before)
    if (after === undefined) return null
    writeField(content, operation.offset, operation.type, after)
    if (!isAlwaysWritten && (hasGrown || after !== before)) changes++
    return integerReply(operation.kind === 'set' ? before : after)
  })
  if (changes > 0 || isAlwaysWritten) changed(context, key, '$', 'setbit', changes)
  return replies
}

function resultOf({ kind, type, value, overflow }: FieldOperation, before: bigint) {
  if (kind === 'incrby') return addToField(before, value, type, overflow)
  // An unsigned field takes a negative value for a very large one.
  const wanted = type.isSigned ? value : BigInt.asUintN(64, value)
  return addToField(wanted, 0n, type, overflow)
}
