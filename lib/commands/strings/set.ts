import { defineCommand } from '../../command/define-command.js'
import { type KeyAccess, keyAt } from '../../command/key-spec.js'
import type { Expiry } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import {
  expiryAt,
  parseStringOptions,
  type StringOptions,
  type TimeWord,
} from './expire-options.js'
import { setAsReplicated, setexAsReplicated } from './replicated.js'
import { lookupString, replaceString, setString, wasSet } from './string-key.js'

export const set = defineCommand<CommandContext>({
  name: 'set',
  arity: -3,
  flags: ['write', 'denyoom'],
  categories: ['string'],
  keys: [{ ...keyAt(1, 'RW access update'), accessIn: accessOfSet }],
  run: (context, argv) => {
    const options = parseStringOptions(argv, 3, context)
    return options instanceof ErrorReply ? options : setWith(context, argv[1], argv[2], options)
  },
  replicatedAs: setAsReplicated,
})

/** Only the option GET reads the old value. */
function accessOfSet(argv: readonly ByteString[]): KeyAccess {
  const hasGet = argv.some((word, at) => at > 2 && word.toLowerCase() === 'get')
  return hasGet ? 'RW access update' : 'OW update'
}

export const setnx = defineCommand<CommandContext>({
  name: 'setnx',
  arity: 3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'OW insert')],
  run: (context, [, key, value]) => {
    if (context.db.touch(key)) return 0
    setString(context, key, value)
    wasSet(context, key)
    return 1
  },
})

export const setex = defineCommand<CommandContext>({
  name: 'setex',
  arity: 4,
  flags: ['write', 'denyoom'],
  categories: ['string'],
  keys: [keyAt(1, 'OW update')],
  run: (context, [, key, seconds, value]) => setFor(context, 'setex', key, 'EX', seconds, value),
  replicatedAs: setexAsReplicated('EX'),
})

export const psetex = defineCommand<CommandContext>({
  name: 'psetex',
  arity: 4,
  flags: ['write', 'denyoom'],
  categories: ['string'],
  keys: [keyAt(1, 'OW update')],
  run: (context, [, key, ms, value]) => setFor(context, 'psetex', key, 'PX', ms, value),
  replicatedAs: setexAsReplicated('PX'),
})

export const getset = defineCommand<CommandContext>({
  name: 'getset',
  arity: 3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['string'],
  keys: [keyAt(1, 'RW access update')],
  run: (context, [, key, value]) => {
    const old = lookupString(context, key)
    if (old instanceof ErrorReply) return old
    context.answersFirst()
    setString(context, key, value)
    wasSet(context, key)
    return old?.bytes ?? null
  },
  replicatedAs: (_context, [, key, value]) => ['SET', key, value],
})

function setWith(
  context: CommandContext,
  key: ByteString,
  value: ByteString,
  { condition, get, keepTtl, time }: StringOptions,
): Reply {
  const at = time === undefined ? undefined : expiryAt(context, 'set', time)
  if (at instanceof ErrorReply) return at
  const old = get ? lookupString(context, key) : undefined
  if (old instanceof ErrorReply) return old
  if (get) context.answersFirst()
  const answer = get ? (old?.bytes ?? null) : OK
  if (!holds(context, key, condition)) return get ? answer : null
  if (keepTtl) replaceString(context, key, value)
  else setString(context, key, value)
  wasSet(context, key)
  if (at !== undefined) expireAt(context, key, at)
  return answer
}

function holds(
  { db }: CommandContext,
  key: ByteString,
  condition: StringOptions['condition'],
): boolean {
  if (condition === undefined) return true
  return condition === 'NX' ? !db.touch(key) : db.has(key)
}

function setFor(
  context: CommandContext,
  command: string,
  key: ByteString,
  word: TimeWord,
  text: ByteString,
  value: ByteString,
): Reply {
  const at = expiryAt(context, command, { word, text })
  if (at instanceof ErrorReply) return at
  setString(context, key, value)
  wasSet(context, key)
  expireAt(context, key, at)
  return OK
}

function expireAt(context: CommandContext, key: ByteString, at: Expiry): void {
  context.db.setExpiry(key, at)
  context.notify('g', 'expire', key)
}
