import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { Effects, type Replicated } from '../../command/replicated.js'
import type { SetValue } from '../../keyspace/set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, type Reply, SetReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { deletion } from '../deletion.js'
import { deleteIfEmpty } from '../lookup.js'
import { parsePositive, parseSignedCount } from '../parse.js'
import { anySlots, differentSlots } from '../random-slots.js'
import { lookupSet, setLimits } from './lookup-set.js'
import { remainderOf } from './remainder.js'

/** How many members one SREM takes away for SPOP. */
const MOST_REMOVED = 1024

export const srandmember = defineCommand<CommandContext>({
  name: 'srandmember',
  arity: -2,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['set'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    if (argv.length > 3) return SYNTAX_ERROR
    if (argv.length === 3) return randomMembers(context, argv[1], argv[2])
    const set = lookupSet(context, argv[1])
    if (set === undefined) return null
    return set instanceof ErrorReply ? set : randomMember(context, set)
  },
})

export const spop = defineCommand<CommandContext>({
  name: 'spop',
  arity: -2,
  flags: ['write', 'fast', { flag: 'random', before: '7.0' }],
  categories: ['set'],
  keys: [keyAt(1, 'RW access delete')],
  run: (context, argv) => {
    if (argv.length > 3) return SYNTAX_ERROR
    return argv.length === 3 ? popMembers(context, argv[1], argv[2]) : popMember(context, argv[1])
  },
  replicatedAs: (context, argv, reply) =>
    argv.length === 2
      ? ['SREM', argv[1], reply as ByteString]
      : removal(context, argv[1], (reply as SetReply).members as readonly ByteString[]),
})

/** What took all members deletes the key; what took some takes the same, from 7.2 on in few commands. */
function removal(
  context: CommandContext,
  key: ByteString,
  members: readonly ByteString[],
): Replicated {
  const { db, version } = context
  if (!db.has(key)) {
    return version < '7.2' ? ['DEL', key] : deletion(context, key, 'lazyfree-lazy-server-del')
  }
  const size = version < '7.2' ? 1 : MOST_REMOVED
  const commands: ByteString[][] = []
  for (let at = 0; at < members.length; at += size) {
    commands.push(['SREM', key, ...members.slice(at, at + size)])
  }
  return new Effects(commands)
}

function randomMember(context: CommandContext, set: SetValue): ByteString {
  return set.memberAt(Math.floor(context.random() * set.size))
}

function randomMembers(context: CommandContext, key: ByteString, countText: ByteString): Reply {
  const count = parseSignedCount(countText)
  if (count instanceof ErrorReply) return count
  const set = lookupSet(context, key)
  if (set === undefined) return []
  if (set instanceof ErrorReply) return set
  if (count >= set.size) return [...set.members()]
  const random = () => context.random()
  const slots =
    count < 0 ? anySlots(set.size, -count, random) : differentSlots(set.size, count, random)
  return slots.map((slot) => set.memberAt(slot))
}

function popMember(context: CommandContext, key: ByteString): Reply {
  const set = lookupSet(context, key)
  if (set === undefined) return null
  if (set instanceof ErrorReply) return set
  const member = randomMember(context, set)
  set.delete(member)
  popped(context, key, set, 1)
  return member
}

function popMembers(context: CommandContext, key: ByteString, countText: ByteString): Reply {
  const count = parsePositive(countText)
  if (count instanceof ErrorReply) return count
  const set = lookupSet(context, key)
  if (set === undefined) return new SetReply([])
  if (set instanceof ErrorReply) return set
  if (count === 0) return new SetReply([])
  const members = membersToPop(context, set, count)
  for (const member of members) set.delete(member)
  const rest = remainderOf(set, members.length, context.version, setLimits(context))
  if (rest !== set) context.db.set(key, rest)
  popped(context, key, rest, members.length)
  return new SetReply(members)
}

function membersToPop(context: CommandContext, set: SetValue, count: number): ByteString[] {
  if (count >= set.size) return [...set.members()]
  const slots = differentSlots(set.size, count, () => context.random())
  return slots.map((slot) => set.memberAt(slot))
}

function popped(context: CommandContext, key: ByteString, set: SetValue, changes: number): void {
  context.notify('s', 'spop', key)
  deleteIfEmpty(context, key, set)
  context.db.signalModified(key, changes)
}
