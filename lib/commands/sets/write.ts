import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { SetValue } from '../../keyspace/set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed, deleteIfEmpty, lookupOrCreate } from '../lookup.js'
import { lookupSet, setLimits } from './lookup-set.js'

export const sadd = defineCommand<CommandContext>({
  name: 'sadd',
  arity: -3,
  flags: ['write', 'denyoom', 'fast'],
  categories: ['set'],
  keys: [keyAt(1, 'RW insert')],
  run: (context, argv) => {
    const added = addMembers(context, argv[1], argv.slice(2))
    if (added instanceof ErrorReply || added === 0) return added
    changed(context, argv[1], 's', 'sadd', added)
    return added
  },
})

export const srem = defineCommand<CommandContext>({
  name: 'srem',
  arity: -3,
  flags: ['write', 'fast'],
  categories: ['set'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, argv) => {
    const key = argv[1]
    const set = lookupSet(context, key)
    if (set === undefined) return 0
    if (set instanceof ErrorReply) return set
    let removed = 0
    for (let i = 2; i < argv.length; i++) if (set.delete(argv[i])) removed++
    if (removed === 0) return 0
    changed(context, key, 's', 'srem', removed)
    deleteIfEmpty(context, key, set)
    return removed
  },
})

export const smove = defineCommand<CommandContext>({
  name: 'smove',
  arity: 4,
  flags: ['write', 'fast'],
  categories: ['set'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'RW insert')],
  run: (context, [, source, destination, member]) => {
    const set = lookupSet(context, source)
    if (set === undefined) return 0
    if (set instanceof ErrorReply) return set
    const target = lookupSet(context, destination)
    if (target instanceof ErrorReply) return target
    if (target === set) return set.has(member) ? 1 : 0
    if (!set.delete(member)) return 0
    changed(context, source, 's', 'srem')
    deleteIfEmpty(context, source, set)
    const added = addMembers(context, destination, [member])
    if (added === 1) changed(context, destination, 's', 'sadd')
    return 1
  },
})

/** Adds members to the set of a key, which it makes where there is none. @returns how many. */
function addMembers(
  context: CommandContext,
  key: ByteString,
  members: readonly ByteString[],
): number | ErrorReply {
  const limits = setLimits(context)
  const create = () => SetValue.for(members[0], members.length, limits)
  const set = lookupOrCreate(context, key, SetValue, create)
  if (set instanceof ErrorReply) return set
  if (context.version >= '7.2') set.makeRoom(members.length, limits)
  let added = 0
  for (const member of members) if (set.add(member, limits)) added++
  return added
}
