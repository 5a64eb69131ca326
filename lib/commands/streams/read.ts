import { type Answer, defineCommand } from '../../command/define-command.js'
import { MAX_ID, type StreamId } from '../../keyspace/stream-id.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { TIMEOUT_NEGATIVE } from '../../reply/errors/blocking.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  BLOCK_NOT_AN_INTEGER,
  GROUP_WITH_XREAD,
  INVALID_STREAM_ID,
  NEW_ID_WITH_XREAD,
  unbalancedStreams,
} from '../../reply/errors/streams.js'
import { ErrorReply, MapReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { parseId } from './ids.js'
import { entryReply, lookupStream } from './lookup-stream.js'
import { take } from './read-range.js'

/** A stream to read, and the ID behind which. */
interface Source {
  readonly key: ByteString
  readonly after: StreamId
}

interface ReadOptions {
  count: number
  /** How long to wait, undefined for not at all. */
  blockMs: number | undefined
  /** Where the keys begin. */
  keysAt: number
}

export const xread = defineCommand<CommandContext>({
  name: 'xread',
  arity: -4,
  flags: ['readonly', 'movablekeys', { flag: 'blocking', since: '7.0' }],
  categories: ['stream', 'blocking'],
  keys: [{ access: 'RO access', keyword: 'streams', from: 1, takes: 'half' }],
  run: (context, argv) => {
    const options = parseOptions(argv)
    if (options instanceof ErrorReply) return options
    const sources = parseSources(context, argv, options.keysAt)
    return sources instanceof ErrorReply ? sources : read(context, sources, options)
  },
})

function parseOptions(argv: readonly ByteString[]): ReadOptions | ErrorReply {
  const options: ReadOptions = { count: 0, blockMs: undefined, keysAt: 0 }
  for (let i = 1; i < argv.length; i += 2) {
    const word = argv[i].toUpperCase()
    if (word === 'GROUP') return GROUP_WITH_XREAD
    if (i + 1 >= argv.length) return SYNTAX_ERROR
    if (word === 'STREAMS') return { ...options, keysAt: i + 1 }
    const refusal = readOption(options, word, argv[i + 1])
    if (refusal !== undefined) return refusal
  }
  return SYNTAX_ERROR
}

function readOption(options: ReadOptions, word: string, text: ByteString): ErrorReply | undefined {
  if (word !== 'COUNT' && word !== 'BLOCK') return SYNTAX_ERROR
  const value = word === 'COUNT' ? parseInteger(text) : parseInteger(text, BLOCK_NOT_AN_INTEGER)
  if (value instanceof ErrorReply) return value
  if (word === 'COUNT') options.count = Math.max(0, value)
  else if (value < 0) return TIMEOUT_NEGATIVE
  else options.blockMs = value
}

function parseSources(
  context: CommandContext,
  argv: readonly ByteString[],
  keysAt: number,
): Source[] | ErrorReply {
  const count = (argv.length - keysAt) / 2
  if (!Number.isInteger(count)) return unbalancedStreams(context.version)
  const sources: Source[] = []
  for (let i = 0; i < count; i++) {
    const key = argv[keysAt + i]
    const after = parseAfter(context, key, argv[keysAt + count + i])
    if (after instanceof ErrorReply) return after
    sources.push({ key, after })
  }
  return sources
}

function parseAfter(
  context: CommandContext,
  key: ByteString,
  text: ByteString,
): StreamId | ErrorReply {
  const stream = lookupStream(context, key)
  if (stream instanceof ErrorReply) return stream
  if (text === '$') return stream?.lastId ?? 0n
  if (text === '+' && context.version >= '7.4') {
    // The last entry that is there: what comes behind the ID before it.
    return stream?.last === undefined ? (stream?.lastId ?? 0n) : stream.last.id - 1n
  }
  if (text === '>') return NEW_ID_WITH_XREAD
  return text === '' ? INVALID_STREAM_ID : parseId(text, 0n)
}

function read(context: CommandContext, sources: readonly Source[], options: ReadOptions): Answer {
  const { count, blockMs } = options
  const found = readFrom(context, sources, count)
  if (found !== undefined) return found
  if (blockMs === undefined) return NULL_ARRAY
  return context.block({
    keys: sources.map(({ key }) => key),
    timeoutMs: blockMs,
    onTimeout: NULL_ARRAY,
    serve: (ready) => {
      if (!(context.db.get(ready) instanceof StreamValue)) return undefined
      // From 7.2 on the whole command runs again, before that the key that is ready is served.
      const tried = context.version < '7.2' ? sources.filter(({ key }) => key === ready) : sources
      return readFrom(context, tried, count)
    },
  })
}

/** The entries behind the IDs; undefined where there are none. */
function readFrom(
  context: CommandContext,
  sources: readonly Source[],
  count: number,
): Reply | undefined {
  const pairs: [Reply, Reply][] = []
  for (const { key, after } of sources) {
    const stream = context.db.get(key)
    if (!(stream instanceof StreamValue) || stream.length === 0 || after >= MAX_ID) continue
    const entries = take(stream.ascending(after + 1n, MAX_ID), count || Number.POSITIVE_INFINITY)
    if (entries.length > 0) pairs.push([key, entries.map(entryReply)])
  }
  if (pairs.length === 0) return undefined
  return context.resp === 3 ? new MapReply(pairs) : pairs
}
