import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  INCREMENT_NAN_OR_INFINITY,
  INCREMENT_OVERFLOW,
  NAN_OR_INFINITY,
  NOT_A_FLOAT,
  NOT_AN_INTEGER,
} from '../../reply/errors/common.js'
import { HASH_VALUE_NOT_A_FLOAT, HASH_VALUE_NOT_AN_INTEGER } from '../../reply/errors/hashes.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { addLongDoubles, formatLongDouble, parseLongDouble } from '../long-double.js'
import { changed } from '../lookup.js'
import { parseInt64 } from '../parse.js'
import { liveValue } from './live-fields.js'
import { hashLimits, lookupHash, lookupOrCreateHash } from './lookup-hash.js'

export const hincrby = defineCommand<CommandContext>({
  name: 'hincrby',
  arity: 4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, field, incrementText]) => {
    const increment = parseInt64(incrementText)
    if (increment === undefined) return NOT_AN_INTEGER
    const before = fieldValue(context, key, field, '0')
    if (before instanceof ErrorReply) return before
    const value = parseInt64(before)
    if (value === undefined) return HASH_VALUE_NOT_AN_INTEGER
    const sum = value + increment
    if (BigInt.asIntN(64, sum) !== sum) return INCREMENT_OVERFLOW
    const refusal = setField(context, key, field, sum.toString())
    if (refusal !== undefined) return refusal
    changed(context, key, 'h', 'hincrby')
    return Number.isSafeInteger(Number(sum)) ? Number(sum) : sum
  },
})

export const hincrbyfloat = defineCommand<CommandContext>({
  name: 'hincrbyfloat',
  arity: 4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, field, incrementText]) => {
    const increment = parseLongDouble(incrementText)
    if (increment === undefined) return NOT_A_FLOAT
    if (typeof increment === 'number') return NAN_OR_INFINITY
    const before = fieldValue(context, key, field, '0')
    if (before instanceof ErrorReply) return before
    const value = parseLongDouble(before)
    if (value === undefined) return HASH_VALUE_NOT_A_FLOAT
    const sum = typeof value === 'number' ? undefined : addLongDoubles(value, increment)
    if (sum === undefined) return INCREMENT_NAN_OR_INFINITY
    const text = formatLongDouble(sum)
    const refusal = setField(context, key, field, text)
    if (refusal !== undefined) return refusal
    changed(context, key, 'h', 'hincrbyfloat')
    return text
  },
  replicatedAs: (_context, [, key, field], sum) => ['HSET', key, field, sum as ByteString],
})

function fieldValue(
  context: CommandContext,
  key: ByteString,
  field: ByteString,
  missing: ByteString,
): ByteString | ErrorReply {
  const hash = lookupHash(context, key)
  if (hash === undefined || hash instanceof ErrorReply) return hash ?? missing
  return liveValue(context, key, hash, field) ?? missing
}

/** Sets a field that keeps its time of expiry. */
function setField(
  context: CommandContext,
  key: ByteString,
  field: ByteString,
  value: ByteString,
): ErrorReply | undefined {
  const hash = lookupOrCreateHash(context, key)
  if (hash instanceof ErrorReply) return hash
  const limits = hashLimits(context)
  // Redis 6.2 looks at the length of fields and values in HSET and HSETNX alone.
  hash.set(field, value, context.version < '7.0' ? { ...limits, bytes: Infinity } : limits)
}
