import { container, type HelpEntry, helpOf } from '../../command/container.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { noGroupOfKey, XGROUP_NEEDS_KEY } from '../../reply/errors/stream-groups.js'
import { ErrorReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { CommandContext } from '../context.js'
import { createGroup, setGroupId } from './group-position.js'
import { type GroupPlace, lookupGroup } from './lookup-group.js'
import { lookupStream } from './lookup-stream.js'

const OF_GROUP = new Set(['SETID', 'CREATECONSUMER', 'DELCONSUMER'])
/** 6.2 looks at the key of a call of so many arguments, whatever its subcommand. */
const LEAST_WITH_GROUP = 4

const xgroup: CommandDefinition<CommandContext> = {
  ...container<CommandContext>('xgroup', ['write', 'denyoom'], ['stream']),
  keys: [keyAt(2, 'RW update')],
  misused: (context, argv) => {
    const [, word, key, group] = argv
    if (argv.length < LEAST_WITH_GROUP) return undefined
    const stream = lookupStream(context, key)
    if (stream instanceof ErrorReply) return stream
    if (stream === undefined) return XGROUP_NEEDS_KEY
    const lacksGroup = OF_GROUP.has(word.toUpperCase()) && stream.groups.get(group) === undefined
    return lacksGroup ? noGroupOfKey(key, group) : undefined
  },
}

const destroy = defineCommand<CommandContext>({
  name: 'xgroup|destroy',
  arity: 4,
  flags: ['write'],
  categories: ['stream'],
  keys: [keyAt(2, 'RW delete')],
  run: (context, [, , key, name]) => {
    const stream = lookupStream(context, key)
    if (stream instanceof ErrorReply) return stream
    if (stream === undefined) return XGROUP_NEEDS_KEY
    if (!stream.groups.delete(name)) return 0
    context.db.countChange(key)
    context.notify('t', 'xgroup-destroy', key)
    // Clients that wait for its entries hear that it is gone.
    context.db.signalReady(key)
    return 1
  },
})

const createConsumer = defineCommand<CommandContext>({
  name: 'xgroup|createconsumer',
  arity: 5,
  flags: ['write', 'denyoom'],
  categories: ['stream'],
  keys: [keyAt(2, 'RW insert')],
  run: (context, [, , key, name, consumer]) => {
    const place = groupOf(context, key, name)
    if (place instanceof ErrorReply) return place
    if (place.group.consumers.get(consumer) !== undefined) return 0
    place.group.createConsumer(consumer, context.now())
    context.db.countChange(key)
    context.notify('t', 'xgroup-createconsumer', key)
    return 1
  },
})

const deleteConsumer = defineCommand<CommandContext>({
  name: 'xgroup|delconsumer',
  arity: 5,
  flags: ['write'],
  categories: ['stream'],
  keys: [keyAt(2, 'RW delete')],
  run: (context, [, , key, name, consumerName]) => {
    const place = groupOf(context, key, name)
    if (place instanceof ErrorReply) return place
    const consumer = place.group.consumers.get(consumerName)
    // 6.2 tells of it also where there was none.
    if (consumer === undefined && context.version >= '7.0') return 0
    const lost = consumer?.pending.size ?? 0
    if (consumer !== undefined) place.group.deleteConsumer(consumer)
    context.db.countChange(key)
    context.notify('t', 'xgroup-delconsumer', key)
    return lost
  },
})

function groupOf(
  context: CommandContext,
  key: ByteString,
  name: ByteString,
): GroupPlace | ErrorReply {
  if (!context.db.has(key)) return XGROUP_NEEDS_KEY
  return lookupGroup(context, key, name, noGroupOfKey)
}

const CONSUMER_HELP: readonly HelpEntry[] = [
  ['CREATECONSUMER <key> <groupname> <consumer>', 'Create a new consumer in the specified group.'],
  ['DELCONSUMER <key> <groupname> <consumer>', 'Remove the specified consumer.'],
]
const CREATE_HELP: HelpEntry = [
  'CREATE <key> <groupname> <id|$> [option]',
  'Create a new consumer group. Options are:',
  '* MKSTREAM',
  '  Create the empty stream if it does not exist.',
]

function help(version: RedisVersion): readonly HelpEntry[] {
  if (version < '7.0') {
    return [
      CREATE_HELP,
      ...CONSUMER_HELP,
      // A line break is missing there.
      ['DESTROY <key> <groupname>    Remove the specified group.'],
      ['SETID <key> <groupname> <id|$>', 'Set the current group ID.'],
    ]
  }
  return [
    [
      ...CREATE_HELP,
      '* ENTRIESREAD entries_read',
      "  Set the group's entries_read counter (internal use).",
    ],
    ...CONSUMER_HELP,
    ['DESTROY <key> <groupname>', 'Remove the specified group.'],
    [
      'SETID <key> <groupname> <id|$> [ENTRIESREAD entries_read]',
      'Set the current group ID and entries_read counter.',
    ],
  ]
}

/** @see https://redis.io/docs/latest/commands/xgroup/ */
export const groupCommands: readonly CommandDefinition<CommandContext>[] = [
  xgroup,
  createGroup,
  createConsumer,
  deleteConsumer,
  destroy,
  helpOf('xgroup', help, ['stream']),
  setGroupId,
]
