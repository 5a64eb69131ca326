import { container } from '../../command/container.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { radixTreeNodes } from '../../keyspace/radix-tree-size.js'
import { idText, MAX_ID } from '../../keyspace/stream-id.js'
import type { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_SUCH_KEY, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, MapReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { entryReply, lookupStream } from './lookup-stream.js'
import { take } from './read-range.js'

const ENTRIES_SHOWN = 10

const xinfoStream = defineCommand<CommandContext>({
  name: 'xinfo|stream',
  arity: -3,
  flags: ['readonly'],
  categories: ['stream'],
  keys: [keyAt(2, 'RO access')],
  run: (context, argv) => {
    const stream = lookupStream(context, argv[2])
    const count = parseFull(argv)
    if (count === SYNTAX_ERROR) return count
    if (stream === undefined) return NO_SUCH_KEY
    if (stream instanceof ErrorReply) return stream
    if (count instanceof ErrorReply) return count
    const common = commonFields(context, stream)
    return new MapReply(
      count === undefined
        ? [...common, ...shortFields(stream)]
        : [...common, ...fullFields(stream, count)],
    )
  },
})

/** @see https://redis.io/docs/latest/commands/xinfo-stream/ */
export const streamInfoCommands: readonly CommandDefinition<CommandContext>[] = [
  {
    ...container<CommandContext>('xinfo', ['readonly', 'random'], ['stream']),
    keys: [keyAt(2, 'RO access')],
  },
  xinfoStream,
]

/** The count of entries that FULL shows, 0 for all; undefined without FULL. */
function parseFull(argv: readonly ByteString[]): number | undefined | ErrorReply {
  if (argv.length === 3) return undefined
  if (argv[3].toUpperCase() !== 'FULL' || argv.length === 5 || argv.length > 6) return SYNTAX_ERROR
  if (argv.length === 4) return ENTRIES_SHOWN
  if (argv[4].toUpperCase() !== 'COUNT') return SYNTAX_ERROR
  const count = parseInteger(argv[5])
  return count instanceof ErrorReply ? count : count < 0 ? ENTRIES_SHOWN : count
}

type Field = readonly [Reply, Reply]

function commonFields({ version }: CommandContext, stream: StreamValue): Field[] {
  const { nodeIds } = stream
  const fields: Field[] = [
    ['length', stream.length],
    ['radix-tree-keys', nodeIds.length],
    ['radix-tree-nodes', radixTreeNodes(nodeIds)],
    ['last-generated-id', idText(stream.lastId)],
  ]
  if (version === '6.2') return fields
  return [
    ...fields,
    ['max-deleted-entry-id', idText(stream.maxDeletedId)],
    ['entries-added', stream.entriesAdded],
    ['recorded-first-entry-id', idText(stream.first?.id ?? 0n)],
  ]
}

function shortFields({ first, last }: StreamValue): Field[] {
  return [
    ['groups', 0],
    ['first-entry', first === undefined ? null : entryReply(first)],
    ['last-entry', last === undefined ? null : entryReply(last)],
  ]
}

function fullFields(stream: StreamValue, count: number): Field[] {
  const shown = take(stream.ascending(0n, MAX_ID), count || Number.POSITIVE_INFINITY)
  return [
    ['entries', shown.map(entryReply)],
    ['groups', []],
  ]
}
