import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { NO_SUCH_KEY, OUT_OF_RANGE, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, OK } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { parseInteger } from '../parse.js'
import { listFill, lookupList } from './lookup-list.js'
import { indexRange } from './range.js'
import { shrank } from './take.js'

const PIVOT_MISSING = -1

export const lset = defineCommand<CommandContext>({
  name: 'lset',
  arity: 4,
  flags: ['write', 'denyoom'],
  categories: ['list'],
  keys: [keyAt(1, 'RW')],
  run: (context, [, key, indexText, element]) => {
    const list = lookupList(context, key)
    if (list === undefined) return NO_SUCH_KEY
    if (list instanceof ErrorReply) return list
    const index = parseInteger(indexText)
    if (index instanceof ErrorReply) return index
    const place = index < 0 ? index + list.size : index
    if (place < 0 || place >= list.size) return OUT_OF_RANGE
    list.makeRoom([element], listFill(context))
    list.replace(place, element)
    list.giveBackRoom(listFill(context))
    changed(context, key, 'l', 'lset')
    return OK
  },
})

export const linsert = defineCommand<CommandContext>({
  name: 'linsert',
  arity: 5,
  flags: ['write', 'denyoom'],
  categories: ['list'],
  keys: [keyAt(1, 'RW')],
  run: (context, [, key, whereText, pivot, element]) => {
    const where = whereText.toUpperCase()
    if (where !== 'BEFORE' && where !== 'AFTER') return SYNTAX_ERROR
    const list = lookupList(context, key)
    if (list === undefined) return 0
    if (list instanceof ErrorReply) return list
    const look = { most: 1, from: 'LEFT', skip: 0, look: list.size } as const
    const [place] = list.positionsOf(pivot, look)
    if (place === undefined) return PIVOT_MISSING
    list.makeRoom([element], listFill(context))
    list.insert(where === 'BEFORE' ? place : place + 1, element)
    changed(context, key, 'l', 'linsert')
    return list.size
  },
})

export const lrem = defineCommand<CommandContext>({
  name: 'lrem',
  arity: 4,
  flags: ['write'],
  categories: ['list'],
  keys: [keyAt(1, 'RW')],
  run: (context, [, key, countText, element]) => {
    const count = parseInteger(countText)
    if (count instanceof ErrorReply) return count
    const list = lookupList(context, key)
    if (list === undefined) return 0
    if (list instanceof ErrorReply) return list
    const most = count === 0 ? list.size : Math.abs(count)
    const removed = list.remove(element, most, count < 0 ? 'RIGHT' : 'LEFT')
    if (removed === 0) return 0
    context.notify('l', 'lrem', key)
    shrank(context, key, list)
    return removed
  },
})

export const ltrim = defineCommand<CommandContext>({
  name: 'ltrim',
  arity: 4,
  flags: ['write'],
  categories: ['list'],
  keys: [keyAt(1, 'RW')],
  run: (context, [, key, startText, stopText]) => {
    const start = parseInteger(startText)
    if (start instanceof ErrorReply) return start
    const stop = parseInteger(stopText)
    if (stop instanceof ErrorReply) return stop
    const list = lookupList(context, key)
    if (list === undefined) return OK
    if (list instanceof ErrorReply) return list
    const { from, to } = indexRange(start, stop, list.size)
    list.trim(from, to)
    context.notify('l', 'ltrim', key)
    shrank(context, key, list)
    return OK
  },
})
