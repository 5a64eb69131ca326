import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { Replicated } from '../../command/replicated.js'
import type { Value } from '../../keyspace/value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import { BUSY_KEY, NEGATIVE_TTL } from '../../reply/errors/dump.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { deletion } from '../deletion.js'
import { changed } from '../lookup.js'
import { parseInt64 } from '../parse.js'
import { readPayload, writePayload } from './payload.js'
import { parseRestoreOptions, type RestoreOptions } from './restore-options.js'

const dump = defineCommand<CommandContext>({
  name: 'dump',
  arity: 2,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key]) => {
    const value = context.db.get(key)
    return value === undefined ? null : writePayload(context, value)
  },
})

/** RESTORE-ASKING is RESTORE for keys that move between nodes of a cluster. */
const restores = [defineRestore('restore', []), defineRestore('restore-asking', ['asking'])]

/** @see https://redis.io/docs/latest/commands/dump/ */
export const dumpCommands: readonly CommandDefinition<CommandContext>[] = [dump, ...restores]

function defineRestore(
  name: string,
  flags: readonly 'asking'[],
): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -4,
    flags: ['write', 'denyoom', ...flags],
    categories: ['keyspace', 'dangerous'],
    keys: [keyAt(1, 'OW update')],
    run: (context, argv) => {
      const options = parseRestoreOptions(argv)
      return options instanceof ErrorReply ? options : restore(context, argv, options)
    },
    replicatedAs: restoreAsReplicated,
  })
}

/** From 7.0 on a time to live goes as a time since 1970; what was over at once is a deletion. */
function restoreAsReplicated(context: CommandContext, argv: readonly ByteString[]): Replicated {
  const { db, version } = context
  const [name, key, ttl, ...rest] = argv
  if (!db.has(key)) {
    return version < '7.2' ? ['DEL', key] : deletion(context, key, 'lazyfree-lazy-server-del')
  }
  const isAbsolute = rest.slice(1).some((word) => word.toLowerCase() === 'absttl')
  if (version < '7.0' || isAbsolute || parseInt64(ttl) === 0n) return argv
  return [name, key, `${db.expiryOf(key)}`, ...rest, 'ABSTTL']
}

function restore(
  context: CommandContext,
  [, key, ttlText, payload]: readonly ByteString[],
  { isReplacing, isAbsolute, usage }: RestoreOptions,
): Reply {
  if (!isReplacing && context.db.has(key)) return BUSY_KEY
  const ttl = parseInt64(ttlText)
  if (ttl === undefined) return NOT_AN_INTEGER
  if (ttl < 0n) return NEGATIVE_TTL
  const value = readPayload(context, payload)
  if (value instanceof ErrorReply) return value
  const isReplaced = context.db.has(key) && context.db.delete(key, 'server-del')
  const expiry = ttl === 0n || isAbsolute ? ttl : BigInt.asIntN(64, ttl + BigInt(context.now()))
  if (ttl === 0n || expiry > context.now()) put(context, key, value, expiry, usage)
  else if (isReplaced) changed(context, key, 'g', 'del')
  return OK
}

/** @param expiry in milliseconds since 1970, 0 for none. */
function put(
  context: CommandContext,
  key: ByteString,
  value: Value,
  expiry: bigint,
  usage: RestoreOptions['usage'],
): void {
  context.db.set(key, value)
  if (usage?.word === 'freq') context.keyspace.usage.setUses(value, usage.value)
  if (usage?.word === 'idletime') context.keyspace.usage.setIdleSeconds(value, usage.value)
  if (expiry > 0n) context.db.setExpiry(key, integerReply(expiry))
  changed(context, key, 'g', 'restore')
}
