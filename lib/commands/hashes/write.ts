import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { wrongArity } from '../../reply/errors/common.js'
import { ErrorReply, OK } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed, deleteIfEmpty } from '../lookup.js'
import { liveValue } from './live-fields.js'
import { hashLimits, lookupHash, lookupOrCreateHash } from './lookup-hash.js'

export const hset = defineCommand<CommandContext>({
  name: 'hset',
  arity: -4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => setFields(context, argv, 'hset'),
})

export const hmset = defineCommand<CommandContext>({
  name: 'hmset',
  arity: -4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => {
    const created = setFields(context, argv, 'hmset')
    return created instanceof ErrorReply ? created : OK
  },
})

export const hsetnx = defineCommand<CommandContext>({
  name: 'hsetnx',
  arity: 4,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW insert')],
  run: (context, argv) => {
    const [, key, field] = argv
    const found = lookupHash(context, key)
    if (found instanceof ErrorReply) return found
    if (found !== undefined && liveValue(context, key, found, field) !== undefined) return 0
    return setFields(context, argv, 'hset')
  },
})

export const hdel = defineCommand<CommandContext>({
  name: 'hdel',
  arity: -3,
  flags: ['write', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, argv) => {
    const key = argv[1]
    const hash = lookupHash(context, key)
    if (hash === undefined) return 0
    if (hash instanceof ErrorReply) return hash
    let deleted = 0
    for (let i = 2; i < argv.length; i++) if (hash.delete(argv[i])) deleted++
    if (deleted > 0) {
      changed(context, key, 'h', 'hdel', deleted)
      deleteIfEmpty(context, key, hash)
    }
    return deleted
  },
})

/** @returns the number of new fields. */
function setFields(
  context: CommandContext,
  argv: readonly ByteString[],
  name: string,
): number | ErrorReply {
  if (argv.length % 2 === 1) return wrongArity(name)
  const key = argv[1]
  const hash = lookupOrCreateHash(context, key)
  if (hash instanceof ErrorReply) return hash
  const limits = hashLimits(context)
  let created = 0
  for (let i = 2; i < argv.length; i += 2) {
    if (hash.set(argv[i], argv[i + 1], limits)) created++
    else hash.clearExpiry(argv[i])
  }
  changed(context, key, 'h', 'hset', argv.length / 2 - 1)
  return created
}
