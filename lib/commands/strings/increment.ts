import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  INCREMENT_NAN_OR_INFINITY,
  INCREMENT_OVERFLOW,
  NOT_A_FLOAT,
  NOT_AN_INTEGER,
} from '../../reply/errors/common.js'
import { DECREMENT_OVERFLOW } from '../../reply/errors/strings.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { addLongDoubles, formatLongDouble, parseLongDouble } from '../long-double.js'
import { changed } from '../lookup.js'
import { parseInt64 } from '../parse.js'
import { lookupString, replaceString } from './string-key.js'

const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)

export const incr = defineCommand<CommandContext>({
  name: 'incr',
  arity: 2,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key]) => incrementBy(context, key, 1n),
})

export const decr = defineCommand<CommandContext>({
  name: 'decr',
  arity: 2,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key]) => incrementBy(context, key, -1n),
})

export const incrby = defineCommand<CommandContext>({
  name: 'incrby',
  arity: 3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, text]) => {
    const increment = parseInt64(text)
    return increment === undefined ? NOT_AN_INTEGER : incrementBy(context, key, increment)
  },
})

export const decrby = defineCommand<CommandContext>({
  name: 'decrby',
  arity: 3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, text]) => {
    const decrement = parseInt64(text)
    if (decrement === undefined) return NOT_AN_INTEGER
    if (decrement !== INT64_MIN) return incrementBy(context, key, -decrement)
    // Its negative is no int64: 6.2 subtracts it all the same, and wraps.
    return context.version === '6.2' ? incrementBy(context, key, INT64_MIN) : DECREMENT_OVERFLOW
  },
})

export const incrbyfloat = defineCommand<CommandContext>({
  name: 'incrbyfloat',
  arity: 3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, text]) => {
    const value = lookupString(context, key)
    if (value instanceof ErrorReply) return value
    const before = parseLongDouble(value?.bytes ?? '0')
    const increment = parseLongDouble(text)
    if (before === undefined || increment === undefined) return NOT_A_FLOAT
    // An infinity is read, and cannot be added to.
    if (typeof before === 'number' || typeof increment === 'number') {
      return INCREMENT_NAN_OR_INFINITY
    }
    const sum = addLongDoubles(before, increment)
    if (sum === undefined) return INCREMENT_NAN_OR_INFINITY
    const bytes = formatLongDouble(sum)
    replaceString(context, key, bytes, true)
    changed(context, key, '$', 'incrbyfloat')
    return bytes
  },
  replicatedAs: (_context, [, key], sum) => ['SET', key, sum as ByteString, 'KEEPTTL'],
})

function incrementBy(context: CommandContext, key: ByteString, increment: bigint): Reply {
  const value = lookupString(context, key)
  if (value instanceof ErrorReply) return value
  const before = value === undefined ? 0n : parseInt64(value.bytes)
  if (before === undefined) return NOT_AN_INTEGER
  const sum = before + increment
  if (sum > INT64_MAX || sum < INT64_MIN) return INCREMENT_OVERFLOW
  replaceString(context, key, sum.toString())
  // The event names the sign: DECR and DECRBY give `incrby` as well.
  changed(context, key, '$', 'incrby')
  return integerReply(sum)
}
