import { defineCommand } from '../../command/define-command.js'
import { keyAt, keysFrom } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { CORRUPTED_HYPERLOGLOG } from '../../reply/errors/hyperloglog.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { REGISTERS } from './estimate.js'
import { countOf, HyperLogLog } from './hyperloglog.js'
import { lookupHyperLogLog, mostSparseBytes } from './lookup-hyperloglog.js'

export const pfadd = defineCommand<CommandContext>({
  name: 'pfadd',
  arity: -2,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['hyperloglog'],
  keys: [keyAt(1, 'RW insert')],
  run: (context, [, key, ...elements]) => {
    const found = lookupHyperLogLog(context, key)
    if (found instanceof ErrorReply) return found
    const target = found ?? createAt(context, key)
    target.unshare()
    let changes = found === undefined ? 1 : 0
    for (const element of elements) {
      const isRaised = target.add(element, mostSparseBytes(context))
      if (isRaised === undefined) return CORRUPTED_HYPERLOGLOG
      if (isRaised) changes++
    }
    if (changes === 0) return 0
    target.forgetCount()
    changed(context, key, '$', 'pfadd', changes)
    return 1
  },
})

export const pfcount = defineCommand<CommandContext>({
  name: 'pfcount',
  arity: -2,
  flags: ['readonly', 'may_replicate'],
  categories: ['hyperloglog'],
  keys: [keysFrom(1, 'RW access')],
  run: (context, [, ...keys]) => {
    if (keys.length === 1) return countOne(context, keys[0])
    const union = unionOf(context, keys)
    return union instanceof ErrorReply ? union : countOf(union.registers)
  },
})

export const pfmerge = defineCommand<CommandContext>({
  name: 'pfmerge',
  arity: -2,
  flags: ['write', 'denyoom'],
  categories: ['hyperloglog'],
  keys: [keyAt(1, 'RW access insert'), keysFrom(2, 'RO access')],
  run: (context, [, ...keys]) => {
    const union = unionOf(context, keys)
    if (union instanceof ErrorReply) return union
    const found = lookupHyperLogLog(context, keys[0])
    if (found instanceof ErrorReply) return found
    const target = found ?? createAt(context, keys[0])
    if (union.isDense && !target.toDense()) return CORRUPTED_HYPERLOGLOG
    union.registers.forEach((count, index) => {
      if (count > 0) target.raise(index, count, mostSparseBytes(context))
    })
    target.forgetCount()
    changed(context, keys[0], '$', 'pfadd')
    return OK
  },
})

function createAt(context: CommandContext, key: ByteString): HyperLogLog {
  const value = HyperLogLog.create()
  context.db.set(key, value)
  return HyperLogLog.of(value) as HyperLogLog
}

/** The count is noted in the string, which is a write: WATCH hears of it. */
function countOne(context: CommandContext, key: ByteString): Reply {
  const found = lookupHyperLogLog(context, key)
  if (found === undefined) return 0
  if (found instanceof ErrorReply) return found
  found.unshare()
  const noted = found.notedCount
  if (noted !== undefined) return integerReply(noted)
  const registers = new Uint8Array(REGISTERS)
  if (!found.mergeInto(registers)) return CORRUPTED_HYPERLOGLOG
  const count = countOf(registers)
  found.note(count)
  context.db.signalModified(key)
  return count
}

/** The highest of each register, and whether any of the keys is dense. */
function unionOf(
  context: CommandContext,
  keys: readonly ByteString[],
): { registers: Uint8Array; isDense: boolean } | ErrorReply {
  const registers = new Uint8Array(REGISTERS)
  let isDense = false
  for (const key of keys) {
    const source = lookupHyperLogLog(context, key)
    if (source === undefined) continue
    if (source instanceof ErrorReply) return source
    if (!source.mergeInto(registers)) return CORRUPTED_HYPERLOGLOG
    isDense ||= source.isDense
  }
  return { registers, isDense }
}
