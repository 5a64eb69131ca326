import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  NO_SUCH_KEY,
  NOT_AN_INTEGER,
  OUT_OF_RANGE,
  SYNTAX_ERROR,
} from '../../reply/errors/common.js'
import { ErrorReply, OK } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { parseInt64, parseInteger, parseSignedCount } from '../parse.js'
import { listFill, lookupList } from './lookup-list.js'
import { indexRange } from './range.js'
import { shrank } from './take.js'

const PIVOT_MISSING = -1

export const lset = defineCommand<CommandContext>({
  name: 'lset',
  arity: 4,
  flags: ['write', 'denyoom'],
  categories: ['list'],
  keys: [keyAt(1, 'RW update')],
  run: (context, [, key, indexText, element]) => {
    const list = lookupList(context, key)
    if (list === undefined) return NO_SUCH_KEY
    if (list instanceof ErrorReply) return list
    const index = parseSetIndex(indexText, context.version)
    if (index instanceof ErrorReply) return index
    list.makeRoom([element], listFill(context))
    const place = index < 0 ? index + list.size : index
    if (place < 0 || place >= list.size) return OUT_OF_RANGE
    list.replace(place, element)
    list.giveBackRoom(listFill(context))
    changed(context, key, 'l', 'lset')
    return OK
  },
})

/** From 7.2 on LSET takes the lower 32 bits of its index. */
function parseSetIndex(text: ByteString, version: RedisVersion): number | ErrorReply {
  const index = parseInt64(text)
  if (index === undefined) return NOT_AN_INTEGER
  return Number(version < '7.2' ? index : BigInt.asIntN(32, index))
}

export const linsert = defineCommand<CommandContext>({
  name: 'linsert',
  arity: 5,
  flags: ['write', 'denyoom'],
  categories: ['list'],
  keys: [keyAt(1, 'RW insert')],
  run: (context, [, key, whereText, pivot, element]) => {
    const where = whereText.toUpperCase()
    if (where !== 'BEFORE' && where !== 'AFTER') return SYNTAX_ERROR
    const list = lookupList(context, key)
    if (list === undefined) return 0
    if (list instanceof ErrorReply) return list
    // Redis makes room for the element before it knows whether there is a pivot.
    list.makeRoom([element], listFill(context))
    const look = { most: 1, from: 'LEFT', skip: 0, look: list.size } as const
    const [place] = list.positionsOf(pivot, look)
    if (place === undefined) return PIVOT_MISSING
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
  keys: [keyAt(1, 'RW delete')],
  run: (context, [, key, countText, element]) => {
    const count = context.version < '7.4' ? parseInteger(countText) : parseSignedCount(countText)
    if (count instanceof ErrorReply) return count
    const list = lookupList(context, key)
    if (list === undefined) return 0
    if (list instanceof ErrorReply) return list
    const most = count === 0 ? list.size : Math.abs(count)
    const removed = list.remove(element, most, count < 0 ? 'RIGHT' : 'LEFT')
    if (removed === 0) return 0
    context.notify('l', 'lrem', key)
    shrank(context, key, list, removed)
    return removed
  },
})

export const ltrim = defineCommand<CommandContext>({
  name: 'ltrim',
  arity: 4,
  flags: ['write'],
  categories: ['list'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, [, key, startText, stopText]) => {
    const start = parseInteger(startText)
    if (start instanceof ErrorReply) return start
    const stop = parseInteger(stopText)
    if (stop instanceof ErrorReply) return stop
    const list = lookupList(context, key)
    if (list === undefined) return OK
    if (list instanceof ErrorReply) return list
    const { from, to } = indexRange(start, stop, list.size)
    const { size } = list
    list.trim(from, to)
    context.notify('l', 'ltrim', key)
    if (list.size < size) shrank(context, key, list, size - list.size)
    else context.db.signalTouched(key)
    return OK
  },
})
