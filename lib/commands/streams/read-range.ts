import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { StreamId } from '../../keyspace/stream-id.js'
import type { StreamEntry } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, NULL_ARRAY } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { parseStart, parseStop } from './ids.js'
import { entryReply, lookupStream } from './lookup-stream.js'

export const xrange = defineRange('xrange', false)
export const xrevrange = defineRange('xrevrange', true)

function defineRange(name: string, isReverse: boolean): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -4,
    flags: ['readonly'],
    categories: ['stream'],
    keys: [keyAt(1, 'RO access')],
    run: (context, argv) => {
      const range = parseRange(argv, isReverse)
      if (range instanceof ErrorReply) return range
      const stream = lookupStream(context, argv[1])
      if (stream === undefined) return []
      if (stream instanceof ErrorReply) return stream
      const { start, stop, count } = range
      if (count === 0) return NULL_ARRAY
      const entries = isReverse ? stream.descending(stop, start) : stream.ascending(start, stop)
      return take(entries, count).map(entryReply)
    },
  })
}

interface Range {
  readonly start: StreamId
  readonly stop: StreamId
  readonly count: number
}

/** A reversed range names its upper end first. */
function parseRange(argv: readonly ByteString[], isReverse: boolean): Range | ErrorReply {
  const start = parseStart(argv[isReverse ? 3 : 2])
  if (start instanceof ErrorReply) return start
  const stop = parseStop(argv[isReverse ? 2 : 3])
  if (stop instanceof ErrorReply) return stop
  const count = parseCount(argv)
  return count instanceof ErrorReply ? count : { start, stop, count }
}

/** A count below 0 is 0; without one all entries are shown. */
function parseCount(argv: readonly ByteString[]): number | ErrorReply {
  let count = Number.POSITIVE_INFINITY
  for (let i = 4; i < argv.length; i += 2) {
    if (argv[i].toUpperCase() !== 'COUNT' || i + 1 >= argv.length) return SYNTAX_ERROR
    const parsed = parseInteger(argv[i + 1])
    if (parsed instanceof ErrorReply) return parsed
    count = Math.max(0, parsed)
  }
  return count
}

/** The first of some entries. */
export function take(entries: Iterable<StreamEntry>, count: number): StreamEntry[] {
  const taken: StreamEntry[] = []
  if (count <= 0) return taken
  for (const entry of entries) {
    taken.push(entry)
    if (taken.length >= count) break
  }
  return taken
}
