import { container, type HelpEntry, helpOf } from '../../command/container.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { idText, MAX_ID } from '../../keyspace/stream-id.js'
import type { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_SUCH_KEY } from '../../reply/errors/common.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, MapReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { fullGroup, xinfoConsumers, xinfoGroups } from './info-groups.js'
import { entryReply, lookupStream } from './lookup-stream.js'
import { take } from './read-range.js'

const ENTRIES_SHOWN = 10

const xinfo: CommandDefinition<CommandContext> = {
  ...container<CommandContext>('xinfo', ['readonly', 'random'], ['stream']),
  keys: [keyAt(2, 'RO access')],
  misused: (context, argv) => {
    if (argv.length < 3) return undefined
    const stream = lookupStream(context, argv[2])
    if (stream === undefined) return NO_SUCH_KEY
    return stream instanceof ErrorReply ? stream : undefined
  },
}

const xinfoStream = defineCommand<CommandContext>({
  name: 'xinfo|stream',
  arity: -3,
  flags: ['readonly'],
  categories: ['stream'],
  keys: [keyAt(2, 'RO access')],
  run: (context, argv) => {
    const stream = lookupStream(context, argv[2])
    if (stream === undefined) return NO_SUCH_KEY
    if (stream instanceof ErrorReply) return stream
    const count = parseFull(context, argv)
    if (count instanceof ErrorReply) return count
    const common = commonFields(context, stream)
    return new MapReply(
      count === undefined
        ? [...common, ...shortFields(stream)]
        : [...common, ...fullFields(context, stream, count)],
    )
  },
})

const HELP: readonly HelpEntry[] = [
  ['CONSUMERS <key> <groupname>', 'Show consumers of <groupname>.'],
  ['GROUPS <key>', 'Show the stream consumer groups.'],
  ['STREAM <key> [FULL [COUNT <count>]', 'Show information about the stream.'],
]

/** @see https://redis.io/docs/latest/commands/xinfo-stream/ */
export const streamInfoCommands: readonly CommandDefinition<CommandContext>[] = [
  xinfo,
  xinfoConsumers,
  xinfoGroups,
  // 6.2 looks at nothing behind HELP.
  {
    ...helpOf<CommandContext>('xinfo', HELP, ['stream']),
    olderArity: { before: '7.0', arity: -2 },
  },
  xinfoStream,
]

/** The count of entries that FULL shows, 0 for all; undefined without FULL. */
function parseFull(
  { version }: CommandContext,
  argv: readonly ByteString[],
): number | undefined | ErrorReply {
  const [, word, , ...options] = argv
  const [full, countWord, countText] = options
  if (full === undefined) return undefined
  const isRight =
    full.toUpperCase() === 'FULL' &&
    (options.length === 1 || (options.length === 3 && countWord.toUpperCase() === 'COUNT'))
  if (!isRight) return badSubcommandCall(version, 'xinfo', word)
  if (countText === undefined) return ENTRIES_SHOWN
  const count = parseInteger(countText)
  return count instanceof ErrorReply ? count : count < 0 ? ENTRIES_SHOWN : count
}

type Field = readonly [Reply, Reply]

function commonFields({ version }: CommandContext, stream: StreamValue): Field[] {
  const fields: Field[] = [
    ['length', stream.length],
    ['radix-tree-keys', stream.nodeCount],
    ['radix-tree-nodes', stream.treeNodes],
    ['last-generated-id', idText(stream.lastId)],
  ]
  if (version === '6.2') return fields
  return [
    ...fields,
    ['max-deleted-entry-id', idText(stream.maxDeletedId)],
    ['entries-added', integerReply(BigInt.asIntN(64, stream.entriesAdded))],
    ['recorded-first-entry-id', idText(stream.firstId)],
  ]
}

function shortFields({ first, last, groups }: StreamValue): Field[] {
  return [
    ['groups', groups.size],
    ['first-entry', first === undefined ? null : entryReply(first)],
    ['last-entry', last === undefined ? null : entryReply(last)],
  ]
}

function fullFields(context: CommandContext, stream: StreamValue, count: number): Field[] {
  const most = count || Number.POSITIVE_INFINITY
  const shown = take(stream.ascending(0n, MAX_ID), most)
  return [
    ['entries', shown.map(entryReply)],
    ['groups', stream.groups.all.map((group) => fullGroup(context, stream, group, most))],
  ]
}
