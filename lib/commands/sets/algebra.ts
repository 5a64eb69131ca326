import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { type KeyAccess, keyAt, keysFrom } from '../../command/key-spec.js'
import { SetValue } from '../../keyspace/set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Reply, SetReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { difference, intersection, union } from './combine.js'
import { setLimits } from './lookup-set.js'
import { lookupIntersected, lookupSets } from './operands.js'

type Combine = (context: CommandContext, keys: readonly ByteString[]) => SetValue | ErrorReply

export const sinter = defineCommand<CommandContext>({
  name: 'sinter',
  arity: -2,
  flags: ['readonly', { flag: 'sort_for_script', before: '7.0' }],
  categories: ['set'],
  keys: [keysFrom(1, 'RO access')],
  run: (context, argv) => {
    const sets = lookupIntersected(context, argv.slice(1))
    return sets instanceof ErrorReply ? sets : new SetReply([...intersection(sets)])
  },
})

export const sunion = defineRead('sunion', unionOf)
export const sdiff = defineRead('sdiff', differenceOf)

function defineRead(name: string, combine: Combine): CommandDefinition<CommandContext> {
  return defineCommand({
    name,
    arity: -2,
    flags: ['readonly', { flag: 'sort_for_script', before: '7.0' }],
    categories: ['set'],
    keys: [keysFrom(1, 'RO access')],
    run: (context, argv) => {
      const set = combine(context, argv.slice(1))
      return set instanceof ErrorReply ? set : new SetReply([...set.members()])
    },
  })
}

export const sinterstore = [
  defineStore('sinterstore', intersectionOf, 'RW update'),
  { ...defineStore('sinterstore', intersectionOf), since: '7.4' },
] as const
export const sunionstore = defineStore('sunionstore', unionOf)
export const sdiffstore = defineStore('sdiffstore', differenceOf)

function defineStore(
  name: string,
  combine: Combine,
  access: KeyAccess = 'OW update',
): CommandDefinition<CommandContext> {
  return defineCommand({
    name,
    arity: -3,
    flags: ['write', 'denyoom'],
    categories: ['set'],
    keys: [keyAt(1, access), keysFrom(2, 'RO access')],
    run: (context, argv) => {
      const set = combine(context, argv.slice(2))
      return set instanceof ErrorReply ? set : store(context, argv[1], set, name)
    },
  })
}

/** Puts a set under a key, over whatever was there; an empty one only deletes it. */
function store(context: CommandContext, key: ByteString, set: SetValue, event: string): Reply {
  const { db } = context
  if (set.isEmpty) {
    if (db.has(key) && db.delete(key, 'server-del')) changed(context, key, 'g', 'del')
    return 0
  }
  db.set(key, set)
  db.clearExpiry(key)
  changed(context, key, 's', event)
  return set.size
}

function unionOf(context: CommandContext, keys: readonly ByteString[]): SetValue | ErrorReply {
  const sets = lookupSets(context, keys)
  return sets instanceof ErrorReply ? sets : union(sets, setLimits(context))
}

function differenceOf(context: CommandContext, keys: readonly ByteString[]): SetValue | ErrorReply {
  const sets = lookupSets(context, keys)
  return sets instanceof ErrorReply ? sets : difference(sets, setLimits(context))
}

function intersectionOf(
  context: CommandContext,
  keys: readonly ByteString[],
): SetValue | ErrorReply {
  const sets = lookupIntersected(context, keys)
  if (sets instanceof ErrorReply) return sets
  // A key that there is not ends the command otherwise.
  if (sets.length > 0) context.answersFirst()
  const limits = setLimits(context)
  const isIntset = context.version < '7.2' || sets[0]?.encoding() === 'intset'
  const result = new SetValue(isIntset ? 'intset' : 'listpack', limits)
  for (const member of intersection(sets)) result.add(member, limits)
  if (!isIntset) result.becomeIntset(limits)
  return result
}
