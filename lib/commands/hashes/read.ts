import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { HashValue } from '../../keyspace/hash-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, MapReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { deleteIfEmpty } from '../lookup.js'
import { isExpired, liveFields, liveValue } from './live-fields.js'
import { lookupHash } from './lookup-hash.js'

export const hget = defineCommand<CommandContext>({
  name: 'hget',
  arity: 3,
  flags: ['readonly', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key, field]) => withField(context, key, field, null, (value) => value),
})

export const hstrlen = defineCommand<CommandContext>({
  name: 'hstrlen',
  arity: 3,
  flags: ['readonly', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key, field]) => withField(context, key, field, 0, (value) => value.length),
})

export const hexists = defineCommand<CommandContext>({
  name: 'hexists',
  arity: 3,
  flags: ['readonly', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key, field]) => withField(context, key, field, 0, () => 1),
})

export const hmget = defineCommand<CommandContext>({
  name: 'hmget',
  arity: -3,
  flags: ['readonly', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const key = argv[1]
    const hash = lookupHash(context, key)
    if (hash instanceof ErrorReply) return hash
    const fields = argv.slice(2)
    if (hash === undefined) return fields.map(() => null)
    if (!hash.hasExpiries) return fields.map((field) => hash.get(field) ?? null)
    return liveValues(context, key, hash, fields)
  },
})

export const hlen = defineCommand<CommandContext>({
  name: 'hlen',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key]) => {
    const hash = lookupHash(context, key)
    return hash instanceof ErrorReply ? hash : (hash?.size ?? 0)
  },
})

export const hkeys = defineCommand<CommandContext>({
  name: 'hkeys',
  arity: 2,
  flags: ['readonly', { flag: 'sort_for_script', before: '7.0' }],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key]) => withFields(context, key, [], (fields) => [...fields]),
})

export const hvals = defineCommand<CommandContext>({
  name: 'hvals',
  arity: 2,
  flags: ['readonly', { flag: 'sort_for_script', before: '7.0' }],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key]) =>
    withFields(context, key, [], (fields, hash) => fields.map((field) => valueIn(hash, field))),
})

export const hgetall = defineCommand<CommandContext>({
  name: 'hgetall',
  arity: 2,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key]) =>
    withFields(
      context,
      key,
      new MapReply([]),
      (fields, hash) => new MapReply(fields.map((field) => [field, valueIn(hash, field)])),
    ),
})

function withField(
  context: CommandContext,
  key: ByteString,
  field: ByteString,
  missing: Reply,
  answer: (value: ByteString) => Reply,
): Reply {
  const hash = lookupHash(context, key)
  if (hash === undefined) return missing
  if (hash instanceof ErrorReply) return hash
  const value = liveValue(context, key, hash, field)
  return value === undefined ? missing : answer(value)
}

function withFields(
  context: CommandContext,
  key: ByteString,
  missing: Reply,
  answer: (fields: readonly ByteString[], hash: HashValue) => Reply,
): Reply {
  const hash = lookupHash(context, key)
  if (hash === undefined) return missing
  return hash instanceof ErrorReply ? hash : answer(liveFields(context, hash), hash)
}

/** HMGET tells of all fields that it found expired with one event. */
function liveValues(
  context: CommandContext,
  key: ByteString,
  hash: HashValue,
  fields: readonly ByteString[],
): Reply[] {
  let expired = 0
  const values = fields.map((field) => {
    if (!isExpired(context, hash, field)) return hash.get(field) ?? null
    hash.delete(field)
    context.db.signalModified(key)
    expired++
    return null
  })
  if (expired > 0) {
    context.db.signalPartsExpired(expired)
    context.notify('h', 'hexpired', key)
    deleteIfEmpty(context, key, hash)
  }
  return values
}

function valueIn(hash: HashValue, field: ByteString): ByteString {
  return hash.get(field) as ByteString
}
