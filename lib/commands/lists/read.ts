import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { lookupList } from './lookup-list.js'
import { indexRange } from './range.js'

export const llen = defineCommand<CommandContext>({
  name: 'llen',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['list'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key]) => {
    const list = lookupList(context, key)
    return list instanceof ErrorReply ? list : (list?.size ?? 0)
  },
})

export const lindex = defineCommand<CommandContext>({
  name: 'lindex',
  arity: 3,
  flags: ['readonly'],
  categories: ['list'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key, indexText]) => {
    const list = lookupList(context, key)
    if (list === undefined) return null
    if (list instanceof ErrorReply) return list
    const index = parseInteger(indexText)
    if (index instanceof ErrorReply) return index
    const place = index < 0 ? index + list.size : index
    return place >= 0 && place < list.size ? list.at(place) : null
  },
})

export const lrange = defineCommand<CommandContext>({
  name: 'lrange',
  arity: 4,
  flags: ['readonly'],
  categories: ['list'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key, startText, stopText]) => {
    const start = parseInteger(startText)
    if (start instanceof ErrorReply) return start
    const stop = parseInteger(stopText)
    if (stop instanceof ErrorReply) return stop
    const list = lookupList(context, key)
    if (list === undefined) return []
    if (list instanceof ErrorReply) return list
    const { from, to } = indexRange(start, stop, list.size)
    return list.slice(from, to)
  },
})
