import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { OFFSET_OUT_OF_RANGE } from '../../reply/errors/strings.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed, lookupOrCreate } from '../lookup.js'
import { parseInteger } from '../parse.js'
import { lengthRefusal, lookupString } from './string-key.js'

export const append = defineCommand<CommandContext>({
  name: 'append',
  arity: 3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW insert')],
  run: (context, [, key, bytes]) => {
    const found = lookupString(context, key)
    if (found instanceof ErrorReply) return found
    const refusal = lengthRefusal(context, (found?.length ?? 0) + bytes.length)
    if (found !== undefined && refusal !== undefined) return refusal
    if (found === undefined) context.db.set(key, new StringValue(bytes))
    else found.append(bytes)
    changed(context, key, '$', 'append')
    return (found ?? { length: bytes.length }).length
  },
})

export const setrange = defineCommand<CommandContext>({
  name: 'setrange',
  arity: 4,
  flags: ['write', 'denyoom'],
  categories: ['string'],
  keys: [keyAt(1, 'RW update')],
  run: (context, [, key, offsetText, bytes]) => {
    const offset = parseInteger(offsetText)
    if (offset instanceof ErrorReply) return offset
    if (offset < 0) return OFFSET_OUT_OF_RANGE
    const found = lookupString(context, key)
    if (found instanceof ErrorReply) return found
    if (bytes === '') return found?.length ?? 0
    const refusal = lengthRefusal(context, offset + bytes.length)
    if (refusal !== undefined) return refusal
    const value = lookupOrCreate(context, key, StringValue, () => new StringValue(''))
    if (value instanceof ErrorReply) return value
    value.write(offset, bytes)
    changed(context, key, '$', 'setrange')
    return value.length
  },
})

/** SUBSTR is GETRANGE by its first name. */
export const getrange = rangeCommand('getrange')
export const substr = rangeCommand('substr')

function rangeCommand(name: string): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: 4,
    flags: ['readonly'],
    categories: ['string'],
    keys: [keyAt(1, 'RO access')],
    run: (context, [, key, startText, endText]) => {
      const start = parseInteger(startText)
      if (start instanceof ErrorReply) return start
      const end = parseInteger(endText)
      if (end instanceof ErrorReply) return end
      return sliceOf(context, key, start, end)
    },
  })
}

/** Places count from the end where they are negative; the end is included. */
function sliceOf(context: CommandContext, key: ByteString, start: number, end: number): Reply {
  const value = lookupString(context, key)
  if (value === undefined) return ''
  if (value instanceof ErrorReply) return value
  if (start < 0 && end < 0 && start > end) return ''
  const { length } = value
  const from = start < 0 ? Math.max(0, length + start) : start
  const to = Math.min(end < 0 ? Math.max(0, length + end) : end, length - 1)
  return from > to || length === 0 ? '' : value.slice(from, to + 1)
}
