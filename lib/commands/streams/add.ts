import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import {
  idText,
  MAX_ID,
  MAX_PART,
  makeId,
  millisecondsOf,
  type StreamId,
} from '../../keyspace/stream-id.js'
import { StreamValue, type Trim } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { wrongArity } from '../../reply/errors/common.js'
import {
  ENTRY_TOO_LARGE,
  INVALID_STREAM_ID,
  STREAM_EXHAUSTED,
  XADD_ID_TOO_SMALL,
  XADD_ID_ZERO,
  XADD_WRONG_ARITY,
} from '../../reply/errors/streams.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { parseId, parsePart } from './ids.js'
import { lookupStream, nodeLimits } from './lookup-stream.js'
import { xaddAsReplicated } from './replicated.js'
import { noTrim, readTrimOption, trimOf, trimStream } from './trim-options.js'

/** As many bytes as the fields and values of an entry may have together. */
const LARGEST_ENTRY = 2 ** 30

/** The ID that is asked for: one, or the next that suits. */
type WantedId = StreamId | 'next' | { readonly milliseconds: bigint }

interface Addition {
  readonly id: WantedId
  readonly fields: readonly ByteString[]
  readonly makesStream: boolean
  readonly trim: Trim | undefined
}

export const xadd = defineCommand<CommandContext>({
  name: 'xadd',
  arity: -5,
  flags: ['write', 'denyoom', 'fast', { flag: 'random', before: '7.0' }],
  categories: ['stream'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => {
    const addition = parseAddition(context, argv)
    return addition instanceof ErrorReply ? addition : add(context, argv[1], addition)
  },
  replicatedAs: xaddAsReplicated,
})

function parseAddition(
  context: CommandContext,
  argv: readonly ByteString[],
): Addition | ErrorReply {
  const draft = noTrim()
  let makesStream = true
  let at = 2
  for (; at < argv.length; ) {
    if (argv[at].toUpperCase() === 'NOMKSTREAM') {
      makesStream = false
      at++
      continue
    }
    const read = readTrimOption(draft, argv, at)
    if (read instanceof ErrorReply) return read
    if (read === 0) break
    at += read
  }
  // What is no option is the ID.
  const id = at < argv.length ? parseWantedId(context, argv[at]) : INVALID_STREAM_ID
  if (id instanceof ErrorReply) return id
  const trim = trimOf(context, draft)
  if (trim instanceof ErrorReply) return trim
  const fields = argv.slice(at + 1)
  if (fields.length < 2 || fields.length % 2 === 1) return wrongPairs(context)
  if (id === 0n) return XADD_ID_ZERO
  return { id, fields, makesStream, trim }
}

function wrongPairs({ version }: CommandContext): ErrorReply {
  return version < '7.0' ? XADD_WRONG_ARITY : wrongArity('xadd')
}

function parseWantedId({ version }: CommandContext, text: ByteString): WantedId | ErrorReply {
  if (text === '*') return 'next'
  if (version < '7.0' || !text.endsWith('-*')) return parseId(text, 0n)
  const milliseconds = parsePart(text.slice(0, -2))
  return milliseconds === undefined ? INVALID_STREAM_ID : { milliseconds }
}

function add(
  context: CommandContext,
  key: ByteString,
  { id: wanted, fields, makesStream, trim }: Addition,
): Reply {
  const found = lookupStream(context, key)
  if (found instanceof ErrorReply) return found
  if (found === undefined && !makesStream) return null
  const stream = found ?? new StreamValue()
  if (stream.lastId === MAX_ID) return STREAM_EXHAUSTED
  const id = nextId(context, stream.lastId, wanted)
  if (id === undefined || id <= stream.lastId) return XADD_ID_TOO_SMALL
  // An empty stream stays where the entry is too large.
  if (found === undefined) context.db.set(key, stream)
  if (isTooLarge(fields)) return ENTRY_TOO_LARGE
  stream.append({ id, fields }, nodeLimits(context))
  changed(context, key, 't', 'xadd')
  if (trim !== undefined) trimStream(context, key, stream, trim)
  context.db.signalReady(key)
  return idText(id)
}

function isTooLarge(fields: readonly ByteString[]): boolean {
  return fields.reduce((bytes, { length }) => bytes + length, 0) > LARGEST_ENTRY
}

function nextId(context: CommandContext, lastId: StreamId, wanted: WantedId): StreamId | undefined {
  if (typeof wanted === 'bigint') return wanted
  if (wanted === 'next') {
    const now = makeId(BigInt(context.now()), 0n)
    return now > lastId ? now : lastId + 1n
  }
  const { milliseconds } = wanted
  if (milliseconds !== millisecondsOf(lastId)) return makeId(milliseconds, 0n)
  return lastId === makeId(milliseconds, MAX_PART) ? undefined : lastId + 1n
}
