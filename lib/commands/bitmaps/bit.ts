import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { BAD_BIT } from '../../reply/errors/bitmaps.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { lookupString } from '../strings/string-key.js'
import { byteOf, editUpTo, parseBitOffset } from './bit-offset.js'

export const getbit = defineCommand<CommandContext>({
  name: 'getbit',
  arity: 3,
  flags: ['readonly', 'fast'],
  categories: ['bitmap'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key, offsetText]) => {
    const offset = parseBitOffset(context, offsetText)
    if (offset instanceof ErrorReply) return offset
    const value = lookupString(context, key)
    if (value instanceof ErrorReply) return value
    return bitAt(value?.byteAt(byteOf(offset)) ?? 0, offset)
  },
})

export const setbit = defineCommand<CommandContext>({
  name: 'setbit',
  arity: 4,
  flags: ['write', 'denyoom'],
  categories: ['bitmap'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, offsetText, bit]) => {
    const offset = parseBitOffset(context, offsetText)
    if (offset instanceof ErrorReply) return offset
    if (bit !== '0' && bit !== '1') return BAD_BIT
    const edit = editUpTo(context, key, offset)
    if (edit instanceof ErrorReply) return edit
    const { bytes, hasGrown } = edit
    const at = byteOf(offset)
    const before = bitAt(bytes[at], offset)
    const isWritten = hasGrown || before !== Number(bit)
    if (before !== Number(bit)) bytes[at] ^= maskOf(offset)
    if (isWritten || context.version === '6.2') changed(context, key, '$', 'setbit')
    return before
  },
})

function bitAt(byte: number, offset: number): number {
  return (byte & maskOf(offset)) === 0 ? 0 : 1
}

function maskOf(offset: number): number {
  return 0x80 >> (offset % 8)
}
